-- How members, police and the head of the centre answer when no controller does: by words, by what was done.
-- Words stand in Japanese and English; `mentions` folds width and case.
local answers = use "answers"
local people = use "people"
local words = use "words"

local has, names_a_time = words.among, words.names_a_time
local person = people.with("texts/says", {re = "says-re", ja = "says-ja", en = "says-en"})

-- ---- The centre ---------------------------------------------------------------------------------------------------

on.message("chief", person({"榊です。", "Sakaki here.", tone = "boss"}, {
  {since = "support-hotel", from = "coord", earned = function(message)
     return words.all(message, {{"会場", "入場口", "venue", "gates"}, {"配信", "streaming", "broadcaster"}})
   end, good = "texts/say-chief-agrees", asking = "texts/say-chief-priority"},
  {words = {"班", "何人", "支援", "team", "support"},
   says = {"支援班は2つです。安全、開場、代わりの有無の順に考えて、行き先と理由を上げてください。",
           "We have two teams. Think of safety, the opening and what can stand in, and tell me " ..
           "where they go and why."}},
  {words = {"開場", "何時", "予定", "opening", "when", "schedule"},
   says = {"開場は10時です。会員への返事は、番号と次の時刻を必ず添えてください。",
           "We open at 10:00. Every answer to a member carries a number and the time of the next."}},
  {words = {"様式", "承認", "共有", "TLP", "form", "approv", "sharing"},
   says = {"会員に出すものは様式で回してください。会員の名前が出ていなければ、すぐ見ます。",
           "Put what goes to members to me on its form. If it names no member I look at it at once."}},
  noted = "texts/say-chief-noted",
}))

on.report("support-decision", function(report, lane)
  if not has(report.to, "chief") then return end
  lane:acknowledge(report)
  local venue = words.in_field(report, "first_team", {"会場", "入場口", "venue", "gate"})
  local streaming = words.in_field(report, "second_team", {"配信", "streaming", "encoder"})
  lane:send("chief", report.from, venue and streaming and "texts/say-chief-agrees" or "texts/say-chief-priority")
end)

on.report("daily-summary", function(report, lane)
  if has(report.to, "chief") or has(report.to, "nisc") then lane:acknowledge(report) end
  if has(report.to, "chief") then lane:send("chief", report.from, "texts/say-chief-summary") end
end)

on.approval("chief", function(request, lane)
  for _, field in ipairs({"summary", "marks", "advice"}) do
    if not words.filled(request, field) then return lane:send_back(request, "texts/say-chief-back") end
  end
  -- Members are told what to look for, never who was hit.
  local names = {"ミナトチケット", "あおば配信", "塚本", "minato ticket", "aoba streaming"}
  if words.in_field(request, "summary", names) or words.in_field(request, "marks", names) then
    return lane:send_back(request, "texts/say-chief-names")
  end
  lane:approve(request, "texts/say-chief-approves")
end)

on.report("sharing-note", function(report, lane)
  for _, member in ipairs({"venue", "tickets", "broadcaster", "transit", "hotel", "carrier"}) do
    if has(report.to, member) then
      lane:acknowledge(report)
      if answers.once(lane, "note-read") then lane:send(member, "desk", "texts/say-member-checked") end
      return
    end
  end
end)

-- ---- Agencies -----------------------------------------------------------------------------------------------------

on.message("jpcert", person({"JPCERT/CCです。", "JPCERT/CC.", tone = "formal"}, {
  {words = {"修正版", "easyassist-update", "fix", "なりすまし", "spoof"}, since = "false-fix", says = "texts/say-jpcert-fix"},
  {words = {"目印", "見分け", "8.2.9", "通信先", "修正", "mark", "version", "destination", "fix"}, since = "jpcert-alert",
   says = {"見分ける目印は、お送りした情報のとおりです。正規の修正は、まだ出ていません。出ればお知らせします。",
           "The marks are those in our alert. There is no genuine fix yet; we tell you when there is."}},
  {words = {"EasyAssist", "注意喚起", "攻撃", "情報", "alert", "attack", "information"}, before = "jpcert-alert",
   says = {"現時点で、お知らせする情報はありません。出しだいお送りします。", "We have nothing to send at present. You will have it when we do."}},
  {since = "jpcert-alert", says = "texts/say-jpcert"},
  noted = {"ご連絡ありがとうございます。", "Thank you for telling us."},
}))

