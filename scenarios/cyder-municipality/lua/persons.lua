-- People around the city who take no decision: the bodies, the sections, press and residents.
local answers = use "answers"
local people = use "people"

local person = people.with("texts/says", {re = "says-re", ja = "says-ja", en = "says-en", written = true})
local said = answers.said

local deadline = {"期限", "いつまで", "様式", "deadline", "by when", "form"}

-- ---- Other bodies -------------------------------------------------------------------------------------------------

on.message("prefecture", person({"潮見県市町村課の松浦です。", "Matsuura, the prefecture.", tone = "formal"}, {
  {words = deadline,
   says = {"情報連絡様式でお願いします。第1報は分かっていることだけで、欄は「調査中」で結構です。こちらから総務省へ上げます。",
           "On the report form please; the first with what you know, \"under investigation\" elsewhere. We pass " ..
               "it to the ministry."}},
  {words = {"応援", "助言", "アドバイザー", "support", "adviser"},
   says = {"県のCSIRTアドバイザーを出せます。必要なら、人数と時間をお知らせください。",
       "We can send the prefecture's CSIRT adviser. Tell us how many and for how long."}},
  {words = {"他市", "ほかの市", "ほかの団体", "other cities"},
   says = {"ほかの団体のことは、お答えできません。", "I cannot speak of other bodies."}},
  noted = "texts/say-prefecture-noted",
}))

on.message("jlis", person({"J-LISです。", "J-LIS.", tone = "formal"}, {
  {words = {"復元", "復旧", "アカウント", "パスワード", "助言", "restore", "account", "password", "advice"}, since = "jlis-info",
   says = "texts/say-jlis-noted"},
  {words = {"注意喚起", "ほかの", "事例", "情報", "alert", "others", "case"}, before = "jlis-info",
   says = {"現時点で、お送りする注意喚起はありません。出しだいお送りします。", "There is no alert to send at present. You get it when there is."}},
  {since = "jlis-info", says = "texts/say-jlis-noted"},
  noted = {"ご連絡ありがとうございます。団体名を伏せて、他団体への注意喚起に活用します。", "Thank you. We use it to warn others, without your name."},
}))

on.message("mic", person({"総務省自治行政局です。", "The ministry.", tone = "formal"}, {
  {words = deadline, says = {"正式な報告は、県を通じて様式でお願いします。", "Formal reports please through the prefecture, on the form."}},
  noted = "texts/say-mic-noted",
}))

on.message("ppc", person({"個人情報保護委員会事務局です。", "Secretariat of the commission.", tone = "formal"}, {
  {words = {"期限", "速報", "確報", "何日", "おそれ", "対象", "deadline", "preliminary", "days", "possible", "have to report"},
   says = {"不正の目的によるおそれがあるときは、人数にかかわらず報告の対象です。速報は知ってから3～5日以内、確報は60日以内に様式でお願いします。",
           "With a likely wrongful purpose a report is due whatever the number: preliminary within 3 to 5 days " ..
               "of knowledge, final within 60."}},
  noted = "texts/say-ppc-noted",
}))

on.message("police", person({"県警の矢島です。", "Yajima, the police.", tone = "formal"}, {
  {since = "police-asks", earned = function(message)
     return (not people.asks(message) or message.about ~= nil) and
            message:mentions("保全", "複製", "ログ", "保管", "preserv", "copied", "log")
   end, good = "texts/say-police-thanks", asking = "texts/say-police-preserve"},
  {words = {"支払", "身代金", "犯人", "pay", "ransom", "criminal"}, since = "ransom-note", says = "texts/canned-police-nopay"},
  {words = {"捜査", "犯人", "investigation", "culprit"}, says = {"捜査に関わることは、お答えできません。",
      "We do not speak about investigations."}},
  {words = {"なりすまし", "保全", "証拠", "被害届", "相談", "spoof", "preserve", "evidence", "advice"}, since = "resident-spoof",
      before = "next-days",
   says = "texts/say-police-early"},
  {words = {"保全", "証拠", "被害届", "相談", "preserve", "evidence", "advice"}, since = "next-days",
   says = "texts/say-police-preserve"},
  {since = "resident-spoof", before = "next-days", says = "texts/say-police-early"},
  {since = "next-days", says = "texts/say-police-preserve", when = function(_, lane) return not said(lane,
      "texts/say-police-thanks") end},
  noted = {"ご連絡を受けました。端末とログは、そのまま残してください。", "Noted. Please keep the terminal and the logs as they are."},
}))

