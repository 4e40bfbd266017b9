-- Cast members who say what they can know by now: `local people = use "people"`. A person has a voice and rules;
-- what no
-- rule understands gets a neutral word and stays in the cast's inbox until a controller answers.
local answers = use "answers"
local people = {}

-- What somebody says who cannot answer, by the way they speak: `unsure` when the question is not understood, `early`
-- when it is and nothing is known yet, `still` from the second time on, `again` for what was answered before, `more`
-- for
-- what they still wait for. %s is the exercise time of what was said before.
local tones = {
  staff = {
    unsure = {"どの件でしょうか。私のほうでは分かりかねますので、確かめて、分かりしだいお返事します。",
              "Which matter do you mean? I cannot tell from here; I will find out and come back to you."},
    early = {"その件は、今のところ何も把握していません。分かりしだいお知らせします。",
             "I know nothing about that so far. I will tell you as soon as I do."},
    still = {"お尋ねの件は、先の分と併せて確かめています。もう少しお待ちください。",
             "I am looking into this together with what you asked before. Please bear with me."},
    again = {"その件は、先ほど（演習時刻 %s）お伝えしたとおりで、変わりはありません。",
             "It is as I wrote before (exercise time %s); nothing has changed since."},
    more = {"先ほど（演習時刻 %s）お尋ねした点を、まだ伺っていません。そちらをお願いします。",
            "I still have no answer to what I asked (exercise time %s). That is what I need."},
  },
  formal = {
    unsure = {"恐れ入りますが、どの件についてのお尋ねでしょうか。担当に確認のうえ、改めてご連絡いたします。",
              "May I ask which matter you refer to? I will check with those in charge and get back to you."},
    early = {"お尋ねの件は、現時点では把握しておりません。分かりしだいご連絡いたします。",
             "We have no information on that at present. We will contact you as soon as we do."},
    still = {"お尋ねの件は、先のお問い合わせと併せて確認しております。今しばらくお待ちください。",
             "We are checking this together with your earlier enquiry. Please allow us some time."},
    again = {"お尋ねの件は、先に（演習時刻 %s）お伝えしたとおりでございます。その後、変わりはありません。",
             "As we told you (exercise time %s); there has been no change since."},
    more = {"先に（演習時刻 %s）お願いした点につきまして、引き続きご回答をお待ちしております。",
            "We are still waiting for what we asked of you (exercise time %s)."},
  },
  boss = {
    unsure = {"どの件ですか。今ここで答えられることはありません。確かめてから返事をします。",
              "Which matter is this? I have nothing to say on it now; I will check and answer."},
    early = {"その件は、まだ報告を受けていません。分かりしだい知らせます。",
             "Nothing has been reported to me on that yet. You will hear when it has."},
    still = {"先の件と併せて確かめています。待っていてください。",
             "I am having this checked with the other. Please wait."},
    again = {"その件は、先ほど（演習時刻 %s）伝えたとおりです。",
             "On that I told you before (exercise time %s); it stands."},
    more = {"先ほど（演習時刻 %s）聞いた点の答えが、まだありません。",
            "I still have no answer to what I asked (exercise time %s)."},
  },
  ops = {
    unsure = {"どの件ですか。こちらでは分かりません。確かめて折り返します。",
              "Which matter? I cannot tell from here. I will check and call back."},
    early = {"その件は、今のところ情報が入っていません。入りしだい知らせます。",
             "Nothing has come in on that so far. I will pass it on when it does."},
    still = {"まだ確かめています。分かりしだい折り返します。", "Still checking. I will call back when I know."},
    again = {"その件は、先ほど（演習時刻 %s）伝えたとおりです。変わりありません。",
             "As I said before (exercise time %s). No change."},
    more = {"先ほど（演習時刻 %s）聞いた点の指示を待っています。", "I am still waiting for the word I asked for (exercise time %s)."},
  },
  public = {
    unsure = {"すみません、何のことでしょうか。私には分からないのですが。",
              "Sorry, what is this about? I would not know."},
    early = {"そのことは、まだ何も聞いていません。", "I have not heard anything about that."},
    still = {"先ほどもお答えしたように、私には分かりません。", "As I said, I would not know."},
    again = {"それは、先ほど（演習時刻 %s）お話ししたとおりです。", "I told you that before (exercise time %s)."},
    more = {"先ほど（演習時刻 %s）お聞きしたことに、まだお返事をいただいていません。",
            "I still have no answer to what I asked (exercise time %s)."},
  },
  press = {
    unsure = {"どの件についてのお尋ねでしょうか。社に確かめて、こちらから改めてご連絡します。",
              "Which matter is it? I will check with my desk and call you back."},
    early = {"その件は、こちらにはまだ何も入っていません。何かあるのですか。",
             "We have heard nothing about that yet. Is there something to it?"},
    still = {"先ほどのお尋ねと併せて、社に確かめています。", "I am checking this with my desk too."},
    again = {"その件は、先ほど（演習時刻 %s）申し上げたとおりです。", "That is as I told you (exercise time %s)."},
    more = {"先ほど（演習時刻 %s）の質問へのお答えを、まだいただいていません。",
            "You have not answered my question yet (exercise time %s)."},
  },
}