on.message("nisc", person({"NISCです。", "NISC.", tone = "formal"}, {
  {since = "ministry-asks", earned = {"開場", "10時", "紙", "opening", "10:00", "paper"},
   good = "texts/say-nisc", asking = "texts/say-nisc-opening"},
  {words = {"官邸", "会見", "いつまで", "期限", "by when", "deadline"}, since = "ministry-asks",
   says = {"9時40分までに、確かめた内容だけでお願いします。", "By 9:40 please, and only what you have confirmed."}},
  noted = "texts/say-nisc",
}))

on.message("npa", person({"サイバー犯罪対策課です。", "Cybercrime division.", tone = "formal"}, {
  {words = {"記録", "同意", "原本", "いつ", "端末", "record", "consent", "original", "when"}, since = "police-request",
   says = {"会場・チケット・配信の通信と更新の記録です。端末は催しの後で構いません。持ち主の同意と、渡せる時刻をお知らせください。",
           "The records of traffic and updates of venue, tickets and streaming. Terminals can wait until " ..
               "afterwards. Tell us of consent and a time."}},
  {since = "police-request", says = "texts/say-npa"},
  {words = {"捜査", "犯人", "investigation", "culprit"}, says = {"捜査に関わることは、お答えできません。",
      "We do not speak about investigations."}},
  noted = {"ご連絡を受けました。不審な点があれば、記録を残してください。", "Noted. If something looks wrong, keep the records."},
}))

-- ---- Members: whoever gets the alert or an order to check says so ---------------------------------------------------

local alert_marks = {"転送", "Fw:", "forward", "198.51.100.77", "8.2.9"}

on.message("venue", person({"塚本です。", "Tsukamoto here."}, {
  {since = "venue-reimage", from = "analyst", earned = {"保全", "記録", "preserve", "records", "evidence", "keep"},
   good = "texts/say-venue-keeps", asking = "texts/say-venue-what"},
  {since = "support-venue", from = "coord", earned = names_a_time, good = "texts/say-venue-support", asking =
      "texts/say-venue-when"},
  {words = alert_marks, since = "jpcert-alert", says = "texts/say-venue-alert"},
  {words = {"何台", "どの端末", "番", "状況", "症状", "電源", "更新", "how many", "which", "symptom", "power"}, since = "venue-report",
   says = {"7、11、12番の3台が遅く、知らない更新の画面が出ています。ほかの3台は動いています。電源は入れたままです。",
           "Numbers 7, 11 and 12 are slow and show an update we do not know. The other three work. " ..
           "They are still on."}},
  {since = "venue-report", earned = {"1204", "番号", "number"}, good = "texts/say-venue-thanks", asking =
      "texts/say-venue-number"},
  {words = {"端末", "状況", "開場", "準備", "terminal", "opening", "ready"}, before = "venue-report",
   says = {"端末の立ち上げを確かめているところです。変わったことがあれば、報告します。",
       "We are checking the terminals as they start. If something is odd we report it."}},
  noted = {"承知しました。", "Understood."},
}))

on.message("tickets", person({"岸です。", "Kishi here.", tone = "formal"}, {
  {since = "tickets-denies", earned = {"7時41分", "7:41", "8.2.9", "07:41"},
   good = "texts/say-tickets-admits", asking = "texts/say-tickets-proof"},
  {words = {"何台", "端末", "更新", "バージョン", "terminal", "update", "version"}, since = "jpcert-alert", before =
      "tickets-denies",
   says = "texts/say-tickets-alert"},
  {words = {"ticket-03", "侵入", "更新", "intru", "update"}, since = "tickets-denies",
   when = function(_, lane) return not answers.said(lane, "texts/say-tickets-admits") end, says =
       "texts/say-tickets-proof"},
  {words = {"何台", "端末", "terminal"}, says = {"発券の端末は全部で9台で、今のところ異常の報告はありません。",
      "There are nine ticket terminals, and nobody has reported anything so far."}},
  {since = "jpcert-alert", says = "texts/say-tickets-alert"},
  noted = {"承知しました。社内に伝えます。", "Understood. I pass it on."},
}))