on.message("neighbour", person({"浜見市の久保田です。", "Kubota, Hamami City."}, {
  {words = {"198.51.100.77"}, says = "texts/say-neighbour-thanks"},
  {words = {"203.0.113.45", "kaitou", "shiryo_"}, says = "texts/canned-neighbour-ok"},
  {words = {"何人", "開", "端末", "状況", "山岸", "how many", "open", "terminal", "situation"}, since = "neighbour-complains",
   says = {"うちでは14人に届き、1人が開きました。端末は切り離し済みです。山岸の端末は検査して異常なしです。",
           "Fourteen of ours got it, one opened it, and that terminal is off the network. Yamagishi's was " ..
               "checked and is clean."}},
  {words = {"メール", "山岸", "状況", "届", "mail", "situation"}, before = "neighbour-complains",
   says = {"うちの職員にも確かめて、こちらからご連絡します。", "I will ask our staff and call you."}},
  {since = "neighbour-complains", says = "texts/say-neighbour-more",
   when = function(_, lane) return not said(lane, "texts/say-neighbour-thanks") end},
  noted = {"承知しました。", "Noted."},
}))

-- ---- Inside the city ----------------------------------------------------------------------------------------------

on.message("mayor-office", person({"秘書係の今村です。", "Imamura, the mayor's office."}, {
  {words = {"予定", "懇談", "市長は", "記者", "schedule", "mayor", "reporters"}, before = "next-days",
   says = {"市長は11時から商工会議所との懇談で、記者の方も同席されます。",
       "The mayor meets the chamber of commerce at 11; reporters will be there."}},
  {since = "mayor-office", says = "texts/say-mayor-office-ok"},
  noted = {"ありがとうございます。市長にお伝えすることは、一言でまとめていただけると助かります。",
           "Thank you. What the mayor should hear please put in one line."},
}))

on.message("clerk", person({"佐々木です。", "Sasaki here."}, {
  {since = "next-days", words = {"窓口", "フォルダ", "福祉", "給付", "counter", "folder", "welfare", "benefit"}, says =
      "texts/say-clerk-counter"},
  {since = "next-days", says = "texts/say-clerk-counter"},
  {words = {"パスワード", "password"}, before = "next-days", since = "clerk-confession", says = "texts/say-clerk-password"},
  {words = {"何を開", "いつ開", "開い", "何時", "有効化", "添付", "USB", "what did you", "when did you", "open"}, before = "next-days",
   since = "clerk-confession", says = "texts/say-clerk-file"},
  {before = "next-days", since = "clerk-confession", says = "texts/say-clerk-ok"},
  noted = {"分かりました。", "All right."},
}))

on.message("tax-clerk", person({"税務課の石井です。", "Ishii, tax section."}, {
  {words = {"業者", "潮騒", "保守", "接続設定", "VPN", "contractor", "vendor", "shiosai", "remote"}, says =
      "texts/say-tax-clerk-vendor"},
  {words = {"開", "添付", "8時", "メール", "open", "attachment", "mail"},
   does = function(message, lane, say)
     if not people.asks(message) then return say(message, lane, "texts/say-tax-clerk-ok") end
     return say(message, lane, {"「Re: 11月分の資料について」というメールの添付を、8時51分に開きました。資料だと思ったのですが、中身は空でした。すみません。",
                                "At 8:51 I opened the attachment of \"Re: papers for November\". I took it for " ..
                                    "papers; it was empty. I am sorry."}, "opened")
   end},
  noted = {"承知しました。課内にも伝えます。", "Understood. I tell the section."},
}))

