-- How the people around Asanagi answer when no controller does: by words, by what was done, by the hour.
-- Words stand in Japanese and English; `mentions` folds width and case.
local answers = use "answers"
local people = use "people"

local person = people.with("texts/says", {re = "says-re", ja = "says-ja", en = "says-en", written = true})

-- ---- What differs by type of firm ---------------------------------------------------------------------------------

on.move("flood", function(_, lane)
  local type = lane:param("type")
  if type == "bank" then
    lane:set_flag("service-ja", "インターネットバンキング")
    lane:set_flag("service-en", "internet banking")
    lane:set_flag("others-ja", "ATM・店頭・全銀接続")
    lane:set_flag("others-en", "Cash machines, branches, interbank network")
    lane:set_flag("payout-ja", "振込")
    lane:set_flag("payout-en", "transfers")
    lane:set_flag("rightful-ja", "月中の給与振込 1,900件")
    lane:set_flag("rightful-en", "1,900 wage payments")
    lane:set_flag("deadline-ja", "15時に振込が締め切られる")
    lane:set_flag("deadline-en", "transfers close at 15:00")
  elseif type == "securities" then
    lane:set_flag("service-ja", "オンライントレード")
    lane:set_flag("service-en", "online trading")
    lane:set_flag("others-ja", "店頭・電話注文・取引所接続")
    lane:set_flag("others-en", "Branches, telephone orders, links to the exchange")
    lane:set_flag("payout-ja", "出金")
    lane:set_flag("payout-en", "withdrawals")
    lane:set_flag("rightful-ja", "お客様の通常の出金 1,900件")
    lane:set_flag("rightful-en", "1,900 ordinary withdrawals")
    lane:set_flag("deadline-ja", "15時30分に取引が終わる")
    lane:set_flag("deadline-en", "trading ends at 15:30")
  else
    lane:set_flag("service-ja", "契約者ページ")
    lane:set_flag("service-en", "policyholders' pages")
    lane:set_flag("others-ja", "窓口・代理店端末・給付金の支払い")
    lane:set_flag("others-en", "Branches, agents' terminals, benefit payments")
    lane:set_flag("payout-ja", "契約者貸付の送金")
    lane:set_flag("payout-en", "policy-loan payments")
    lane:set_flag("rightful-ja", "給付金の支払い 1,900件")
    lane:set_flag("rightful-en", "1,900 benefit payments")
    lane:set_flag("deadline-ja", "15時に給付金の支払いが締め切られる")
    lane:set_flag("deadline-en", "benefit payments close at 15:00")
  end
end)

local function has(list, name)
  for _, one in ipairs(list) do
    if one == name then return true end
  end
  return false
end

-- ---- Carrier and cloud --------------------------------------------------------------------------------------------

local function refuses(message)
  return message:mentions("しない", "しません", "せず", "行わない", "行いません", "まだ", "待って", "do not", "don't", "no black hole",
                          "not end", "not yet", "until")
end