local question_words = {
  "?", "ですか", "ますか", "でしょうか", "ましたか", "ませんか", "だろうか", "教えて", "お聞かせ", "知りたい", "お尋ねします", "伺います",
  "please tell", "let me know", "could you", "can you tell", "would you", "i would like to know",
}
local requests = {"お知らせください", "ご教示", "ご回答ください", "お答えください", "please say", "please inform"}

local function holds_any(text, list)
  for _, word in ipairs(list) do
    if string.find(text, word, 1, true) then return true end
  end
  return false
end

-- Whether a message asks something; whoever answers an inject and asks to be told of news does not.
function people.asks(message)
  local text = fold(message.body)
  return holds_any(text, question_words) or (message.about == nil and holds_any(text, requests))
end

-- Leaves a question open for a controller, whatever is said to it: the cast's inbox reads these marks.
function people.waits(message, lane)
  local flag = "waits-" .. message.id
  local others = lane:flag(flag)
  lane:set_flag(flag, others and others .. " " .. message.addressee or message.addressee)
end

-- The name under which words are remembered: a text's own, as in "answers"; of words in a rule, person and place.
local function key_of(what, message, at)
  if type(what) == "string" then return "once-" .. string.gsub(what, "^texts/", "") end
  return "once-" .. message.addressee .. "-" .. at
end

local function joined(name, words) return name == "" and words or name .. " " .. words end

local rule_keys = {
  words = true, also = true, since = true, before = true, from = true, when = true, says = true, earned = true,
  good = true, asking = true, does = true, flag = true, after = true, always = true,
}

local function check(voice, rules)
  if type(voice[1]) ~= "string" or type(voice[2]) ~= "string" then
    error("people: a voice is {Japanese, English}: how the person gives their name", 3)
  end
  if not tones[voice.tone or "staff"] then error("people: there is no tone '" .. tostring(voice.tone) .. "'", 3) end
  for at, rule in pairs(rules) do
    if type(at) == "number" then
      for key in pairs(rule) do
        if not rule_keys[key] then error("people: rule " .. at .. " has an unknown key '" .. tostring(key) .. "'",
            3) end
      end
      if not (rule.says or rule.does or (rule.good and rule.asking and rule.earned)) then
        error("people: rule " .. at .. " says nothing", 3)
      end
    elseif at ~= "noted" then
      error("people: unknown key '" .. at .. "' beside the rules", 3)
    end
  end
end

