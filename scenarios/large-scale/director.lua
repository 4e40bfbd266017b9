-- How the Prime Minister's Office, operators and people on the ground answer when no controller does.
-- Words stand in Japanese and English; `mentions` folds width and case.
local answers = use "answers"
local people = use "people"
local words = use "words"

local has = words.among
local person = people.with("texts/says", {re = "says-re", ja = "says-ja", en = "says-en"})

-- ---- The Prime Minister's Office ----------------------------------------------------------------------------------

on.message("secretary", person({"久保寺です。", "Kubodera here.", tone = "boss"}, {
  {since = "stand-down", earned = {"条件", "残", "続け", "水道", "確認できるまで", "condition", "stay", "keep", "until"},
   good = "texts/say-secretary-stays", asking = "texts/say-secretary-sure"},
  {since = "raise-or-not", before = "headquarters-set-up", earned = function(message)
     return words.count(message, {
       {"48,200", "48200", "停電", "power cut", "households"},
       {"人命", "滞留", "負傷", "病院", "lives", "injured", "crowd"},
       {"攻撃", "不正な操作", "attack", "illicit"},
       {"波及", "広が", "信号", "通信", "spread", "traffic lights", "telecom"},
     }) >= 2
   end, good = "texts/say-secretary-raises", asking = "texts/say-secretary-ground"},
  {words = {"会議", "本部", "meeting", "headquarters"}, since = "headquarters-set-up",
   says = {"第1回会議は11時20分です。状況一覧は11時19分までに出してください。",
           "The first meeting is at 11:20. Have the situation board with us by 11:19."}},
  {words = {"体制", "対策室", "会議", "本部", "organisation", "office", "meeting", "headquarters"}, before = "raise-or-not",
   says = {"体制は、長官の判断待ちです。規模、人命、攻撃の疑い、広がりの事実が揃ったら知らせてください。",
           "The Chief Cabinet Secretary will decide on the organisation. Give us facts on extent, lives, signs " ..
               "of attack and spread."}},
  {words = {"様式", "期限", "いつまで", "何時まで", "form", "by when", "deadline"},
   says = {"求めた報告の期限は、依頼に書いたとおりです。わからない欄は「確認中」で構いませんが、時刻は守ってください。",
           "The time is in our request. Write \"being checked\" where you do not know, but keep the time."}},
  noted = "texts/say-secretary-noted",
}))

local accuses = {"国家", "某国", "犯人", "VOLT-9", "攻撃者は", "foreign state", "culprit", "the attackers are"}

on.approval("secretary", function(request, lane)
  for _, field in ipairs({"facts", "false_word", "request"}) do
    if not words.filled(request, field) then return lane:send_back(request, "texts/say-secretary-back") end
  end
  if words.in_field(request, "facts", accuses) or words.in_field(request, "title", accuses) then
    return lane:send_back(request, "texts/say-secretary-names")
  end
  lane:approve(request, "texts/say-secretary-approves")
end)

local board_wants = {
  {"households", "停電戸数", "households without power"},
  {"people", "人的被害・閉じ込め・滞留", "casualties and people trapped"},
  {"spread", "他の分野への波及", "effects on other sectors"},
  {"estimate", "復旧の見込みと根拠", "the estimate and its ground"},
  {"decisions", "判断を求める事項", "decisions needed"},
}

on.report("situation-board", function(report, lane)
  if not has(report.to, "secretary") then return end
  lane:acknowledge(report)
  local ja, en = words.missing(report, board_wants)
  if ja == "" and not words.in_field(report, "estimate", {"12時40分", "12:40"}) then
    return lane:send("secretary", report.from, "texts/say-secretary-old", {otherwise = {"phone"}})
  end
  if ja == "" then return lane:send("secretary", report.from, "texts/say-secretary-board", {otherwise = {"phone"}}) end
  local labels = {["board-missing-ja"] = ja, ["board-missing-en"] = en}
  answers.send_with(lane, "secretary", report.from, "texts/say-secretary-missing", labels, {otherwise = {"phone"}})
end)

on.report("statement", function(report, lane)
  if not has(report.to, "kantei-site") then return end
  lane:acknowledge(report)
  if answers.once(lane, "published") then
    lane:send("kantei-site", "spokes", "texts/say-site", {otherwise = {"phone"}})
  end
end)