on.message("isp", person({"芦田です。", "Ashida here.", tone = "formal"}, {
  {since = "attack-stops", does = function(message, lane, say)
     if people.asks(message) and message.about ~= "attack-stops" then return false end
     if not refuses(message) and message:mentions("解除", "end the scrubbing", "end it", "lift") then
       return say(message, lane, "texts/say-isp-lifted")
     end
     return say(message, lane, "texts/say-isp-keeps")
   end},
  {before = "attack-stops", when = function(message) return not people.asks(message)
      or message.about == "traffic-graph" end,
   words = {"ブラックホール", "破棄", "black hole", "drop", "洗浄", "スクラビング", "scrub"}, does = function(message, lane, say)
     if message:mentions("ブラックホール", "破棄", "black hole", "drop") and not refuses(message) then
       return say(message, lane, "texts/say-isp-blackhole")
     end
     if not message:mentions("洗浄", "スクラビング", "scrub") then return false end
     lane:acknowledge(message)
     lane:fire("scrubbing-on", 420)
     return true
   end},
  {words = {"対策", "洗浄", "ブラックホール", "どのくらい", "何分", "measure", "scrub", "black hole", "how long"},
   says = {"洗浄は切替えに約7分かかり、お客様の通信は通します。宛先ごとの破棄は、お客様の通信も止まります。どちらにするかをお書きください。",
           "Scrubbing takes about seven minutes to switch and lets customers through. Dropping the destination " ..
               "stops customers too. Please say which."}},
  {words = {"通信量", "攻撃", "種類", "続い", "止ま", "traffic", "attack", "kind", "going on"}, since = "traffic-graph",
      before = "attack-stops",
   says = {"通信量の集計をお送りしたとおりです。攻撃の通信は続いています。HTTPSの中身は、当社からは見えません。",
           "You have our counts. The attack goes on. What is inside HTTPS we cannot see."}},
  {words = {"通信量", "攻撃", "回線", "異常", "traffic", "attack", "line"}, before = "traffic-graph",
   says = {"貴社の回線を見ています。集計がまとまりしだい、お送りします。", "We are watching your line and send counts when we have them."}},
  {words = {"通信量", "攻撃", "再開", "traffic", "attack", "again"}, since = "attack-stops",
   says = {"11時12分を最後に、攻撃の通信は止まっています。再び来ることもありますので、見続けます。",
           "There has been no attack traffic since 11:12. It may come back, so we keep watching."}},
  noted = "texts/say-isp-noted",
}))

on.message("cloud", person({"梶です。", "Kaji here.", tone = "formal"}, {
  {when = function(message, lane)
     if not people.asks(message) and message:mentions("ため丸", "192.0.2.128", "家計簿", "tamemaru", "household") then
       lane:set_flag("apps-exempt", "yes")
     end
     return lane:fired("app-layer") and (not people.asks(message) or message.about ~= nil)
   end, does = function(message, lane, say)
     local apps = message:mentions("ため丸", "192.0.2.128", "家計簿", "tamemaru", "household")
     local marks = message:mentions("LoginCheck", "203.0.113", "User-Agent", "Cookie")
     if apps then lane:set_flag("apps-exempt", "yes") end
     if marks and apps then return say(message, lane, "texts/say-cloud-rule") end
     if marks then return say(message, lane, "texts/say-cloud-rule-broad") end
     if apps then return say(message, lane, "texts/say-cloud-exempt") end
     return say(message, lane, "texts/say-cloud-how")
   end},
  {words = {"要求", "記録", "送信元", "目印", "誰が", "request", "log", "source", "mark", "who"}, since = "app-layer",
   says = {"ログイン画面への要求の記録をお送りしたとおりです。どれがお客様かは当社では分かりませんので、条件をご指定ください。",
           "You have the log of requests. Which are customers we cannot tell, so please give us the conditions."}},
  {words = {"要求", "アクセス", "遮断", "WAF", "request", "access", "block"}, before = "app-layer",
   says = {"アクセスの記録を見ているところです。遮断の条件をいただければ、そのとおりに入れます。",
           "We are looking at the access records. Give us conditions to block and we set them as they are."}},
  noted = {"承知しました。条件は具体的にお願いします。", "Understood. Please make conditions specific."},
}))

-- ---- Inside the firm ----------------------------------------------------------------------------------------------

