-- How the people around one CEPTOAR's line answer when no controller does: by words, by what was done, by the hour.
-- Words stand in Japanese and English; `mentions` folds width and case.
local answers = use "answers"
local people = use "people"
local words = use "words"

local person = people.with("texts/says", {re = "says-re", ja = "says-ja", en = "says-en"})

-- ---- NISC -----------------------------------------------------------------------------------------------------------

on.message("nisc", person({"NISC情報共有担当です。", "NISC, information sharing.", tone = "formal"}, {
  {words = {"4.2.1", "連絡会", "forum"}, since = "duplicate", says = "texts/say-nisc-which"},
  {words = {"被害", "侵入", "第1報", "damage", "intrusion", "compromise"}, since = "damage-card", says =
      "texts/say-nisc-damage"},
  {words = {"対策版", "4.2", "版", "version", "patch", "fix"}, since = "nisc-update",
   says = {"対策版は、更新した情報提供のとおり4.2.2です。", "The fixed version is 4.2.2, as in the updated information."}},
  {words = {"対策版", "脆弱性", "TLP", "範囲", "送信元", "対象", "version", "vulnerab", "range", "source"}, since = "nisc-notice",
   says = {"お送りした情報提供のとおりです。資料の範囲を超えることは、現時点では申し上げられません。変わりがあれば更新をお送りします。",
           "It is as in the information we sent; we cannot go beyond it. If something changes you get an update."}},
  {words = {"いつ", "情報", "訓練", "when", "information", "drill"}, before = "nisc-notice",
   says = {"お伝えする情報があれば、所管省庁を通じてお送りします。", "If there is information it comes to you through your ministry."}},
  {since = "nisc-notice", says = "texts/say-nisc-noted"},
  noted = {"受け取りました。", "Received."},
}))

local function has(list, name)
  for _, one in ipairs(list) do
    if one == name then return true end
  end
  return false
end

on.report("line-total", function(report, lane)
  if not has(report.to, "nisc") then return end
  lane:acknowledge(report)
  if answers.once(lane, "nisc-total") then lane:send("nisc", report.from, "texts/say-nisc-total") end
end)

-- ---- The secretariat's surroundings ---------------------------------------------------------------------------------

on.message("members", person({"一斉配信です。", "The members' list.", tone = "formal",
  unsure = {"このアドレスは配信専用で、ご質問にはお答えできません。事務局が個別に確認します。",
            "This address only distributes and cannot answer. The secretariat will look into it."}}, {}))

on.message("deputy", person({"事務局の森下です。", "Morishita, the secretariat."}, {
  {from = "ministry", since = "nisc-notice", says = "texts/say-deputy-got",
   when = function(_, lane) return not answers.said(lane, "texts/say-deputy-got") end},
  {words = {"名簿", "江口", "後任", "いつから", "roster", "eguchi", "successor", "since when"},
   says = {"10月に江口から引き継ぎました。名簿の扱いは正の担当が見ています。",
       "I took over from Eguchi in October. The roster is with the main person in charge."}},
  {words = {"届い", "受領", "転送", "received", "receipt", "forward"}, since = "nisc-notice",
   says = {"構成員への転送と受領の確認は、正の担当が行っています。",
       "Forwarding to members and their receipts are with the main person in charge."}},
  {words = {"届い", "情報", "received", "information"}, before = "nisc-notice",
   says = {"今のところ、お知らせすることは届いていません。", "Nothing to pass on has reached us so far."}},
  noted = "texts/say-deputy-noted",
}))

-- The address is dead: only the first such mail is told, the list's own bounce comes by itself.
on.message("former", function(message, lane)
  if answers.once(lane, "former-" .. message.from) then
    lane:send("mailer", message.from, "texts/bounce", {channel = "mail", otherwise = {"fax"}})
  end
end)

on.message("assoc", person({"総務部の篠です。", "Shino, general affairs."}, {
  {words = {"後任", "異動", "江口", "副担当", "successor", "moved", "eguchi", "deputy"}, says = "texts/say-assoc-successor"},
  {words = {"VPN", "情報提供", "HARIMA", "脆弱性", "vulnerab"},
   says = {"CEPTOARの情報そのものは、私どもでは受け取る立場にありません。事務局へお願いします。",
           "CEPTOAR information does not come to us. Please turn to the secretariat."}},
}))

