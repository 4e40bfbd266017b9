-- What an answer should touch, for each step and layer: what the guide calls it in both languages, and words that
-- show it.
return {
  {
    ciso = {
      {"分かったこと", "what is known", {"サインイン", "不正", "国外", "ログイン", "sign", "abroad", "log-in"}},
      {"分からないこと", "what is not known", {"調査中", "確認中", "分から", "不明", "not known", "checked", "investigat"}},
      {"次の報告の時刻", "the time of the next report", {"時", "分後", "o'clock", "10:", "minutes", "hour"}},
    },
    strategy = {
      {"人数・範囲", "how many, how far", {"何人", "人数", "範囲", "ほかに", "how many", "other", "range"}},
      {"情報の種類", "what data", {"個人情報", "情報", "口座", "機微", "personal", "data"}},
      {"続いているか", "whether it goes on", {"続", "今も", "いまも", "転送", "現在", "still", "goes on", "ongoing"}},
    },
    csirt = {
      {"アカウント（toda）", "the account (toda)", {"toda", "戸田"}},
      {"接続元（198.51.100.23）", "the source (198.51.100.23)", {"198.51.100.23"}},
      {"時刻（2時14分）", "the time (2:14)", {"2:14", "2時14分", "02:14"}},
    },
    audit = {
      {"判断の記録", "the record of decisions", {"記録", "ログ", "議事", "record", "minutes"}},
      {"指揮に入らない", "not leading", {"入らない", "入りません", "手を出さ", "指揮", "しない", "not lead", "hands off", "do not"}},
      {"報告の経路・規程", "reporting lines and rules", {"経路", "規程", "手順", "報告", "rules", "procedure", "reporting"}},
    },
  },
  {
    ciso = {
      {"範囲", "what is stopped", {"3人", "だけ", "アカウント", "three", "only", "accounts"}},
      {"業務への影響", "effect on work", {"業務", "出願", "続け", "影響", "work", "applications", "effect"}},
      {"決める人", "who decides", {"私", "ciso", "判断", "決め", "decide"}},
    },
    strategy = {
      {"情報部門（遮断）", "systems (block)", {"情報基盤", "遮断", "回収", "システム", "systems", "block"}},
      {"学生への窓口", "student affairs", {"学生課", "学生", "教務", "student"}},
      {"広報", "public relations", {"広報", "問い合わせ", "press", "public relations"}},
    },
    csirt = {
      {"証拠の保全", "keeping evidence", {"証拠", "保全", "写し", "記録を", "evidence", "copy", "preserve"}},
      {"セッションの切断", "ending sessions", {"セッション", "切断", "サインアウト", "トークン", "session", "sign out", "token"}},
      {"転送ルール", "forwarding rules", {"転送", "ルール", "forward", "rule"}},
    },
    audit = {
      {"承認", "approval", {"承認", "許可", "誰が", "approv", "who"}},
      {"時刻", "times", {"何時", "時刻", "時間", "when", "time"}},
      {"消す前の写し", "copies from before", {"写し", "コピー", "保全", "複製", "copy", "copies"}},
    },
  },
  {
    ciso = {
      {"待たない・いま出す", "not waiting", {"待たず", "待ちません", "待たない", "今", "いま", "直ち", "すぐ", "not wait", "now"}},
      {"調査中と書く", "\"under investigation\"", {"調査中", "分かった範囲", "確認中", "続報", "investigat", "what is known"}},
      {"個人情報保護委員会", "the Commission", {"委員会", "3～5", "3~5", "速報", "commission", "preliminary"}},
    },
    strategy = {
      {"文部科学省", "the ministry", {"文部科学省", "文科省", "mext", "ministry"}},
      {"個人情報保護委員会", "the Commission", {"委員会", "commission"}},
      {"期限", "times", {"60分", "3～5", "3~5", "日", "速やか", "本日", "days", "minutes", "today", "delay"}},
    },
    csirt = {
      {"様式で送る", "the form", {"送り", "報告", "sent", "report"}},
    },
    audit = {
      {"判断に入らない", "not deciding", {"入らない", "入りません", "判断しない", "しません", "not decide", "not in", "do not"}},
      {"期限・承認の手順", "limits and approvals", {"期限", "承認", "手順", "規程", "limit", "approv", "rules"}},
      {"事実と推測", "fact and guess", {"事実", "推測", "推定", "fact", "guess"}},
    },
  },
  {
    ciso = {
      {"学生が先", "students first", {"学生", "先に", "本人", "students", "first"}},
      {"同じ内容", "the same words", {"同じ", "矛盾", "一致", "文面", "same", "consistent"}},
      {"時刻・公表の形", "when and how", {"時", "文書", "会見", "公表", "16", "writing", "conference"}},
    },
    strategy = {
      {"開かない", "do not open", {"開か", "クリック", "触ら", "do not open", "not click"}},
      {"変える・相談する", "change, ask", {"変更", "変え", "連絡", "相談", "change", "tell"}},
      {"次のお知らせ・尋ねない", "next word, never ask", {"お知らせ", "尋ね", "16", "次", "never", "next"}},
    },
    csirt = {
      {"書けない", "no", {"書けません", "書かない", "言えません", "書かないで", "できません", "控え", "no", "not write", "cannot"}},
      {"恐れがある根拠", "why it may have", {"転送", "恐れ", "可能性", "読まれ", "forward", "may have"}},
      {"調査中", "being checked", {"調査中", "確認中", "分かり次第", "checked", "investigat"}},
    },
    audit = {
      {"一つに決める", "one version", {"一つ", "正式", "最新", "統一", "one", "valid"}},
      {"承認の記録", "approval on record", {"承認", "記録", "approv", "record"}},
      {"古い版の回収", "old ones back", {"回収", "古い", "差し替え", "廃棄", "back", "old"}},
    },
  },
  {
    ciso = {
      {"必要な理由", "why", {"防げ", "必須", "使い回し", "理由", "stopped", "prevent", "compulsory"}},
      {"移行・期限", "change-over, dates", {"期間", "期限", "か月", "月", "段階", "month", "date"}},
      {"支援・例外", "help, exceptions", {"窓口", "支援", "貸", "例外", "help", "key", "exception"}},
    },
    strategy = {
      {"何を", "what", {"多要素", "警報", "訓練", "認証", "second factor", "alert", "training"}},
      {"誰が", "who", {"課", "室", "csirt", "担当", "systems", "office"}},
      {"いつまでに", "by when", {"月", "まで", "年度", "日", "march", "january", "june", "by"}},
    },
    csirt = {
      {"サインインの条件", "sign-ins", {"国外", "サインイン", "接続元", "ログイン", "sign-in", "abroad", "source"}},
      {"転送ルール", "forwarding rules", {"転送", "ルール", "forward", "rule"}},
      {"大量の送信", "mass mail", {"大量", "多数", "送信", "mass", "many"}},
    },
    audit = {
      {"多要素認証", "second factor", {"多要素", "認証", "設定", "second factor", "rate"}},
      {"試験・訓練の記録", "test records", {"試験", "訓練", "記録", "test", "record"}},
      {"計画の完了", "plan done", {"計画", "完了", "改善", "plan", "done"}},
    },
  },
}