on.message("kantei-site", person({"官邸ホームページ担当です。", "The website desk.", tone = "formal"}, {
  {words = {"掲載", "いつ", "公表文", "様式", "publish", "form", "post"},
   says = {"掲載は、承認済みの公表文を様式で受け取ってからです。受け取りしだい、そのまま載せます。",
           "We publish once the approved statement reaches us on the form, and as it stands."}},
}))

-- ---- Operators ----------------------------------------------------------------------------------------------------

on.message("power-op", person({"倉持です。", "Kuramochi here.", tone = "formal"}, {
  {words = {"復旧", "見込み", "いつ戻", "何時に", "restor", "estimate", "when will", "back"}, before = "power-report",
   says = {"復旧の見込みは、会社から届いていません。届きしだいお知らせします。", "I have no estimate from the company yet. You will have it at once."}},
  {words = {"復旧", "見込み", "いつ戻", "何時に", "restor", "estimate", "when will", "back"}, since = "power-report", before =
      "estimate-changed",
   says = {"会社からは、正午の見込みと聞いています。変わればすぐにお知らせします。",
           "The company says noon. If that changes you hear at once."}},
  {words = {"復旧", "見込み", "いつ戻", "何時に", "restor", "estimate", "when will", "back"}, since = "estimate-changed",
      before = "power-back",
   says = {"見込みは12時40分です。保護継電器の設定を1台ずつ照合しているためで、これより早くはなりません。",
           "The estimate is 12:40. The settings of the protection relays are compared one by one, so it cannot " ..
               "be sooner."}},
  {words = {"復旧", "見込み", "送電", "restor", "estimate", "back"}, since = "power-back",
   says = {"12時40分に送電を再開しました。侵入に使われた遠隔保守は切り離したままです。",
           "Supply was resumed at 12:40. The remote maintenance that was misused stays cut off."}},
  {words = {"原因", "攻撃", "故障", "侵入", "cause", "attack", "fault", "intrusion"}, since = "power-report",
   says = {"故障の表示はなく、遠隔保守のアカウントが使われた形跡があります。攻撃かどうかは、まだ確認中です。",
           "No fault is shown, and there are traces of a remote-maintenance account. Whether it was an attack " ..
               "is still being checked."}},
  {words = {"何戸", "停電", "戸数", "規模", "households", "how many", "extent"}, since = "power-report", before = "power-back",
   says = {"停電は48,200戸（西浜区29,600、汐見区18,600）で、変わりはありません。",
       "48,200 households: 29,600 in Nishihama, 18,600 in Shiomi. No change."}},
  {words = {"何戸", "停電", "戸数", "households", "how many"}, since = "power-back",
   says = {"停電は全て解消しました。", "Nobody is without power any more."}},
  {words = {"203.0.113.45", "通信元", "他の事業者", "ほかの事業者", "19社", "source", "other operators"}, since = "other-operators",
   says = {"19社の記録（sightings.csv）をお送りしたとおりです。判断は、記録を見てお願いします。",
           "The records of the 19 firms are in sightings.csv. Please judge by them."}},
  noted = {"会社に伝え、わかりしだいお知らせします。", "I pass it on to the company and tell you what comes of it."},
}))

on.message("telecom-op", person({"若狭です。", "Wakasa here.", tone = "formal"}, {
  {words = {"電源車", "power car"}, from = "infra", does = function(message, lane, say)
     if people.asks(message) then return false end
     lane:set("power-cars", "working")
     return say(message, lane, "texts/say-telecom-going")
   end},
  {words = {"メール", "mail"}, since = "mail-out",
   says = {"メールの中継は11時20分ごろに戻る見込みです。それまでは、電話と衛星電話をお使いください。",
           "Mail should be back about 11:20. Until then use telephone and satellite telephone."}},
  {words = {"電源車", "基地局", "電池", "何局", "携帯", "優先", "power car", "stations", "batter", "mobile", "priorit"},
   since = "power-report", says = "texts/say-telecom"},
  noted = {"承知しました。電源車の行き先など、ご要請は具体的にお願いします。",
      "Understood. Please make requests specific, where the power cars should go for instance."},
}))

