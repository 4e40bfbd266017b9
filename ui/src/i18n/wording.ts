// Words of the panel in which controllers set texts for a team.
import { dictionary } from './dictionary';

export const t = dictionary({
  title: ['文言', 'Wording'],
  intro: [
    'チームに届く前の文言を、決められた範囲で書き換えられます。届いた後は変えられません。',
    'Words can be changed within their limits until they have reached the team.',
  ],
  'intro.local': [
    '自組織の参加者に届く前の文言を、決められた範囲で組織に合わせて書き換えられます。届いた後は変えられません。',
    'Fit the words to your organisation, within their limits, until they have reached your people.',
  ],
  whose: ['文言を読む組織', 'Whose words'],
  'whose.all': ['全体（個別に決めていない組織）', 'Everybody without words of their own'],
  limits: ['{most} 字まで', 'up to {most} characters'],
  must: ['必ず含む語: {words}', 'must contain: {words}'],
  ja: ['日本語', 'Japanese'],
  en: ['英語', 'English'],
  length: ['{now} / {most} 字', '{now} / {most} characters'],
  'too-long': ['{over} 字多すぎます。', '{over} characters too many.'],
  lacks: ['「{words}」を入れてください。', 'Put in: {words}'],
  empty: ['日本語の文言が必要です。', 'Words in Japanese are needed.'],
  save: ['この文言にする', 'Use these words'],
  saved: ['{lane} の文言を設定しました', 'Words of {lane} set'],
  used: ['届いたため、変更できません', 'Has reached the team; fixed'],
  preview: ['本文での見え方', 'As it stands in the text'],
  'preview.none': [
    '状況付与の本文には出てきません（進行スクリプトが使います）。',
    'No inject uses it (the director does).',
  ],
  'feed.set': ['文言「{title}」を設定: {text}', 'Words "{title}" set: {text}'],
  'feed.used': ['文言「{title}」が届いた', 'Words "{title}" went out'],
});
