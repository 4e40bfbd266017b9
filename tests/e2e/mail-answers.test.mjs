// People who take part from their own mail program: their answers become messages of their seats, through a real SMTP server and a
// real IMAP server (dovecot).
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join as path } from 'node:path';
import test from 'node:test';
import { join } from './lib/client.mjs';
import { withMail } from './lib/mail-drill.mjs';
import { bounceOf, until } from './lib/mail.mjs';

const tanaka = 'tanaka@city.example.jp';
const sato = 'sato@city.example.jp';
const rows = [
  ['team-1-csirt-1', tanaka],
  ['team-1-pr-1', sato],
];

test('an answer, a new mail between players, and the same mail twice', { timeout: 120_000 }, async (t) => {
  const { control, smtp, send, sent, arrives, mailState } = await withMail(t, rows);
  const asks = { ja: '不審な通信について', en: 'Traffic' };
  await control.done('send_as', {
    from: 'soc',
    to: ['csirt'],
    subject: asks,
    body: { ja: '遮断してよいですか。', en: 'May we block it?' },
  });
  const asked = await sent(({ subject }) => subject.ja === asks.ja);
  const got = await arrives(
    ({ to, subject }) => to[0] === tanaka && subject.includes(asks.ja),
    "the cast's mail",
  );

  // An answer with its quotation, as a mail program writes it.
  const answer = {
    from: tanaka,
    to: ['drill+soc@drill.example.jp'],
    subject: `Re: ${got.subject}`,
    text: '遮断してください。\n\n2026年11月26日(木) 9:12 SOC <drill+soc@drill.example.jp>:\n\n> 遮断してよいですか。\n',
    headers: {
      'In-Reply-To': got.headers['message-id'],
      'Message-ID': '<answer.1@client.example.jp>',
    },
  };
  await send(answer);
  const answered = await sent(({ in_reply_to: to }) => to === asked.event.id);
  assert.equal(answered.by, 'team-1-csirt-1');
  assert.deepEqual(answered.event.to, ['soc']);
  assert.equal(answered.event.thread, asked.event.thread);
  assert.equal(answered.event.body.ja, '遮断してください。');
  assert.equal(answered.event.subject.ja, 'Re: 不審な通信について');

  // Without any marker the sender and the subject are enough.
  await send({
    from: tanaka,
    to: ['drill@drill.example.jp'],
    subject: 'RE: 不審な通信について',
    text: '追記します。',
  });
  const second = await sent(({ body }) => body.ja === '追記します。');
  assert.equal(second.event.in_reply_to, asked.event.id);
  assert.deepEqual(second.event.to, ['soc']);

  // From player to player, through us: recorded, and delivered with the thread kept for the answer.
  await send({
    from: tanaka,
    to: ['drill+pr@drill.example.jp'],
    subject: '公表文の相談',
    text: '案を見てください。',
  });
  await sent(({ subject }) => subject.ja === '公表文の相談');
  const passed = await arrives(({ to }) => to[0] === sato, "the colleague's mail");
  assert.match(passed.subject, /^【訓練】公表文の相談$/);
  await send({
    from: sato,
    to: ['drill+csirt@drill.example.jp'],
    subject: 'Re: 【訓練】公表文の相談',
    text: '見ました。',
    headers: { References: passed.headers['message-id'] },
  });
  const back = await arrives(({ to, text }) => to[0] === tanaka && text.includes('見ました。'), 'the answer');
  assert.match(
    back.headers.references,
    /@client\.example\.jp>/,
    "the sender's own Message-ID keeps the thread",
  );

  // The same mail again has no effect.
  const before = control.events.length;
  await send(answer);
  await until(async () => (await mailState()).received.taken === 4, 'all taken');
  await new Promise((resolve) => setTimeout(resolve, 2_500));
  assert.equal(control.events.slice(before).filter(({ event }) => event.kind === 'message_sent').length, 0);
  const ids = smtp.mails.map(({ headers }) => headers['message-id']);
  assert.equal(new Set(ids).size, ids.length, 'nothing is sent twice');
});

