// Words of the real e-mail in the controller's console.
import { dictionary } from './dictionary';

export const t = dictionary({
  title: ['実メール', 'Real e-mail'],
  dry: ['試行中: 書き出すだけで、送信しません', 'Dry run: mails are written down, nothing is sent'],
  from: ['差出人 {address}・名簿 {count} 席', 'From {address}, {count} seats in the roster'],
  'state.sent': ['送信済み', 'Sent'],
  'state.waiting': ['送信待ち', 'Waiting'],
  'state.bounced': ['不達', 'Bounced'],
  'state.doubt': ['到達不明（再送せず）', 'In doubt (not sent again)'],
  'state.blocked': ['送信せず（名簿外）', 'Not sent (not in the roster)'],
  'state.dry': ['書き出し', 'Written down'],
  'received.taken': ['受信', 'Taken in'],
  'received.refused': ['受け付けなかった受信', 'Not taken in'],
  'rows.title': ['届いていないメール', 'Mails that have not simply arrived'],
  'rows.seat': ['席', 'Seat'],
  'rows.subject': ['件名', 'Subject'],
  'rows.state': ['状態', 'State'],
  'rows.reason': ['理由', 'Reason'],
  'refused.title': ['受け付けなかったメール', 'Mails that were not taken in'],
  'refused.sender': ['差出人', 'Sender'],
  'faults.title': ['名簿の直すところ', 'Faults of the roster'],
  'faults.line': ['{line} 行目', 'Line {line}'],
  'roster.choose': ['名簿（CSV）を入れ替える', 'Replace the roster (CSV)'],
  'roster.hint': [
    '1 行目に seat,address と書き、席の名前とメールアドレスを並べます。',
    'The first line is seat,address; then one seat and its mail address a line.',
  ],
  'roster.done': ['名簿を入れ替えました（{count} 席）', 'The roster was replaced ({count} seats)'],
  failed: ['できませんでした: {message}', 'That did not work: {message}'],
});
