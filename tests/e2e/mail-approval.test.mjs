// Somebody without a console (ministry-csirt: the CISO): reports and requests for approval come by mail, a signed link approves or
// returns, and the verdict is mailed to whoever asked.
import assert from 'node:assert/strict';
import test from 'node:test';
import { press, withMail } from './lib/mail-drill.mjs';
import { until } from './lib/mail.mjs';
import { Connection, join } from './lib/client.mjs';

const ciso = 'kanbocho@city.example.jp';
const csirt = 'tanaka@city.example.jp';
const rows = [
  ['team-1-csirt-1', csirt],
  ['team-1-ciso-1', ciso],
];
const args = ['--teams', '1', '--unmodelled', '--scenario', 'ministry-csirt'];
const form = {
  form: 'ministry-notice',
  stage: 'first',
  to: ['nisc', 'ciso'],
  tlp: 'amber',
  fields: { exercise_mark: ['yes'], systems: ['kt-0412 <調査中>'], detected_at: ['2026-11-26T09:12+09:00'] },
};
const patience = { timeout: 120_000 };
const linkIn = (mail, letter) => new RegExp(`https?:\\S+/${letter}/\\S+`).exec(mail.text)[0];

async function start(t) {
  const drill = await withMail(t, rows, { args, receives: false });
  const person = await new Connection(await join(drill.link('participant', { post: 'csirt' }).url)).open();
  const mail = (to, words) =>
    until(
      () => drill.smtp.mails.find((each) => each.to[0] === to && each.subject.includes(words)),
      () => `${words}: ${drill.smtp.mails.map(({ subject }) => subject)}`,
    );
  const ask = () => person.done('request_approval', { ...form, to: ['nisc'], approver: 'ciso' });
  const decided = () => drill.control.events.filter(({ event }) => event.kind === 'approval_decided');
  return { ...drill, person, mail, ask, decided };
}

test(
  'the CISO approves by a link, once; the report comes by mail and is received by a link',
  patience,
  async (t) => {
    const { control, person, mail, ask, decided } = await start(t);
    await ask();
    const asked = await mail(ciso, '【承認依頼】');
    for (const words of [/連絡票/, /第1報/, /kt-0412 <調査中>/, /2026-11-26 09:12/, /TLP:AMBER/, /はい/])
      assert.match(asked.text, words);
    const link = linkIn(asked, 'a');
    const page = await fetch(link);
    assert.equal(page.status, 200);
    const html = await page.text();
    assert.match(html, /kt-0412 &lt;調査中&gt;/);
    assert.match(html, /value="approved">承認[^<]*<\/button>.*value="returned">差し戻し/s);
    assert.doesNotMatch(html, /<script/);
    assert.match(page.headers.get('content-security-policy'), /default-src 'none'/);
    assert.equal(decided().length, 0, 'a gateway that follows links decides nothing');

    assert.equal((await press(link)).status, 400, 'a button must be pressed');
    const forged = link.slice(0, -1) + (link.endsWith('A') ? 'B' : 'A');
    assert.equal((await press(forged, { verdict: 'approved' })).status, 404);
    assert.equal((await press(link.replace('/a/', '/r/'))).status, 404, 'it stands for nothing else');

    await control.done('pause_exercise');
    const early = await press(link, { verdict: 'approved', comment: '了解 & 至急' });
    assert.equal(early.status, 409);
    assert.match(await early.text(), /一時停止中.*了解 &amp; 至急/s, 'what was typed is kept');
    await control.done('resume_exercise');
    for (let n = 0; n < 2; n += 1) {
      const done = await press(link, { verdict: 'approved', comment: '了解 & 至急\r\n続報も' });
      assert.equal(done.status, 200);
      assert.match(await done.text(), /承認しました/);
    }
    assert.match(await (await press(link, { verdict: 'returned', comment: '' })).text(), /承認済みです/);
    assert.match(await (await fetch(link)).text(), /承認済みです/);
    const verdict = await person.event(({ event }) => event.kind === 'approval_decided');
    assert.equal(verdict.by, 'team-1-ciso-1');
    assert.deepEqual([verdict.event.verdict, verdict.event.comment.ja], ['approved', '了解 & 至急\n続報も']);
    assert.equal(decided().length, 1);
    const told = await mail(csirt, '【承認】');
    assert.match(told.text, /承認されました[^]*了解 & 至急/);

    await person.done('submit_report', { ...form, approval: verdict.event.approval });
    const report = await mail(ciso, '【報告】');
    assert.match(report.subject, /^【訓練】【報告】連絡票/);
    assert.match(report.text, /kt-0412 <調査中>/);
    assert.match(await (await press(linkIn(report, 'r'))).text(), /受領を記録しました/);
    const receipt = await control.event(
      ({ event, by }) => event.kind === 'receipt_given' && by === 'team-1-ciso-1',
    );
    assert.ok(receipt.event.report);
  },
);

test('a request is returned with a comment; after the end its link says so', patience, async (t) => {
  const { control, mail, ask, decided, smtp } = await start(t);
  await ask();
  const first = linkIn(await mail(ciso, '【承認依頼】'), 'a');
  assert.match(
    await (await press(first, { verdict: 'returned', comment: '件数を' })).text(),
    /差し戻しました/,
  );
  const told = await mail(csirt, '【差し戻し】');
  assert.match(told.text, /件数を/);
  await ask();
  const asked = () => smtp.mails.filter(({ subject }) => subject.includes('【承認依頼】'));
  await until(() => asked().length === 2, 'the second request');
  const second = linkIn(asked()[1], 'a');
  await control.done('end_exercise');
  for (const late of [await fetch(second), await press(second, { verdict: 'approved' })]) {
    assert.equal(late.status, 409);
    assert.match(await late.text(), /演習は終了しました/);
  }
  assert.equal(decided().length, 1);
});