on.message("window", person({"市民課の千葉です。", "Chiba, citizens' section."}, {
  {words = {"何人", "待", "証明書", "印刷", "復旧", "コンビニ", "how many", "wait", "certificate", "print", "restor"}, since =
      "certificates",
   says = {"住基の画面は動きますが、印刷ができません。お客様が並んでいます。コンビニでは取れます。何時に直るかだけ教えてください。",
           "The register's screen works, but nothing prints. People are queueing. Convenience stores work. Tell " ..
               "me when it is mended."}},
  {words = {"窓口", "証明書", "印刷", "状況", "counter", "certificate", "print"}, when = function(_, lane)
      return not lane:fired("certificates") end,
   says = {"窓口は平常どおりです。", "All is normal at the counter."}},
  {since = "certificates", says = "texts/say-window-ok"},
  noted = {"承知しました。窓口に伝えます。", "Understood. I tell the counter."},
}))

on.message("website", person({"ホームページ担当です。", "The website desk."}, {
  {words = {"掲載", "訂正", "様式", "公表文", "publish", "correct", "form"}, says = "texts/say-website-noted"},
  noted = "texts/say-website-noted",
}))

-- ---- Press and residents ------------------------------------------------------------------------------------------

on.message("reporter", person({"潮見日報の立花です。", "Tachibana, Shiomi Nippo.", tone = "press"}, {
  {since = "reporter-calls", does = function(message, lane, say)
     local figures = message:mentions("4,200", "4200", "四千", "1,318", "1318", "1,840", "1840")
     if figures and lane:flag("announced") ~= "yes" and not said(lane, "texts/say-reporter-number") then
       lane:fire("news-premature", 600)
       return say(message, lane, "texts/say-reporter-number")
     end
     return false
   end},
  {words = {"締切", "どこで", "写真", "deadline", "what do you", "where did", "photo"}, since = "reporter-calls",
   says = {"窓口の写真をいただきました。原因と、いつ直るかと、市民の情報のことを伺いたいのです。",
           "Somebody sent us photographs of the counter. I want the cause, when it is mended, and whether " ..
               "citizens' data are concerned."}},
  {since = "reporter-calls", says = "texts/say-reporter-wait"},
  noted = {"どうも。何かあれば、こちらから伺います。", "Thank you. I call if something comes up."},
}))

on.message("press-club", person({"市政記者クラブ幹事社です。", "The press club.", tone = "press"}, {
  {words = {"会見", "質問", "何時", "conference", "questions", "when"}, since = "press-conference", says =
      "texts/say-press-club-conference"},
  {since = "press-conference", says = "texts/say-press-club-conference"},
  {words = {"公表", "配", "会見", "様式", "publish", "conference", "form"}, before = "press-conference", says =
      "texts/say-press-club-noted"},
  noted = "texts/say-press-club-noted",
}))

on.message("resident", person({"岡部です。", "Okabe here.", tone = "public"}, {
  {words = {"開", "何時", "添付", "削除", "消", "open", "when", "attachment", "delete"}, since = "resident-spoof",
   does = function(message, lane, say)
     if not people.asks(message) then return say(message, lane, "texts/say-resident-ok") end
     return say(message, lane, {"9時2分に届きました。添付は開いていません。", "It came at 9:02. I have not opened the attachment."}, "when")
   end},
  {since = "resident-spoof", says = "texts/say-resident-ok"},
  noted = {"ありがとうございます。", "Thank you."},
}))

on.message("family", person({"村井です。", "Murai here.", tone = "public"}, {
  {since = "family-worried", earned = {"電話", "9110", "金融機関", "銀行", "郵便", "call", "bank", "post"},
   good = "texts/say-family-ok", asking = "texts/say-family-angry"},
  {words = {"電話", "いつ", "口座", "call", "when", "account"}, since = "family-worried",
   says = {"11時ごろ、市を名乗る電話がありました。口座番号は答えていません。",
       "About 11 somebody called who said they were from the city. We did not give the account number."}},
  noted = {"分かりました。", "All right."},
}))