on.message("unreached", person({"小谷です。", "Kotani here."}, {
  {words = {"VPN", "HARIMA", "受領", "転送", "receipt", "forward", "4.2"}, since = "nisc-notice", says =
      "texts/say-unreached-moved"},
  {words = {"届い", "アドレス", "宛先", "received", "address"}, says = "texts/say-unreached-not-yet"},
  noted = "texts/say-unreached-not-yet",
}))

on.message("provider", person({"波止場ネットワークスです。", "Hatoba Networks.", tone = "formal"}, {
  {words = {"復旧", "いつ", "攻撃", "故障", "原因", "メール", "restor", "when", "attack", "fault", "cause", "mail"}, since =
      "mail-outage",
   says = "texts/say-provider"},
  {since = "mail-outage", says = "texts/say-provider"},
  {words = {"メール", "障害", "稼働", "状況", "mail", "fault", "status"}, before = "mail-outage",
   says = {"共同メール基盤は正常に稼働しています。障害があれば、お電話でお知らせします。",
       "The shared mail service runs normally. If it fails we telephone."}},
  noted = {"承知いたしました。", "Noted."},
}))

on.message("registry", person({"情報連絡の受付です。", "The reception of reports.", tone = "formal"}, {
  {words = {"様式", "期限", "送り先", "form", "deadline", "where to"},
   says = {"情報連絡は様式でお送りください。分からない欄は「調査中」で結構です。",
       "Please report on the form; \"under investigation\" will do where you do not know."}},
  {since = "damage-list", says = "texts/say-registry"},
  noted = {"承知しました。", "Noted."},
}))

-- ---- Members --------------------------------------------------------------------------------------------------------

on.message("it-a", person({"久我です。", "Kuga here."}, {
  {words = {"4.2.2"}, since = "nisc-update", says = "texts/say-it-a-version"},
  {words = {"版", "バージョン", "診断", "設定", "version", "diagnos", "setting"},
   says = {"版は4.2.0で、診断機能は初めから無効にしています。", "We run 4.2.0, with the diagnostic function off from the beginning."}},
  {words = {"保存", "写し", "遮断", "記録を", "残", "block", "copy", "keep", "preserve"}, since = "vpn-log-a",
   when = function(message) return not people.asks(message) or message.about == "vpn-log-a" end, says =
       "texts/say-it-a"},
  {words = {"侵入", "記録", "アカウント", "ログ", "intrusion", "record", "log"}, since = "vpn-log-a",
   says = {"記録（vpn-a.csv）をお送りしたとおりです。侵入されたのかどうかは、記録を見て判断してください。",
           "You have vpn-a.csv. Whether they got in please judge from it."}},
  {words = {"記録", "VPN", "HARIMA", "ログ", "調べ", "record", "log", "check"}, since = "nisc-notice", before = "vpn-log-a",
   says = {"装置の記録を取り出しているところです。取り出せたらお送りします。", "I am extracting the device's records and send them when done."}},
  {words = {"記録", "VPN", "HARIMA", "装置", "record", "device"}, before = "nisc-notice",
   says = {"VPN装置は平常どおり動いています。", "The VPN device works as usual."}},
  {since = "vpn-log-a", says = "texts/say-it-a"},
  noted = {"承知しました。", "Understood."},
}))

on.message("it-b", person({"米田です。", "Yoneda here."}, {
  {since = "damage-card", earned = function(message)
     return message:mentions("保全", "写し", "写す", "残", "preserve", "copy", "keep") and
            message:mentions("切り離", "切離", "外し", "外す", "遮断", "isolate", "off the network", "disconnect")
   end, good = "texts/say-it-b-done", asking = "texts/say-it-b-which"},
  {words = {"アカウント", "svc_mnt2", "診断", "account", "diagnos"}, since = "damage-card",
   says = {"svc_mnt2 は、社内の誰も作っていません。診断機能は有効のままでした。記録は vpn-b.csv のとおりです。",
           "Nobody here made svc_mnt2. The diagnostic function was on. The records are in vpn-b.csv."}},
  {words = {"VPN", "装置", "記録", "HARIMA", "状況", "device", "record"}, before = "damage-card",
   says = {"VPN装置は動いています。変わったことに気付けば、すぐお知らせします。",
       "The VPN device is running. If I notice something you hear at once."}},
  noted = {"承知しました。", "Understood."},
}))