on.message("water-op", person({"鮎沢です。", "Ayusawa here.", tone = "ops"}, {
  {from = "nisc", since = "other-operators", earned = {"203.0.113.45", "切り離", "遮断", "遠隔保守", "disconnect",
      "remote maintenance"},
   good = "texts/say-water-cut", asking = "texts/say-water-what"},
  {words = {"接続", "保守", "記録", "6時41分", "connect", "maintenance", "log"},
   says = {"今朝6時41分と7時03分に、保守業者からの接続がありました。業者の作業だと思っています。",
           "There were connections of the maintenance firm at 6:41 and 7:03 this morning. We take them for its work."}},
  {words = {"いつまで", "断水", "ポンプ", "発電機", "how long", "pumps", "generator"}, since = "water-asks",
   says = {"自家発電が11時23分ごろに止まると、3万6千戸が断水します。発電機が2台要ります。",
           "When our generator stops about 11:23, 36,000 households lose water. We need two generators."}},
  {words = {"水道", "断水", "ポンプ", "発電機", "電気", "water", "pumps", "generator", "power"}, before = "water-asks",
   says = {"配水ポンプは自家発電で動いています。断水はありません。", "The pumps run on our own generator. Nobody is without water."}},
  {since = "water-asks", says = "texts/say-water-thanks"},
  noted = {"了解しました。配水に変わりがあれば知らせます。", "Understood. I will tell you if the supply changes."},
}))

on.message("railway", person({"有沢です。", "Arisawa here.", tone = "ops"}, {
  {since = "station-crowd", says = "texts/say-railway"},
  {words = {"何人", "滞留", "けが", "負傷", "状況", "警察", "how many", "crowd", "injured", "police"}, since = "station-crowd",
   says = {"汐見駅に約9千人です。地下の連絡通路で押し合いになり、2人が倒れました。警察官の応援をお願いします。",
           "About 9,000 people at Shiomi. Two fell in the crush in the underground passage. We need police officers."}},
  {words = {"運転", "再開", "汐見支線", "電車", "列車", "train", "line", "resume"},
   says = {"汐見支線は停電で止まっています。電気が戻り、安全を確かめてから動かします。時刻は言えません。",
           "The Shiomi branch stands still without power. It runs again when power is back and safety checked; " ..
               "I cannot name a time."}},
  {words = {"駅", "滞留", "station", "crowd"}, before = "station-crowd",
   says = {"駅の状況は確かめているところです。わかりしだい知らせます。", "We are finding out how things stand at the stations. You will hear."}},
  noted = {"了解しました。駅員に伝えます。", "Understood. I tell the station staff."},
}))

-- ---- On the ground ------------------------------------------------------------------------------------------------

on.message("field-police", person({"土屋です。", "Tsuchiya here.", tone = "ops"}, {
  {since = "lights-out", says = "texts/say-field-police"},
  {words = {"信号", "何か所", "事故", "応援", "何人", "状況", "traffic lights", "how many", "accident", "officers"}, since =
      "lights-out",
   says = {"信号機86か所が消え、置けるのは31か所です。事故3件、けが人5人。優先する所を決めてください。",
           "86 traffic lights are out and I can man 31. Three accidents, five injured. Tell me which come first."}},
  {words = {"信号", "事故", "状況", "traffic", "accident", "situation"}, before = "lights-out",
   says = {"各署からの報告を集めています。まとまりしだい報告します。", "I am collecting the stations' reports and will report when I have them."}},
  noted = {"了解しました。指示があれば、優先順位を付けてお願いします。", "Understood. Orders with their priority, please."},
}))

on.message("city", person({"本多です。", "Honda here."}, {
  {words = {"避難", "画像", "毒ガス", "偽", "投稿", "evacuat", "image", "gas", "false"}, since = "false-order", says =
      "texts/say-city"},
  {words = {"避難", "evacuat"}, before = "false-order",
   says = {"市は避難指示を出していません。出すときは、防災無線と公式ページで知らせます。",
           "The city has given no evacuation order. If it does, it will say so by loudspeaker and on its page."}},
  {words = {"閉じ込め", "41", "エレベーター", "elevator", "lift", "trapped"}, since = "trapped-numbers",
   says = {"市が発表した41件は、通報の数でした。棟数と人数は、消防の集計に合わせて訂正します。",
           "The 41 that the city gave out were calls. We correct it to the fire service's count of buildings " ..
               "and people."}},
  {words = {"閉じ込め", "エレベーター", "elevator", "lift", "trapped"}, before = "trapped-numbers",
   says = {"閉じ込めの通報は消防が受けています。市でも数を集めているところです。",
       "Such calls go to the fire service. The city is collecting its figures too."}},
  {since = "false-order", says = "texts/say-city"},
  noted = {"承知しました。本部に伝えます。", "Understood. I pass it on to our headquarters."},
}))