on.message("broadcaster", person({"蔵田です。", "Kurata here.", tone = "ops"}, {
  {since = "support-streaming", from = "coord", earned = names_a_time,
   good = "texts/say-broadcaster-support", asking = "texts/say-broadcaster-when"},
  {words = alert_marks, since = "jpcert-alert", says = "texts/say-broadcaster-alert"},
  {words = {"装置", "予備", "切り替え", "何時", "encoder", "spare", "switch", "when"}, since = "support-streaming",
   says = {"配信装置2が知らない通信をしています。予備は1台。9時45分を過ぎると、切り替える時間がありません。",
           "Encoder 2 talks to somewhere we do not know. One spare. After 9:45 there is no time to switch."}},
  {words = {"装置", "配信", "予備", "状況", "encoder", "stream", "spare"}, before = "support-streaming",
   says = {"10時の開幕式に向けて準備しています。今のところ、配信は試験どおりです。",
       "We prepare for the opening at 10:00. So far the stream is as in the tests."}},
  {words = {"確認", "調べ", "バージョン", "check", "version"}, since = "jpcert-alert", says = "texts/say-broadcaster-alert"},
  noted = {"了解しました。開幕式の準備を続けます。", "Understood. We go on with the opening."},
}))

on.message("transit", person({"浜口です。", "Hamaguchi here.", tone = "ops"}, {
  {since = "open-or-wait", from = "organiser", says = "texts/say-transit-opening"},
  {words = alert_marks, since = "transit-call", says = "texts/say-transit"},
  {since = "transit-call", says = "texts/say-transit"},
  {words = {"何台", "端末", "EasyAssist", "状況", "how many", "terminal"}, since = "transit-call",
   says = {"配車の端末は40台で、EasyAssist が入っています。今のところ異常はありません。何を調べればよいですか。",
           "Forty dispatch terminals have EasyAssist. Nothing unusual so far. What shall we look for?"}},
  {words = {"バス", "運行", "本数", "混雑", "bus", "running", "crowd"},
   says = {"会場行きは予定どおり走らせています。間隔や降ろす所を変えるときは、早めに言ってください。",
           "Buses to the venue run as planned. If intervals or stops are to change, tell us early."}},
  noted = {"了解しました。運行に関わることは、早めに知らせてください。", "Understood. Tell us early what concerns the buses."},
}))

on.message("hotel", person({"白井です。", "Shirai here.", tone = "formal"}, {
  {since = "support-hotel", says = "texts/say-hotel"},
  {words = {"無線", "いつ", "何時", "客", "遅", "wi-fi", "wireless", "slow", "when"}, since = "support-hotel",
   says = {"7時すぎから、客室の無線が遅いと言われています。朝食の時間で、お客様は多くいらっしゃいます。",
           "Since shortly after 7:00 guests say the wireless is slow. It is breakfast time and the house is full."}},
  {words = {"無線", "客", "端末", "異常", "wireless", "guest", "terminal"}, before = "support-hotel",
   says = {"当ホテルでは、今のところ変わったことはありません。", "Nothing unusual in our house so far."}},
  noted = {"承知いたしました。", "Noted."},
}))