local ciso_wants = {
  {"summary", "概要", "summary"},
  {"event_type", "事象の種類", "event type"},
  {"actions_taken", "実施した対応", "actions taken"},
}

on.approval("ciso-b", function(request, lane)
  local ja, en = words.missing(request, ciso_wants)
  if ja == "" then return lane:approve(request, "texts/say-ciso-yes") end
  lane:set_flag("ciso-missing-ja", ja)
  lane:set_flag("ciso-missing-en", en)
  lane:send_back(request, "texts/say-ciso-no")
end)

on.message("ciso-b", person({"真壁です。", "Makabe here.", tone = "boss"}, {
  {words = {"承認", "様式", "報告", "approv", "form", "report"},
   says = {"報告は様式で回してください。概要、事象の種類、実施した対応が書いてあれば、すぐ承認します。",
           "Put the report to me on the form. With summary, event type and actions filled I approve at once."}},
  noted = {"分かりました。変わったことがあれば、すぐ知らせてください。", "All right. If something changes tell me at once."},
}))

-- ---- Outside --------------------------------------------------------------------------------------------------------

on.message("industry", person({"産業サイバー連絡会です。", "The industry forum.", tone = "formal"}, {
  {words = {"4.2.2", "訂正", "矛盾", "更新", "correct", "contradict", "update"}, since = "duplicate", says =
      "texts/say-industry"},
  {words = {"出所", "根拠", "どこから", "誰から", "source", "where from"}, since = "duplicate",
   says = {"今朝の時点で、メーカーの情報として会員から寄せられたものです。", "A member sent it to us this morning as the maker's information."}},
  {since = "duplicate", says = "texts/say-industry-waits"},
  noted = {"ご連絡ありがとうございます。", "Thank you for telling us."},
}))

-- What is secret: once it is told, no later refusal takes it back.
on.message("supplier", person({"飛田です。", "Tobita here.", tone = "public"}, {
  {words = {"203.0.113", "svc_", "4.2.2", "/mgmt", "添付します", "お送りします", "I attach", "here it is"}, since = "nisc-notice",
   always = true, says = "texts/say-supplier-shares"},
  {since = "outsider", earned = function(message)
     return words.refuses(message) and
            message:mentions("公開", "省庁", "事務局", "JPCERT", "範囲", "public", "ministry", "secretariat", "limits")
   end, good = "texts/say-supplier-fine", asking = "texts/say-supplier-insists"},
  {words = {"何に使", "どこに", "取引先", "お客", "what for", "customers", "whom"}, since = "outsider",
   says = {"うちの取引先にも知らせたいだけです。40社ほどあります。", "I only want to tell our customers, some forty firms."}},
  noted = {"どうも。点検のご用がありましたら、いつでもどうぞ。", "Thanks. Call us whenever you need maintenance."},
}))

on.action("send-outside", function(_, lane)
  if answers.once(lane, "say-supplier-shares") then lane:send("supplier", "operator-a", "texts/say-supplier-shares") end
end)

-- ---- The drill office -----------------------------------------------------------------------------------------------

on.message("control", person({"訓練事務局です。", "The drill office.", tone = "formal"}, {
  {words = {"進め方", "要領", "次は", "いつ終", "訓練", "how to go on", "rules", "drill"},
   says = {"進め方は実施要領のとおりです。正答や数は、終わってからお伝えします。",
       "Please go by the rules of the drill. Answers and figures come afterwards."}},
  noted = "texts/say-control",
}))

for _, form in ipairs({"unreached-list", "cause-survey"}) do
  on.report(form, function(report, lane) lane:acknowledge(report) end)
end
