// Join links by mail: each person's own, once, through a real SMTP server; who has none is named, and dry is dry.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join as path } from 'node:path';
import test from 'node:test';
import { join } from './lib/client.mjs';
import { certificates, readMail, settings, startSmtp, until } from './lib/mail.mjs';
import { startDemo } from './lib/program.mjs';

const rows = [
  ['team-1-csirt-1', 'tanaka@city.example.jp'],
  ['team-1-welfare-1', 'gone.mori@city.example.jp'],
  ['team-2-csirt-1', 'suzuki@city.example.jp'],
  ['lead', 'lead@city.example.jp'],
];
const demo = ['--teams', '2', '--unmodelled', '--scenario', 'cyder-municipality'];
const guests = ['team-1-csirt-1', 'team-1-welfare-1', 'team-2-csirt-1'];

const linkIn = (text) => /http\S+\/join#\S+/.exec(text)[0];
const invite = (session, order) => session.api('POST', 'invitations', order);

test('everybody with an address is invited once, and the link takes them to their seat', async (t) => {
  const folder = await certificates(t);
  const smtp = await startSmtp(t, folder);
  const file = await settings(t, folder, smtp.port, rows);
  const started = await startDemo(t, [...demo, '--mail', file]);
  const lead = await join(started.link('lead_controller').url);

  const preview = await invite(lead, { preview: true });
  assert.deepEqual(preview.invited, guests);
  assert.deepEqual(preview.already, []);
  assert.ok(preview.without_address.includes('team-1-pr-1'));
  assert.equal(smtp.mails.filter(({ subject }) => subject.includes('招待')).length, 0);

  assert.deepEqual((await invite(lead, {})).invited, guests);
  const state = await until(async () => {
    const found = await lead.api('GET', 'mail');
    return (
      found.invited['team-1-welfare-1'] === 'bounced' &&
      found.invited['team-1-csirt-1'] === 'sent' &&
      found.invited['team-2-csirt-1'] === 'sent' &&
      found
    );
  }, 'the invitations');
  assert.equal(state.invited['team-1-csirt-1'], 'sent');
  const bounced = state.rows.find((row) => row.seat === 'team-1-welfare-1' && row.seq === 0);
  assert.match(bounced.subject.ja, /^演習への招待: /);

  const mine = smtp.mails.filter(({ subject }) => subject.startsWith('【訓練】演習への招待'));
  assert.deepEqual(mine.map(({ to }) => to[0]).sort(), ['suzuki@city.example.jp', 'tanaka@city.example.jp']);
  assert.ok(mine.every(({ headers }) => headers['x-enshu-exercise'] === started.exercise));
  assert.ok(mine.every(({ text }) => text.includes('転送しないでください') && !text.includes('受領の確認')));
  assert.ok(
    mine.every(({ text }) => /メールだけでもできること[^]*演習の画面[^]*あなたの役目\n# /.test(text)),
  );
  for (const { to, text } of mine) {
    const person = await join(linkIn(text));
    const seat = to[0].startsWith('suzuki') ? 'team-2-csirt-1' : 'team-1-csirt-1';
    assert.equal((await person.api('GET', 'session')).seat, seat);
  }

  // Whose mail bounced is written to again, and whoever is asked for; nobody else.
  assert.deepEqual((await invite(lead, { preview: true })).invited, ['team-1-welfare-1']);
  const again = await invite(lead, { seats: ['team-2-csirt-1'], again: true });
  assert.deepEqual(again, { invited: ['team-2-csirt-1'], already: [], without_address: [] });
});

test('an invitation is for controllers to send, and needs settings', async (t) => {
  const started = await startDemo(t, demo);
  const lead = await join(started.link('lead_controller').url);
  await assert.rejects(invite(lead, {}), /409|mail_off/);
  const participant = await join(started.links.find(({ role }) => role === 'participant').url);
  await assert.rejects(invite(participant, {}), /403|404/);
});

test('a dry run writes the invitations down', async (t) => {
  const folder = await certificates(t);
  const file = await settings(t, folder, 1, rows, { dry: true });
  const started = await startDemo(t, [...demo, '--mail', file]);
  const lead = await join(started.link('lead_controller').url);
  await invite(lead, { seats: ['team-2-csirt-1'] });
  await until(
    async () => (await lead.api('GET', 'mail')).invited['team-2-csirt-1'] === 'dry',
    'the dry mail',
  );
  const place = started.record.replace(/\.exercise$/, '.mail');
  const name = readdirSync(place).find((each) => each.startsWith('invitation-'));
  assert.equal(name, 'invitation-team-2-csirt-1.eml');
  const mail = readMail(readFileSync(path(place, name)).toString('latin1'));
  assert.equal((await (await join(linkIn(mail.text))).api('GET', 'session')).seat, 'team-2-csirt-1');
});
