// Words for files that a person puts to a message.
import { dictionary } from './dictionary';

export const t = dictionary({
  title: ['自分のファイルを添付（6 個まで）', 'Attach files of your own (6 at most)'],
  choose: ['ファイルを選ぶ', 'Choose files'],
  drop: ['ここへドラッグして置くこともできます。', 'They can be dropped here, too.'],
  hint: [
    '写真、PDF、テキスト（CSV・ログなど）、マクロのない Excel・Word・PowerPoint、ZIP。1 個 5 MB まで、演習を通じて一人 20 個・合わせて 50 MB まで。写真は縮小し、撮影場所や機種の情報を除いて送ります。',
    'Photographs, PDF, text (CSV, logs), Excel, Word and PowerPoint without macros, ZIP. 5 MB each; 20 files and 50 MB a person in the whole exercise. Photographs are made smaller and sent without place and device.',
  ],
  sending: ['{name} を送っています（{nth} / {all}）…', 'Sending {name} ({nth} of {all})…'],
  progress: ['送信の進み具合', 'Progress of sending'],
  sent: ['{name} を添付しました。', '{name} is attached.'],
  removed: ['{name} を外しました。', '{name} was taken off.'],
  failed: ['{name} を添付できませんでした: {message}', '{name} was not attached: {message}'],
  empty: ['空のファイルは添付できません。', 'An empty file cannot be attached.'],
  large: ['5 MB を超えています。', 'It is larger than 5 MB.'],
  many: ['一度に添付できるのは 6 個までです。', 'A message takes 6 files at most.'],
  remove: ['{name} を外す', 'Take {name} off'],
  list: ['添付したファイル', 'Attached files'],
  wait: [
    'ファイルを送っています。終わってから送信してください。',
    'A file is on its way. Send the message when it has arrived.',
  ],
  'kind.image': ['画像', 'picture'],
  'kind.pdf': ['PDF', 'PDF'],
  'kind.text': ['テキスト', 'text'],
  'kind.excel': ['Excel', 'Excel'],
  'kind.word': ['Word', 'Word'],
  'kind.powerpoint': ['PowerPoint', 'PowerPoint'],
  'kind.archive': ['ZIP', 'ZIP'],
});
