// Words of targeted-mail training: the report button, the page behind a bait, the figures.
import { dictionary } from './dictionary';

export const t = dictionary({
  report: ['不審メールとして報告', 'Report as suspicious'],
  'report.done': ['報告済み', 'Reported'],
  'report.sent': ['{desk}へ報告しました', 'Reported to {desk}'],
  'report.body': ['不審なメールとして報告します。', 'I report this as a suspicious mail.'],

  'landing.mark': ['これは標的型メール訓練です', 'This was a targeted-mail training'],
  'landing.safe': [
    '実際の被害はありません。あなたの名前を部署に知らせることもありません。',
    'No harm was done, and your department is not told your name.',
  ],
  'landing.signs': ['気づけた手がかり', 'What gave it away'],
  'landing.now': ['いますること', 'What to do now'],
  'landing.report': ['このメールを報告する', 'Report this mail'],
  'landing.close': ['閉じる', 'Close'],

  'form.note': [
    '演習の画面です。入力は送信も保存もされません。',
    'Exercise: nothing typed here is sent or kept.',
  ],
  'form.user': ['メールアドレス', 'E-mail address'],
  'form.password': ['パスワード', 'Password'],
  'form.submit': ['サインイン', 'Sign in'],
  'form.leave': ['入力せずに閉じる', 'Leave without typing'],

  title: ['標的型メール訓練', 'Mail training'],
  none: ['訓練メールはまだ出ていません', 'No training mail has gone out yet'],
  'none.hint': [
    '訓練メールが届き始めると、部署ごとの開封・クリック・報告がここに出ます。',
    'Once one goes out, opens, clicks and reports by department appear here.',
  ],
  level: ['難易度 {level}', 'Level {level}'],
  group: ['部署', 'Department'],
  organisations: ['組織', 'Organisation'],
  all: ['全体', 'Everybody'],
  delivered: ['配信', 'Delivered'],
  opened: ['開封', 'Opened'],
  clicked: ['リンク', 'Link'],
  files: ['添付', 'File'],
  forms: ['入力送信', 'Form sent'],
  reported: ['報告', 'Reported'],
  both: ['かかって報告', 'Taken and reported'],
  first: ['最初の報告', 'First report'],
  quartiles: ['報告まで 25・50・75%', 'To report: 25, 50, 75 %'],
  departments: [
    '報告のあった部署の最初の報告まで（25・50・75%）: {low}・{middle}・{high}',
    'Departments: to their first report (25, 50, 75 %): {low}, {middle}, {high}',
  ],
  ordinary: ['訓練以外のメールの報告: {n} 件', 'Reports of ordinary mails: {n}'],
  note: [
    '個人名は出しません。実メールでは開封が分からないため、クリックか受領の時点で開封とみなします。',
    'No names. Over real mail nobody sees a mail being opened: a click or a receipt counts as that.',
  ],
  figures: ['部署別の集計（CSV）', 'Figures by department (CSV)'],
  people: ['個人別の記録（CSV、統裁のみ）', 'Rows of single persons (CSV, lead only)'],

  'feed.link': ['訓練メールのリンクにかかった: {subject}', 'Took a bait by its link: {subject}'],
  'feed.file': ['訓練メールの添付を開いた: {subject}', 'Took a bait by its file: {subject}'],
  'feed.form': ['偽のサインインを送信した: {subject}', 'Sent off a fake sign-in: {subject}'],
});
