-- How the people around the ministry's CSIRT answer when no controller does: by words, by what was done, by the hour.
-- Words stand in Japanese and English; `mentions` folds width and case.
local answers = use "answers"
local people = use "people"

local person = people.with("texts/says", {re = "says-re", ja = "says-ja", en = "says-en"})
local said = answers.said

local function has(list, name)
  for _, one in ipairs(list) do
    if one == name then return true end
  end
  return false
end

-- Labels of the empty fields among `wanted` ({field, ja, en}), joined for each language.
local function missing(fields, wanted)
  local ja, en = {}, {}
  for _, want in ipairs(wanted) do
    local values = fields[want[1]]
    if values == nil or values[1] == nil or values[1] == "" then
      ja[#ja + 1] = want[2]
      en[#en + 1] = want[3]
    end
  end
  return table.concat(ja, "、"), table.concat(en, ", ")
end

-- ---- Staff --------------------------------------------------------------------------------------------------------

on.message("hirano", person({"平野です。", "Hirano here."}, {
  {words = {"周り", "周囲", "ほかの", "他の方", "同じ課", "around you", "anybody else", "colleague"},
   does = function(message, lane, say)
     if said(lane, "texts/say-hirano-neighbour") then return say(message, lane, "texts/say-hirano-neighbour") end
     lane:acknowledge(message)
     if answers.once(lane, "hirano-thinks") then lane:after(240, "hirano-remembers") end
     return true
   end},
  {words = {"開き", "開い", "開封", "クリック", "open", "click"},
   says = {"開いていません。件名を見ておかしいと思い、そのままにしてあります。", "I did not open it. The subject looked odd, so I left it as it is."}},
  {words = {"何時", "いつ", "when", "what time"},
   says = {"8時12分に受け取りました。", "I received it at 8:12."}},
  {words = {"受け取った", "届い", "心当たり", "送信元", "差出人", "received", "know the sender"},
   says = {"課内で受け取ったのは私だけです。送り主に心当たりはありません。",
           "In our division I am the only one who received it. I do not know the sender."}},
  noted = "texts/say-hirano",
}))

on.timer("hirano-remembers", function(_, lane)
  answers.once(lane, "say-hirano-neighbour")
  lane:send("hirano", "csirt", "texts/say-hirano-neighbour")
end)

-- He admits what he did when asked for it without blame, or shown the time in the log. Before he was told that his
-- PC is being looked at he has nothing to deny.
on.message("nishida", person({"西田です。", "Nishida here."}, {
  {words = {"8:31", "372,736", "372736", "パスワードを", "保存", "プレビュー", "代替端末", "typed", "preview", "spare pc", "another pc"},
   since = "user-denies", says = "texts/say-nishida-admits"},
  {words = {"会議", "協議", "時間", "meeting", "busy"},
   says = {"11時から協議があり、その準備をしています。用件は短くお願いします。",
           "I have consultations at 11 and am preparing for them. Please be brief."}},
  {words = {"メール", "開", "添付", "端末", "ファイル", "mail", "open", "attachment", "file", " pc"}, since = "user-denies",
   when = function(_, lane) return not said(lane, "texts/say-nishida-admits") end, says = "texts/say-nishida-denies"},
  {words = {"メール", "端末", "mail", " pc"}, before = "user-denies",
   says = {"メールは毎朝まとめて見ています。特に変わったことには気付いていません。協議の準備がありますので、手短にお願いします。",
           "I read my mail in one go each morning and noticed nothing special. Please be brief, I have a " ..
               "meeting to prepare."}},
  noted = {"承知しました。協議の準備がありますので、これで失礼します。", "Understood. I have a meeting to prepare, so excuse me."},
}))

-- He says what he did when asked about that mail, or once the warning went round; never unasked.
on.message("usui", person({"臼井です。", "Usui here."}, {
  {words = {"ZIP", "出欠", "開き", "開い", "開封", "添付", "意見交換会", "不審", "attendance", "open", "attachment", "suspicious"},
   when = function(_, lane)
     return lane:done("warn-staff") or lane:fired("mail-log") or said(lane, "texts/say-hirano-neighbour")
   end, says = "texts/say-usui"},
  {words = {"開き", "開い", "開封", "添付", "不審", "open", "attachment", "suspicious"},
   says = {"どのメールのことでしょうか。件名か日付を教えていただければ、思い当たるものがないか確かめます。",
           "Which mail do you mean? Give me the subject or the day and I see whether I remember it."}},
  {words = {"電源", "夜", "切り離", "LAN", "ケーブル", "power", "overnight", "cable", "unplug"},
   says = {"端末は昨日から電源を入れたままです。LANケーブルは、ご指示があればすぐ抜きます。電源は切らないほうがよいですか。ご指示に従います。",
           "My PC has been on since yesterday. I will pull the cable as soon as you say so, and leave the power " ..
               "as you tell me."}},
  {words = {"保守", "遠隔", "11月", "maintenance", "remote", "november"},
   says = {"11月に運用の担当の方が、遠隔で端末の保守をされました。詳しい日は覚えていません。",
           "In November somebody from operations serviced my PC remotely. I do not recall the day."}},
  noted = {"承知しました。ご指示のとおりにいたします。", "Understood. I will do as you say."},
}))

on.message("bureau", person({"堀です。", "Hori here.", tone = "boss"}, {
  {since = "file-list", says = "texts/say-bureau-noted"},
  {since = "bureau-resists", before = "file-list", earned = function(message, lane)
     local ground = message:mentions("adm-ops03", "管理者アカウント", "管理者権限", "侵入", "administrator", "entered")
     local instead = message:mentions("代替", "貸出", "読み取り専用", "spare", "alternative", "read-only")
     return (ground and instead) or lane:done("decide-isolation")
   end, good = "texts/say-bureau-yields", asking = "texts/say-bureau-noon"},
  {words = {"共有フォルダ", "fs-k01", "停止", "止め", "share", "stop"}, since = "bureau-resists", before = "file-list",
   when = function(_, lane) return not said(lane, "texts/say-bureau-yields") end, says = "texts/say-bureau-noon"},
  {words = {"協議", "会議", "予定", "必要な資料", "consultation", "meeting", "schedule"},
   says = {"今日は11時に事前協議、14時に局議があります。資料は局の共有フォルダにあり、それまで使えないと困ります。",
           "We have consultations at 11 and a bureau meeting at 14. The papers are on the bureau's share; we " ..
               "need it until then."}},
  {words = {"フォルダ", "資料", "何が入", "share", "papers"},
   says = {"fs-k01 には、局の協議資料や名簿を置いています。", "On fs-k01 we keep the bureau's papers for consultations, and lists."}},
  noted = {"承知しました。局内に関わることは、まず私に知らせてください。", "Understood. Whatever concerns the bureau, tell me first."},
}))

on.action("decide-isolation", function(_, lane)
  if lane:fired("bureau-resists") and answers.once(lane, "say-bureau-yields") then
    lane:send("bureau", {"csirt", "ciso"}, "texts/say-bureau-yields")
  end
end)

-- ---- Operator -----------------------------------------------------------------------------------------------------

local function refuses(message)
  return message:mentions("しない", "行わない", "せず", "中止", "待って", "お待ち", "控え", "見合わせ", "do not", "don't",
                          "not be wiped", "hold off", "wait")
end

local function answers_reimage(message, lane, say_once)
  if not lane:fired("reimage-question") or lane:fired("ops-reimages") then return false end
  if not message:mentions("初期化", "再配備", "wipe", "re-imag", "reimag", "set up anew") then return false end
  lane:set_flag("reimage-settled", "yes")
  if refuses(message) or message:mentions("保全", "証拠", "preserv", "evidence") then
    say_once(message, lane, "texts/say-ops-stops")
  else
    say_once(message, lane, "texts/say-ops-goes")
    lane:set("kt-0412", "re-imaged")
    if not lane:done("preserve-evidence") then lane:set_flag("evidence-lost", "yes") end
  end
  return true
end

local function answers_logs(message, lane, say_once)
  local stop = message:mentions("無効", "停止", "パスワード", "disable", "password")
  if lane:fired("proxy-log") and message:mentions("198.51.100.61") and message:mentions("遮断", "block") then
    lane:set_flag("c2-blocked", "yes")
  end
  if message:mentions("adm-ops03") and stop then
    lane:set_flag("admin-disabled", "yes")
    lane:set("dc-02", "cleaned")
    say_once(message, lane, "texts/say-ops-disabled")
  elseif lane:fired("exfil-found") and message:mentions("312", "6:58", "fs-k01", "別媒体", "separate media") then
    say_once(message, lane, "texts/say-ops-kept")
  elseif message:mentions("1,184", "1184", "198.51.100.140") and lane:fired("proxy-log") then
    lane:acknowledge(message)
    if answers.once(lane, "say-ops-sweep") then lane:after(300, "sweep") end
  elseif message:mentions("203.0.113.88", "送信元", "ドメイン", "sending address", "sender domain") then
    lane:acknowledge(message)
    if answers.once(lane, "say-ops-search") then lane:after(300, "search") end
  elseif message:mentions("遮断", "198.51.100.61", "block") then
    say_once(message, lane, "texts/say-ops-blocked")
  else
    return false
  end
  return true
end

on.message("ops", person({"村瀬です。", "Murase here.", tone = "formal"}, {
  {does = answers_reimage},
  {does = answers_logs},
  {words = {"ログ", "記録", "log", "record"}, before = "mail-log",
   says = {"メールゲートウェイのログを抽出しているところです。プロキシ、認証サーバのログも、順にお送りします。",
           "We are extracting the mail-gateway log. The proxy and directory logs follow one after the other."}},
  {words = {"ログ", "記録", "log", "record"}, since = "mail-log",
   says = {"取り出せたログから順にお送りしています。見る範囲（時間、端末、宛先）をご指定いただければ、絞り込みます。",
           "We send the logs as we extract them. Name the period, terminal or destination and we narrow them down."}},
  {words = {"何時間", "何分", "どのくらい", "いつまで", "how long"}, says = "texts/canned-ops-eta"},
  noted = "texts/say-ops-noted",
}))

on.timer("search", function(_, lane) lane:send("ops", "csirt", "texts/say-ops-search") end)
on.timer("sweep", function(_, lane) lane:send("ops", "csirt", "texts/say-ops-sweep") end)

on.action("reimage", function(_, lane)
  if not lane:done("preserve-evidence") then lane:set_flag("evidence-lost", "yes") end
end)

-- ---- GSOC, NISC, the commission -----------------------------------------------------------------------------------

on.message("gsoc", person({"GSOCです。", "GSOC here.", tone = "formal"}, {
  {words = {"203.0.113.88", "198.51.100.140", "kt-0412", "sr-0127"}, since = "gsoc-notice", says =
      "texts/say-gsoc-shared"},
  {words = {"他府省庁", "ほかの省", "ほかの府省", "他省", "other ministries"}, since = "gsoc-notice",
   says = {"現在、照合しています。送信元や宛先をお知らせいただければ、他府省庁の記録と突き合わせます。",
           "We are comparing. Tell us senders or destinations and we compare them with the records of other " ..
               "ministries."}},
  {words = {"端末", "どの", "通信", "検知", "通報", "which terminal", "traffic", "detect"}, since = "gsoc-notice",
   says = {"当方で見えるのは、貴省のプロキシより外側の通信です。省内のどの端末かは、貴省の記録でご確認ください。通報の内容は GS-1208-0093 のとおりです。",
           "We see the traffic outside your proxy only. Which terminal it is your own records tell. Our notice " ..
               "is GS-1208-0093."}},
  {words = {"通信", "検知", "他府省庁", "traffic", "detect"}, before = "gsoc-notice",
   says = {"現時点で、貴省についてお知らせすることはありません。検知しだい通報します。",
           "At present we have nothing to tell you about your ministry. If we detect something we give notice."}},
  noted = {"受領しました。端末、通信先、メールの送信元が分かりましたらお知らせください。他府省庁の記録と照合します。",
           "Received. Tell us terminals, destinations and senders when you know them; we compare them with " ..
               "other ministries."},
}))

on.message("nisc", person({"NISCの藤代です。", "Fujishiro, NISC.", tone = "formal"}, {
  {words = {"CYMAT", "派遣"}, since = "cymat-question", does = function(message, lane, say)
     if message:mentions("要請しない", "希望しない", "希望しません", "要請しません", "見送", "不要", "do not ask", "do not want",
                         "not needed", "no need") then
       return say(message, lane, "texts/say-nisc-nocymat")
     end
     return say(message, lane, "texts/say-nisc-cymat")
   end},
  {words = {"CYMAT", "派遣"}, before = "cymat-question",
   says = {"派遣のご相談は、状況が分かりしだい承ります。まず連絡票で状況をお知らせください。",
           "We talk about sending a team once the situation is clearer. First let us have a notice."}},
  {words = {"様式", "連絡票", "期限", "いつまで", "何分", "form", "deadline", "by when"},
   says = {"連絡票は通報から30分以内が目安です。分からない欄は「調査中」で構いません。続報で補ってください。",
           "The notice is expected within 30 minutes. Write \"under investigation\" where you do not know, and " ..
               "complete it later."}},
  {words = {"TLP", "共有範囲", "他府省庁", "sharing range", "other ministries"}, says = "texts/canned-nisc-range"},
  noted = "texts/say-nisc-noted",
}))

local nisc_wants = {
  {"event_type", "事象の種類", "event type"},
  {"recipients_found", "不審メールの受信数", "suspicious mails received"},
  {"systems", "対象の端末・サーバ・アカウント", "terminals, servers, accounts"},
  {"iocs", "攻撃の痕跡", "indicators"},
  {"summary", "概要", "summary"},
  {"next_report_at", "次回報告の予定", "next report"},
}

on.report("ministry-notice", function(report, lane)
  if has(report.to, "gsoc") and not has(report.to, "nisc") then return lane:acknowledge(report) end
  if not has(report.to, "nisc") then return end
  lane:acknowledge(report)
  local ja, en = missing(report.fields, nisc_wants)
  if ja == "" then return lane:send("nisc", "csirt", "texts/say-nisc-received") end
  lane:set_flag("nisc-missing-ja", ja)
  lane:set_flag("nisc-missing-en", en)
  lane:send("nisc", "csirt", "texts/say-nisc-missing")
end)

on.report("personal-data-report", function(report, lane)
  if not has(report.to, "ppc") then return end
  lane:acknowledge(report)
  local ja, en = missing(report.fields, {
    {"known_at", "事態を知った日時", "time of knowledge"},
    {"data_items", "項目", "items of data"},
    {"people", "本人の数", "people concerned"},
    {"cause", "原因", "cause"},
    {"notice_to_people", "本人への対応", "notice to the people concerned"},
  })
  if ja == "" then return lane:send("ppc", "csirt", "texts/say-ppc-received") end
  lane:set_flag("ppc-missing-ja", ja)
  lane:set_flag("ppc-missing-en", en)
  lane:send("ppc", "csirt", "texts/say-ppc-missing")
end)

on.message("ppc", person({"個人情報保護委員会事務局です。", "Secretariat of the commission.", tone = "formal"}, {
  {words = {"期限", "いつまで", "何日", "速報", "確報", "deadline", "how many days", "preliminary"},
   says = {"速報は、事態を知ってからおおむね3～5日以内、確報は30日以内（不正の目的によるおそれがあるときは60日以内）です。様式でお送りください。",
           "The preliminary report is due within 3 to 5 days of knowledge, the final one within 30 days (60 if " ..
               "a wrongful purpose is likely). Please use the form."}},
  {words = {"本人", "対象", "報告の要否", "必要", "people concerned", "notice to", "must we", "have to report"},
   says = {"不正の目的によるおそれがある漏えい等は、人数にかかわらず報告の対象で、「おそれ」の段階も含みます。本人への通知も必要です。",
           "A possible leak with a wrongful purpose must be reported whatever the number of people, and those " ..
               "concerned must be told."}},
  noted = "texts/say-ppc-noted",
}))

-- ---- Minister's office, press section, the agency, the analysts ---------------------------------------------------

-- Whether the message asserts that nothing got out; "not confirmed" and "cannot be ruled out" do not.
local function denies_leak(message)
  local careful = message:mentions("確認中", "調査中", "否定でき", "疑われ", "checking", "cannot rule", "nor can", "suspect")
  if careful then return false end
  return message:mentions("漏れていない", "漏れていません", "漏えいはあり", "漏えいはない", "流出はあり", "流出はない", "出ていません",
                          "nothing has leaked", "no leak", "no information got out", "nothing got out")
end

on.message("secretary", person({"青木です。", "Aoki here.", tone = "boss"}, {
  {when = denies_leak, always = true, says = "texts/say-secretary-sure"},
  {words = {"大臣", "予定", "国会", "何時", "minister", "schedule"},
   says = {"大臣は午前中は省内です。ご説明は3行で、次にいつ分かるかを添えてください。",
           "The minister is in the building this morning. Put it in three lines, and say when there will be more."}},
  {since = "secretary-asks", says = "texts/say-secretary-ok"},
  noted = {"承りました。大臣にお伝えすべきことがあれば、時刻を添えてお知らせください。",
           "Noted. If there is something the minister must hear, let me have it with the time."},
}))

on.message("press-office", person({"原です。", "Hara here."}, {
  {when = denies_leak, since = "press-enquiry", always = true, says = "texts/say-press-sure"},
  {words = {"記者", "報道", "問い合わせ", "新聞", "reporter", "press", "enquir"}, before = "press-enquiry",
   says = {"今のところ、記者からの問い合わせはありません。来たらすぐにお知らせします。",
           "No reporter has asked so far. I will tell you at once when one does."}},
  {words = {"記者", "何を聞", "いつ", "何時", "どこまで", "reporter", "when", "what do they"}, since = "press-enquiry",
   says = {"12時に記者へ折り返す約束です。記者は「外交関係の文書」とまで言っています。言うことと言わないことを分けて、お願いします。",
           "I promised to call back at 12. The reporter already speaks of diplomatic papers. Please separate " ..
               "what we say from what we do not."}},
  {since = "press-enquiry", says = "texts/say-press-ok"},
  noted = {"承知しました。記者対応が要るときは、早めにお知らせください。", "Understood. When the press must be dealt with, tell me early."},
}))

on.message("agency", person({"三好です。", "Miyoshi here."}, {
  {since = "agency-mail", earned = {"198.51.100.140", "198.51.100.61", "203.0.113.88"},
   good = "texts/say-agency-found", asking = "texts/say-agency-more"},
  {words = {"何人", "何名", "開い", "受信", "いつ", "端末", "how many", "open", "received", "when"}, since = "agency-mail",
   says = {"12月7日の16時すぎに2名が受け取り、1名が開いたかもしれません。通信のログは見られますので、調べる条件を教えてください。",
           "Two people received it on 7 December shortly after 16:00, one may have opened it. We can search our " ..
               "logs once we know what for."}},
  {words = {"不審", "メール", "被害", "届い", "suspicious", "mail"}, before = "agency-mail",
   says = {"今のところ、職員からの申し出はありません。念のため、聞いてみます。", "None of our staff has reported anything so far. I will ask around."}},
  noted = {"承知しました。当機構でも気を付けて見ておきます。", "Understood. We will keep our eyes open here too."},
}))

-- Nothing was given to the analysts to look at before they report.
on.message("forensics", person({"大城です。", "Oshiro here.", tone = "formal"}, {
  {since = "forensic-report", words = {"sr-0127", "312", "8:31", "9時間", "矛盾", "合わない", "nine hours", "contradict",
      "agree"},
   says = "texts/say-forensics-again"},
  {since = "forensic-report", when = function(_, lane) return not said(lane, "texts/say-forensics-again") end,
   says = "texts/say-forensics-closing"},
  {words = {"いつ", "速報", "結果", "報告書", "進み", "when", "result", "report"}, before = "forensic-report",
   says = {"調査の結果は、まとまりしだい速報でお送りします。途中の所見は、誤りのもとになりますので差し控えます。",
           "We send a preliminary report as soon as it is ready. We do not give half-finished findings."}},
  {words = {"端末", "対象", "時刻", "which", "scope", "time"}, since = "forensic-report",
   says = {"お預かりしたのは kt-0412 だけで、所見もその範囲です。合わない点があれば、具体的にお示しください。",
           "We were given kt-0412 alone, and our findings go no further. If something does not fit, please show " ..
               "us what."}},
  noted = {"承知しました。ご依頼の範囲で調査を進めます。", "Understood. We go on within what we were asked to do."},
}))

-- ---- The drill's secretariat --------------------------------------------------------------------------------------

on.message("control", function(message, lane) lane:acknowledge(message) end)

on.action("upload-sample", function(_, lane) lane:after(120, "upload-note") end)
on.timer("upload-note", function(_, lane) lane:send("control", "csirt", "texts/say-control-upload") end)