on.message("carrier", person({"葛西です。", "Kasai here.", tone = "ops"}, {
  {since = "jpcert-alert", earned = function(message) return message:mentions("198.51.100.77", "8443")
      and not (people.asks(message) and message.about == nil) end,
   good = "texts/say-carrier-blocked", asking = "texts/say-carrier-what"},
  {words = {"遮断", "止め", "ポート", "block", "port"}, says = "texts/say-carrier-what"},
  {words = {"記録", "通信", "ログ", "台", "log", "record", "traffic"}, since = "network-log",
   says = {"通信記録（proxy.csv）をお送りしたとおりです。どの端末かは、記録で確かめてください。",
       "You have proxy.csv. Which terminals it concerns please see there."}},
  {words = {"記録", "通信", "ログ", "回線", "log", "record", "traffic", "line"}, before = "network-log",
   says = {"会場の回線に異常はありません。通信記録は、要る時間帯を言ってもらえれば出します。",
       "The venue's lines are fine. Name the hours and I extract the records."}},
  noted = {"了解しました。", "Understood."},
}))

-- ---- The organiser's people, and those outside ---------------------------------------------------------------------

on.message("volunteer", person({"早川です。", "Hayakawa here."}, {
  {words = {"いつ", "何時", "開", "ほかの人", "誰", "when", "what did", "open", "anybody else", "who"}, since = "volunteer-mail",
   says = {"8時24分に、添付を実行してしまいました。開いたのは私だけです。申し訳ありません。",
           "I ran the attachment at 8:24. I am the only one who opened it. I am very sorry."}},
  {since = "volunteer-mail", says = "texts/say-volunteer"},
  {words = {"メール", "受付", "不審", "mail", "desk", "suspicious"}, before = "volunteer-mail",
   says = {"受付はこれからです。変わったメールは、見たらすぐお知らせします。", "The desk is just opening. If I see an odd mail I tell you."}},
  noted = {"分かりました。気を付けます。", "All right, I will take care."},
}))

on.message("org-head", person({"菊池です。", "Kikuchi here.", tone = "boss"}, {
  {words = {"承認", "様式", "報告", "approv", "form", "report"},
   says = {"報告は様式で回してほしい。概要、事象の種類、対象が書かれていれば承認する。",
           "Put the report to me on its form. With summary, event type and systems filled I approve."}},
  {words = {"開場", "何時", "遅ら", "opening", "delay", "when"},
   says = {"10時の開場を第一に考えてほしい。ただし、来場者の安全が先だ。", "Opening at 10:00 is what matters, but visitors' safety comes first."}},
  {since = "venue-report", says = "texts/say-org-head"},
  noted = {"わかった。開場に関わることは、すぐ知らせてほしい。", "All right. Whatever concerns the opening I want to hear at once."},
}))

on.approval("org-head", function(request, lane)
  for _, field in ipairs({"summary", "event_type", "systems"}) do
    if not words.filled(request, field) then return lane:send_back(request, "texts/say-org-head-back") end
  end
  lane:approve(request, "texts/say-org-head-approves")
end)

on.message("sponsor", person({"宮内です。", "Miyauchi here.", tone = "formal"}, {
  {words = {"ミナトチケット", "あおば配信", "minato ticket", "aoba streaming"}, since = "venue-report", always = true,
   says = "texts/say-sponsor-names"},
  {words = {"何に使", "なぜ", "端末", "売店", "what for", "why", "terminal", "shop"}, since = "sponsor-asks",
   says = {"売店の端末が心配で、9時までに役員に説明するためです。", "I worry about our shop's terminals and must brief the board by 9:00."}},
  {since = "sponsor-asks", says = "texts/say-sponsor-insists"},
  noted = {"ご連絡ありがとうございます。", "Thank you for telling us."},
}))

on.message("press", person({"森です。", "Mori here.", tone = "press"}, {
  {words = {"締切", "何時", "deadline", "when", "what do you"}, since = "press-asks",
   says = {"10時のニュースです。攻撃かどうかと、個人情報が漏れたかどうかを知りたいのです。",
           "The ten o'clock news. I want to know whether it was an attack and whether personal data leaked."}},
  {since = "press-asks", says = "texts/say-press"},
  noted = {"承知しました。何かあれば、こちらから伺います。", "Noted. I call if something comes up."},
}))

on.message("control", function(message, lane) lane:acknowledge(message) end)