-- A maker of handlers: with(TEXT, FLAGS) where the text holds nothing but {{flag.…}} of the three flags (subject,
-- Japanese, English), by which short words are sent; with `written = true` calls too are answered by mail, with
-- `apart = true` what was said is remembered for each role that asks:
--   local person = people.with("texts/says", {re = "says-re", ja = "says-ja", en = "says-en"})
--   on.message("usui", person({"臼井です。", "Usui here."}, {
--     {words = {"ZIP", "添付", "attachment"}, since = "usui-tells", says = "texts/say-usui"},
--     {words = {"内線", "extension"}, says = {"5127です。", "It is 5127."}},
--     noted = {"承知しました。", "Understood."},
--   }))
-- Of a rule: `words` (any) and `also` (any, besides); `since` and `before` an inject; `from` a role; `when` a function.
-- Without words it takes what answers an inject or asks nothing (`always`: everything). It `says` a text or {Japanese,
-- English}; or it weighs: `good` when `earned` (words or a function), else `asking`; or it `does` something: a
-- function of
-- message, lane and a function that says, which returns whether it dealt with the message.
-- `noted` is said once to what asks nothing and fits no rule.
function people.with(text, flags)
  local function answer(message, lane, what)
    if not flags.written then return lane:reply(message, what) end
    lane:send(message.addressee, message.from, what, {channel = "mail", reply_to = message})
  end

  local function utter(message, lane, ja, en)
    local subject = message.subject
    if not string.find(fold(subject), "^re:") then subject = "Re: " .. subject end
    lane:set_flag(flags.re, subject)
    lane:set_flag(flags.ja, ja)
    lane:set_flag(flags.en, en)
    answer(message, lane, text)
  end

  -- In a lane that many organisations share, each asks for itself.
  local function own(flag, message)
    return flags.apart and flag .. "-" .. message.from or flag
  end
  local function key(what, message, at) return own(key_of(what, message, at), message) end

  return function(voice, rules)
    check(voice, rules)
    local tone = tones[voice.tone or "staff"]

    local function phrase(message, lane, name, before)
      local pair = voice[name] or tone[name]
      local function filled(words) return string.format(words, before or answers.clock(lane)) end
      utter(message, lane, voice[1] .. filled(pair[1]), joined(voice[2], filled(pair[2])))
    end

    -- Says it once; asked again, where it was said. `what` is a text or {Japanese, English}.
    local function say(message, lane, what, at)
      local flag = key(what, message, at or "x")
      local before = lane:flag(flag)
      lane:acknowledge(message)
      if before then
        if people.asks(message) then phrase(message, lane, "again", before) end
        return true
      end
      lane:set_flag(flag, answers.clock(lane))
      if type(what) == "string" then
        answer(message, lane, what)
      else
        utter(message, lane, voice[1] .. what[1], joined(voice[2], what[2]))
      end
      return true
    end

    -- The asking text once, then once that it is still open, then receipts.
    local function ask(message, lane, rule, at)
      if lane:flag(key(rule.good, message, at .. "g")) then return lane:acknowledge(message) end
      local flag = key(rule.asking, message, at)
      local before = lane:flag(flag)
      if not before then return say(message, lane, rule.asking, at) end
      lane:acknowledge(message)
      if lane:flag(flag .. "-more") then return end
      lane:set_flag(flag .. "-more", true)
      phrase(message, lane, "more", before)
    end

    -- Whether the rule takes the message; as a second value, whether it is only too early for it.
    local function fits(rule, message, lane)
      if rule.from and message.from ~= rule.from then return false end
      if rule.words and not message:mentions(table.unpack(rule.words)) then return false end
      if rule.also and not message:mentions(table.unpack(rule.also)) then return false end
      if rule.since and not lane:fired(rule.since) then return false, rule.words ~= nil end
      if rule.before and lane:fired(rule.before) then return false end
      if rule.when and not rule.when(message, lane) then return false end
      return true
    end

    local function earned(rule, message, lane)
      if type(rule.earned) == "function" then return rule.earned(message, lane) end
      return message:mentions(table.unpack(rule.earned))
    end

    -- A question of their own is not taken for an answer.
    local function answers_it(rule, message, asked)
      return rule.words or rule.always or not asked or (message.about ~= nil and (not rule.since
          or message.about == rule.since))
    end

    local function deals(rule, at, message, lane, asked)
      if rule.does then return rule.does(message, lane, say) end
      if rule.good then
        if earned(rule, message, lane) then
          if rule.flag then lane:set_flag(rule.flag, true) end
          return say(message, lane, rule.good, at .. "g")
        end
        if not answers_it(rule, message, asked) then return false end
        ask(message, lane, rule, at)
        return true
      end
      if not answers_it(rule, message, asked) then return false end
      if rule.flag then lane:set_flag(rule.flag, true) end
      return say(message, lane, rule.says, at)
    end

    return function(message, lane)
      local asked, early = people.asks(message), false
      for at, rule in ipairs(rules) do
        local takes, too_early = fits(rule, message, lane)
        early = early or too_early
        if takes and deals(rule, tostring(at), message, lane, asked) then return end
      end
      if not asked then
        if rules.noted then return say(message, lane, rules.noted, "noted") end
        return lane:acknowledge(message)
      end
      people.waits(message, lane)
      local flag = own("unsure-" .. message.addressee, message)
      local repeated = lane:flag(flag) == (early and "early" or "unsure")
      lane:set_flag(flag, early and "early" or "unsure")
      phrase(message, lane, repeated and "still" or early and "early" or "unsure")
    end
  end
end

return people
