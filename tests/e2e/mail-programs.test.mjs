// Mails as programs and gateways really write them: passed on whole or inline, with links that stand for one person, too large, and
// from people of several exercises.
import assert from 'node:assert/strict';
import { renameSync, writeFileSync } from 'node:fs';
import { join as path } from 'node:path';
import test from 'node:test';
import { Connection, join } from './lib/client.mjs';
import { certificates, settings, startImap, startSmtp, until } from './lib/mail.mjs';
import { ownFolder, startDemo, startServe } from './lib/program.mjs';

const tanaka = 'tanaka@city.example.jp';
const sato = 'sato@city.example.jp';
const rows = [
  ['team-1-csirt-1', tanaka],
  ['team-1-pr-1', sato],
];
const patience = { timeout: 180_000 };

async function post(t) {
  const folder = await certificates(t);
  const imap = await startImap(t, folder);
  const smtp = await startSmtp(t, folder, 0, imap.maildir);
  const file = await settings(t, folder, smtp.port, rows, { imap: imap.polled });
  let number = 0;
  /** Puts a mail into our mailbox, byte by byte as it is. */
  const arrive = (lines) => {
    const name = `${(number += 1)}.made`;
    writeFileSync(path(imap.maildir, 'tmp', name), lines.join('\r\n'));
    renameSync(path(imap.maildir, 'tmp', name), path(imap.maildir, 'new', name));
  };
  return { smtp, file, arrive };
}

const heads = (to, subject, type = 'text/plain; charset=utf-8') => [
  `From: ${tanaka}`,
  `To: ${to}`,
  `Subject: ${subject}`,
  'MIME-Version: 1.0',
  `Content-Type: ${type}`,
];

const asking = (subject) => ({
  from: 'soc',
  to: ['csirt'],
  subject: { ja: subject, en: 'Traffic' },
  body: { ja: '遮断してよいですか。', en: 'May we block it?' },
});

test(
  'a mail passed on keeps its words and loses the links that stand for its first reader',
  patience,
  async (t) => {
    const { smtp, file, arrive } = await post(t);
    const started = await startDemo(t, ['--teams', '1', '--unmodelled', '--mail', file]);
    const control = await new Connection(await join(started.link('lead_controller').url)).open();
    const sent = (test) => control.event(({ event }) => event.kind === 'message_sent' && test(event), 30_000);
    await control.done('send_as', asking('不審な通信'));
    const { event: asked } = await sent(({ subject }) => subject.ja === '不審な通信');
    const got = await until(
      () => smtp.mails.find(({ to, subject }) => to[0] === tanaka && subject.includes('不審な通信')),
      "the cast's mail",
    );
    assert.match(got.text, /\/r\/\S{43}/);

    // As an attachment, with a subject and a text of the sender's own.
    arrive([
      ...heads('drill+pr@drill.example.jp', 'look', 'multipart/mixed; boundary=b'),
      '',
      '--b',
      'Content-Type: text/plain; charset=utf-8',
      '',
      '見てください。',
      '--b',
      'Content-Type: message/rfc822',
      'Content-Disposition: attachment; filename=mail.eml',
      '',
      `Message-ID: ${got.headers['message-id']}`,
      'From: drill+soc@drill.example.jp',
      '',
      got.text,
      '--b--',
    ]);
    const { event: whole } = await sent(({ subject }) => subject.ja === 'look');
    assert.equal(whole.forward_of, asked.id);
    const passed = await until(() => smtp.mails.find(({ to }) => to[0] === sato), "the colleague's mail");
    assert.match(passed.text, /見てください[\s\S]*不審な通信[\s\S]*遮断してよいですか/);
    assert.doesNotMatch(passed.text, /取り込んでいません/);
    assert.equal(passed.text.match(/\/r\/[^/\s]*csirt/), null, 'no receipt for somebody else');

    // Inline, as most programs do by default.
    arrive([
      ...heads('drill+pr@drill.example.jp', 'Fwd: inline'),
      '',
      'ご確認ください。',
      '',
      '---------- Forwarded message ---------',
      'From: SOC <drill+soc@drill.example.jp>',
      'Date: x',
      'Subject: s',
      'To: CSIRT',
      '',
      got.text,
    ]);
    const { event: inline } = await sent(({ subject }) => subject.ja === 'Fwd: inline');
    assert.match(inline.body.ja, /遮断してよいですか/);
    assert.doesNotMatch(inline.body.ja, /\/r\//);

    // One that is too large to be had whole holds up nobody, and its words count.
    arrive([
      ...heads('drill+soc@drill.example.jp', 'huge', 'multipart/mixed; boundary=b'),
      '',
      '--b',
      'Content-Type: text/plain; charset=utf-8',
      '',
      '大きな添付です。',
      '--b',
      'Content-Type: application/octet-stream; name=big.bin',
      'Content-Disposition: attachment; filename=big.bin',
      '',
      ...Array.from({ length: 500_000 }, () => 'x'.repeat(76)),
      '--b--',
    ]);
    arrive([...heads('drill+soc@drill.example.jp', 'after'), '', 'あとのメール']);
    const { event: huge } = await sent(({ subject }) => subject.ja === 'huge');
    assert.match(huge.body.ja, /^大きな添付です。[\s\S]*big\.bin/);
    await sent(({ subject }) => subject.ja === 'after');
  },
);

test('whoever takes part in a second exercise is known there when the first is over', patience, async (t) => {
  const { file, arrive } = await post(t);
  const served = await startServe(t, await ownFolder(t), 0, { args: ['--mail', file] });
  let session = await join(await served.operator());
  const open = async () => {
    const wanted = { scenario: 'cyder-municipality', teams: 1, seed: 7, modelled: false };
    const { id } = await session.api('POST', 'exercises', wanted);
    session = await session.enter(id);
    const line = await new Connection(session).open();
    await line.done('start_exercise', {});
    return line;
  };
  const first = await open();
  await first.done('end_exercise', {});
  const second = await open();
  arrive([...heads('drill+soc@drill.example.jp', 'which'), '', '新しいメールです。']);
  const mail = await second.event(
    ({ event }) => event.kind === 'message_sent' && event.subject.ja === 'which',
    30_000,
  );
  assert.equal(mail.by, 'team-1-csirt-1');
  assert.deepEqual((await session.api('GET', 'mail')).received, { taken: 1 });
});