on.message("fire", person({"沢井です。", "Sawai here.", tone = "ops"}, {
  {since = "trapped-numbers", earned = {"23棟", "23 棟", "23か所", "23 buildings", "twenty-three", "61人", "61 people"},
   good = "texts/say-fire-right", asking = "texts/say-fire-how"},
  {words = {"数え方", "重複", "棟", "人数", "記録", "count", "duplicate", "buildings"}, since = "trapped-numbers", says =
      "texts/say-fire-how"},
  {words = {"閉じ込め", "救急", "通報", "件数", "119", "elevator", "trapped", "ambulance", "calls"}, before = "trapped-numbers",
   says = {"エレベーターの閉じ込めの通報が続いています。数は集計中です。", "Calls from stuck elevators keep coming. We are still counting."}},
  noted = {"了解しました。指令に伝えます。", "Understood. Passed on to dispatch."},
}))

on.message("hospital", person({"宇野です。", "Uno here."}, {
  {since = "hospital-fuel", earned = {"11時15分", "ローリー", "燃料車", "手配", "11:15", "lorry", "tanker", "on its way"},
   good = "texts/say-hospital-thanks", asking = "texts/say-hospital-until"},
  {words = {"患者", "何人", "手術", "呼吸器", "燃料", "patients", "surgery", "ventilator", "fuel"}, since = "hospital-fuel",
   says = {"手術中の患者さんが2人、人工呼吸器が9人です。燃料は11時20分まで。何時に何が着くかを教えてください。",
           "Two patients in surgery, nine on ventilators. Fuel lasts until 11:20. Tell me what arrives when."}},
  {words = {"患者", "燃料", "発電機", "電気", "patients", "fuel", "generator", "power"}, before = "hospital-fuel",
   says = {"発電機で動いています。燃料がいつまでもつか、確かめているところです。",
       "We run on the generator. How long the fuel lasts we are finding out."}},
  noted = {"承知しました。院内に伝えます。", "Understood. I tell the wards."},
}))

-- ---- Abroad and the press -----------------------------------------------------------------------------------------

on.message("embassy", person({"", "Hart.", early = {"Hart. I have nothing on that. （まだ聞いていない、とのこと。）",
    "I have nothing on that."},
  unsure = {"Hart. Which matter do you mean? I will ask the embassies. （どの件か、大使館に確かめる、とのこと。）",
            "Which matter do you mean? I will ask the embassies."},
  still = {"Hart. I am still asking the embassies. （大使館に確かめている、とのこと。）", "I am still asking the embassies."},
  again = {"Hart. As I told you (%s). （演習時刻 %s に伝えたとおり、とのこと。）", "As I told you (exercise time %s)."}}, {
  {since = "embassies", says = "texts/say-embassy"},
  {words = {"何人", "代表団", "ホテル", "会場", "delegation", "hotel", "venue", "how many"},
   says = {"Hart. The delegations are at the venue and in their hotels. We look to you for what is safe. " ..
       "（代表団は会場とホテルにいる。安全については政府の案内を待つ、とのこと。）",
           "The delegations are at the venue and in their hotels. We look to you for what is safe."}},
  noted = {"Hart. Thank you, noted. （承知した、とのこと。）", "Thank you, noted."},
}))

on.message("press", person({"蓮見です。", "Hasumi here.", tone = "press"}, {
  {since = "press-attribution", does = function(message, lane, say)
     local names = message:mentions("某国", "国家が関与", "国の関与を確認", "a foreign state is", "state actor")
     local careful = words.refuses(message) or
                     message:mentions("捜査", "確認中", "確認でき", "確認していない", "investigation", "cannot")
     if names and not careful then return say(message, lane, "texts/say-press-writes") end
     if people.asks(message) and not careful then return false end
     return say(message, lane, "texts/say-press")
   end},
  {words = {"会見", "何を聞", "締切", "briefing", "deadline", "what do you want"},
   says = {"次の会見の時刻を知りたいだけです。時刻を決めて話してもらえれば、それまで待ちます。",
           "We only want the time of the next briefing. Name one, and we wait until then."}},
  noted = {"承知しました。各社に伝えます。", "Noted. I pass it on to the others."},
}))

on.message("control", function(message, lane) lane:acknowledge(message) end)