on.message("centre", person({"木内です。", "Kiuchi here."}, {
  {from = "pr", since = "centre-floods", earned = function(message)
     return message:mentions("資産", "預金", "お預かり", "deposit", "assets", "money") and
            message:mentions("ATM", "店舗", "窓口", "電話", "代理店", "cash machine", "branch", "telephone", "agent") and
            message:mentions("お知らせ", "次の", "時までに", "notice", "next", "by 9")
   end, good = "texts/say-cc-ok", asking = "texts/say-cc-more"},
  {words = {"二重", "引き落とし", "柏原", "debit", "twice", "kashiwabara"}, since = "debit-records",
   says = {"柏原様の件は、取り寄せた記録をお送りしたとおりです。二重かどうかは、記録で確かめてください。",
           "You have the records about Ms Kashiwabara. Whether it was twice please see there."}},
  {words = {"入電", "何件", "件数", "席", "苦情", "calls", "how many", "seats", "complain"}, since = "centre-floods",
   says = {"9時15分から入電がふだんの12倍で、40席が全て埋まっています。お客様に言えることを、早くください。",
           "Since 9:15 calls are twelve times as many as usual and all 40 seats are taken. Give us something to " ..
               "tell customers."}},
  {words = {"入電", "件数", "問い合わせ", "calls", "enquir"}, before = "centre-floods",
   says = {"入電は今のところふだんどおりです。増えたらすぐお知らせします。", "Calls are as usual so far. I tell you when they grow."}},
  noted = {"承知しました。窓口に伝えます。", "Understood. I tell the desks."},
}))

on.message("fraud-desk", person({"岩渕です。", "Iwabuchi here."}, {
  {since = "fraud-alerts", earned = function(message)
     return not (people.asks(message) and message.about == nil) and
            message:mentions("7741", "5件", "五件", "five", "電話番号変更", "telephone changed")
   end, good = "texts/say-fraud-holds", asking = "texts/say-fraud-which"},
  {words = {"不審", "送金", "振込", "出金", "件数", "口座", "suspicious", "transfer", "withdrawal", "account"}, since =
      "fraud-alerts",
   when = function(_, lane) return not answers.said(lane, "texts/say-fraud-holds") end, says = "texts/say-fraud-which"},
  {words = {"不審", "送金", "振込", "出金", "suspicious", "transfer", "withdrawal"}, before = "fraud-alerts",
   says = {"今のところ、不審な送金は見つかっていません。見つけたらすぐお知らせします。",
       "No suspicious payment so far. When we find one you hear at once."}},
  noted = {"承知しました。監視を続けます。", "Understood. We keep watching."},
}))

on.message("cio", person({"桐谷です。", "Kiriya here.", tone = "boss"}, {
  {since = "exec-meeting", before = "second-demand", earned = function(message)
     return message:mentions("預金", "残高", "資産", "balance", "deposit", "assets") and
            message:mentions("支払いません", "支払わない", "払いません", "応じません", "do not pay", "not pay", "no payment") and
            message:mentions("ATM", "店舗", "窓口", "電話", "代理店", "cash machine", "branch", "telephone", "agent")
   end, good = "texts/say-cio-agrees", asking = "texts/say-cio-why"},
  {words = {"支払", "要求", "身代金", "pay", "demand", "ransom"}, before = "exec-meeting",
   says = {"払うかどうかは、役員会議で決めます。根拠を揃えておいてください。", "Whether to pay the board decides. Have your grounds ready."}},
  {words = {"承認", "様式", "お知らせ", "approv", "form", "notice"},
   says = {"外に出すものは様式で回してください。空欄がなければ、すぐ見ます。",
       "Put what goes out to me on its form. Without gaps I look at it at once."}},
  noted = "texts/say-cio-noted",
}))

local function filled(fields, name)
  local values = fields[name]
  return values ~= nil and values[1] ~= nil and values[1] ~= ""
end

local must_be_filled = {
  ["incident-report"] = {"summary", "event_type", "systems", "actions_taken"},
  ["customer-notice"] = {"service", "assets", "instead"},
}

-- Demand and name of the criminals belong to the investigation, not to a notice.
local function tells_of_crime(request)
  for _, name in ipairs({"title", "service", "assets", "caution"}) do
    local words = filled(request.fields, name) and string.lower(request.fields[name][1]) or ""
    for _, clue in ipairs({"kurage", "身代金", "脅迫", "暗号資産", "ransom", "extortion", "crypto"}) do
      if string.find(words, clue, 1, true) then return true end
    end
  end
  return false