test(
  'strangers, answerers and bounces become no messages, and controllers are told',
  { timeout: 120_000 },
  async (t) => {
    const { control, send, arrives, mailState, maildir } = await withMail(t, rows);
    await control.done('send_as', {
      from: 'soc',
      to: ['csirt'],
      subject: { ja: '確認', en: 'Check' },
      body: { ja: '本文', en: 'Text' },
    });
    const got = await arrives(({ to, subject }) => to[0] === tanaka && subject.includes('確認'), 'the mail');
    await send({
      from: 'stranger@elsewhere.example',
      to: ['drill+csirt@drill.example.jp'],
      subject: 'x',
      text: 'こんにちは',
    });
    await send({
      from: tanaka,
      to: ['drill+soc@drill.example.jp'],
      subject: 'Re: 確認',
      text: '休暇中です。',
      headers: { 'Auto-Submitted': 'auto-replied', 'In-Reply-To': got.headers['message-id'] },
    });
    await send({ from: sato, to: ['drill@drill.example.jp'], subject: '誰宛て', text: '宛先なし' });
    writeFileSync(
      path(maildir, 'new', '1.report'),
      bounceOf(got.headers['message-id'], tanaka, 'no such user'),
    );
    const state = await until(
      async () => {
        const found = await mailState();
        return found.refused.length === 4 && found;
      },
      async () => JSON.stringify(await mailState()),
    );
    assert.deepEqual(state.refused.map(({ code }) => code).sort(), [
      'automatic',
      'bounce',
      'no_recipient',
      'unknown_sender',
    ]);
    assert.deepEqual(state.sent, { bounced: 1, sent: 1 });
    assert.match(state.rows[0].reason, /550 5\.1\.1 no such user/);
    assert.ok(state.refused.every(({ reason }) => reason.ja && reason.en));
    const typed = control.events.filter(
      ({ event }) => event.kind === 'message_sent' && event.typed && event.from !== 'soc',
    );
    assert.equal(typed.length, 0);
  },
);

test(
  'a file of the exercise goes on as that file, one of the sender’s own as theirs; a link confirms receipt',
  { timeout: 120_000 },
  async (t) => {
    const { control, send, sent, arrives, url, link: place } = await withMail(t, rows);
    await control.done('fire_inject', { inject: 'proxy-log' });
    const got = await arrives(({ to, files }) => to[0] === tanaka && files.length > 0, 'the logs');
    await send({
      from: tanaka,
      to: ['drill+pr@drill.example.jp'],
      subject: '資料',
      text: '添付します。',
      files: { 'own.csv': 'a,b\n', 'tool.bin': 'MZ\0\u0001' },
    });
    const mail = await sent(({ subject }) => subject.ja === '資料');
    assert.match(mail.event.body.ja, /「tool\.bin」.*取り込める種類でない/);
    assert.doesNotMatch(mail.event.body.ja, /own\.csv/);
    assert.deepEqual(mail.event.attachments, []);
    assert.deepEqual(
      mail.event.files.map(({ name, bytes }) => ({ name, bytes })),
      [{ name: 'own.csv', bytes: 4 }],
    );
    // To the colleague's mail program whole, and to their console.
    const passed = await arrives(({ to, subject }) => to[0] === sato && subject.includes('資料'), 'the file');
    assert.deepEqual(passed.files, [
      { name: 'own.csv', bytes: 4, sha256: createHash('sha256').update('a,b\n').digest('hex') },
    ]);
    const [{ id }] = mail.event.files;
    const handed = async (role, post) => {
      const reader = await join(place(role, { lane: 'team-1', post }).url);
      const { origin, cookie } = reader;
      return fetch(new URL(`/api/v1/notes/files/${id}`, origin), { headers: { cookie } });
    };
    assert.equal(await (await handed('participant', 'pr')).text(), 'a,b\n');
    assert.equal((await handed('participant', 'welfare')).status, 404);
    // Files without words are a mail, too; what had come goes back as it came.
    await send({
      from: sato,
      to: ['drill+csirt@drill.example.jp'],
      subject: '折り返し',
      text: '',
      files: { 'own.csv': 'a,b\n' },
    });
    const back = await sent(({ subject }) => subject.ja === '折り返し');
    assert.equal(back.event.files[0].id, id);

    const link = /https?:\S+\/r\/\S+/.exec(got.text)[0];
    assert.ok(link.startsWith(url));
    const page = await fetch(link);
    assert.equal(page.status, 200);
    assert.match(await page.text(), /受領しました/);
    const given = () => control.events.filter(({ event }) => event.kind === 'receipt_given');
    assert.equal(given().length, 0, 'a gateway that follows links confirms nothing');
    for (let i = 0; i < 2; i += 1) {
      const pressed = await fetch(link, {
        method: 'POST',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          origin: new URL(link).origin,
        },
      });
      assert.equal(pressed.status, 200);
      assert.match(await pressed.text(), /受領を記録しました/);
    }
    const receipt = await control.event(({ event }) => event.kind === 'receipt_given');
    assert.equal(receipt.by, 'team-1-csirt-1');
    assert.equal(given().length, 1);
    const forged = await fetch(link.slice(0, -1) + (link.endsWith('A') ? 'B' : 'A'), {
      method: 'POST',
    });
    assert.equal(forged.status, 404);
  },
);