end

on.approval("cio", function(request, lane)
  for _, name in ipairs(must_be_filled[request.form] or {}) do
    if not filled(request.fields, name) then return lane:send_back(request, "texts/say-cio-back") end
  end
  if request.form == "customer-notice" and tells_of_crime(request) then
    return lane:send_back(request, "texts/say-cio-details")
  end
  lane:approve(request, "texts/say-cio-approves")
end)

-- ---- Reports ------------------------------------------------------------------------------------------------------

local fsa_wants = {
  {"event_type", "事象の種類", "event type"},
  {"systems", "対象のシステム・サービス", "systems affected"},
  {"summary", "概要", "summary"},
  {"actions_taken", "実施した対応", "actions taken"},
  {"cause_types", "原因の種類", "cause types"},
}

on.report("incident-report", function(report, lane)
  if not has(report.to, "fsa") then return end
  lane:acknowledge(report)
  local ja, en = {}, {}
  for _, want in ipairs(fsa_wants) do
    if not filled(report.fields, want[1]) then
      ja[#ja + 1] = want[2]
      en[#en + 1] = want[3]
    end
  end
  if #ja == 0 then return lane:send("fsa", "csirt", "texts/say-fsa-received") end
  lane:set_flag("fsa-missing-ja", table.concat(ja, "、"))
  lane:set_flag("fsa-missing-en", table.concat(en, ", "))
  lane:send("fsa", "csirt", "texts/say-fsa-missing")
end)

on.report("customer-notice", function(report, lane)
  if not has(report.to, "website") then return end
  lane:acknowledge(report)
  lane:send("website", "pr", "texts/say-website")
end)

on.report("debit-finding", function(report, lane)
  if not has(report.to, "centre") then return end
  lane:acknowledge(report)
  if answers.once(lane, "say-cc-finding") then lane:send("centre", "pr", "texts/say-cc-finding") end
end)

on.message("fsa", person({"金融庁システム障害担当です。", "FSA, system failures.", tone = "formal"}, {
  {words = {"様式", "期限", "いつまで", "第1報", "form", "deadline", "by when", "first report"},
   says = {"障害を知ったら、まず第1報を様式で速やかにお願いします。不明の欄は「調査中」で構いません。",
           "Once you know of a failure send the first report on the form without delay; \"under investigation\" " ..
               "will do where you do not know."}},
  {words = {"他社", "ほかの", "業界", "other firms", "sector"},
   says = {"他社のことは申し上げられません。", "We cannot speak of other firms."}},
  noted = "texts/say-fsa-noted",
}))

on.message("isac", person({"樋口です。", "Higuchi here.", tone = "formal"}, {
  {words = {"事例", "手口", "会員", "KURAGE", "どの会社", "case", "members", "which firms", "modus"}, since = "isac-warning",
   says = {"お送りした注意喚起のとおりです。会員の名前は申し上げられません。目印があれば、匿名にして会員に回します。",
           "It is as in our warning. We cannot name members. If you have marks we pass them on without your name."}},
  {words = {"事例", "手口", "会員", "KURAGE", "case", "members"}, before = "isac-warning",
   says = {"会員からの情報をまとめているところです。出せるものは、すぐお送りします。",
       "We are putting members' information together and send what we can."}},
  {since = "isac-warning", says = "texts/say-isac"},
  noted = {"ご連絡ありがとうございます。", "Thank you for telling us."},
}))

on.message("police", person({"堤です。", "Tsutsumi here.", tone = "formal"}, {
  {words = {"返信", "支払", "保全", "要求", "何をすれば", "脅迫", "相談", "reply", "pay", "preserve", "demand", "extortion"},
   says = "texts/say-police"},
  {words = {"捜査", "犯人", "investigation", "culprit"}, says = {"捜査に関わることは、お答えできません。",
      "We do not speak about investigations."}},
  noted = "texts/say-police",
}))

on.message("website", person({"ウェブ担当です。", "The web desk."}, {
  {words = {"掲載", "お知らせ", "様式", "publish", "notice", "form"},
   says = {"承認済みのお知らせを様式で受け取りしだい、掲載します。", "We publish once the approved notice reaches us on its form."}},
}))

on.message("control", function(message, lane) lane:acknowledge(message) end)

-- ---- Outside ------------------------------------------------------------------------------------------------------

on.message("peer", person({"南雲です。", "Nagumo here.", tone = "formal"}, {
  {since = "isac-warning", words = {"LoginCheck", "203.0.113", "NTP", "7741"}, when = function(message)
      return not people.asks(message) or message.about ~= nil end,
   says = "texts/say-peer-thanks"},
  {words = {"状況", "攻撃", "影響", "situation", "attack", "effect"}, before = "peer-hit",
   says = {"当行は今のところ平常どおりです。", "All is normal at our bank so far."}},
  {words = {"状況", "攻撃", "影響", "situation", "attack", "effect"}, since = "peer-hit",
   says = {"10時40分から攻撃が始まり、ログインが重くなっています。遮断の目印があれば助かります。",
           "The attack began at 10:40 and logins are slow. Marks to block by would help."}},
  {since = "peer-hit", says = "texts/say-peer-more", when = function(_, lane) return not answers.said(lane,
      "texts/say-peer-thanks") end},
  noted = {"ご連絡ありがとうございます。", "Thank you for telling us."},
}))

local calm = {
  bank = "texts/say-customer-calm",
  securities = "texts/say-customer-calm-securities",
  insurer = "texts/say-customer-calm-insurer",
}

local function soothed(message, lane)
  local way = message:mentions("コンタクトセンター", "電話", "お調べ", "調べて", "contact centre", "call", "look")
  local refund = message:mentions("返金", "お返し", "お戻し", "refund", "pay back", "money back")
  return way and (lane:param("type") ~= "securities" or refund)
end

on.message("customer", person({"柏原です。", "Kashiwabara here.", tone = "public"}, {
  {since = "double-debit", does = function(message, lane, say)
     if soothed(message, lane) then return say(message, lane, calm[lane:param("type")]) end
     return false
   end},
  {words = {"いくら", "いつ", "何の", "件", "証券番号", "how much", "when", "which"}, since = "double-debit",
   says = {"今朝、38,500円が2件並んでいます。どちらも同じものに見えます。",
       "This morning there are two of 38,500 yen. They look the same to me."}},
  {since = "double-debit", says = "texts/say-customer-loud",
   when = function(_, lane) return not answers.said(lane, calm[lane:param("type")]) end},
  noted = {"分かりました。", "All right."},
}))

on.message("reporter", person({"相沢です。", "Aizawa here.", tone = "press"}, {
  {words = {"要求がありました", "要求を受け", "身代金", "要求されました", "ransom", "they demanded"}, always = true, says =
      "texts/say-reporter-writes"},
  {since = "reporter-calls", says = "texts/say-reporter-waits"},
  {words = {"締切", "誰から", "投稿", "deadline", "what do you", "who told", "post"}, since = "reporter-calls",
   says = {"KURAGE を名乗る投稿を見ました。要求があったのかどうかを伺いたいのです。",
       "I saw the post of somebody called KURAGE. I want to know whether there was a demand."}},
  noted = {"承知しました。何かあれば、こちらから伺います。", "Noted. I call if something comes up."},
}))

local function hurries(lane)
  if answers.once(lane, "say-kurage") then lane:after(120, "kurage-hurries") end
end

on.message("kurage", function(_, lane) hurries(lane) end)
on.action("answer-kurage", function(_, lane) hurries(lane) end)
on.timer("kurage-hurries", function(_, lane) lane:send("kurage", "csirt", "texts/say-kurage") end)
