// Files of participants' own: handed in, named by a message, given to those who read it and to nobody else, within their limits.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join as path } from 'node:path';
import test from 'node:test';
import { connect, Connection, join } from './lib/client.mjs';
import { enshuFine } from './lib/command.mjs';
import { ownFolder, startDemo } from './lib/program.mjs';

const timeline = '時刻,事象\n10:02,端末を隔離\n';

const send = (session, name, content) =>
  fetch(new URL(`/api/v1/notes/files?name=${encodeURIComponent(name)}`, session.origin), {
    method: 'POST',
    headers: {
      cookie: session.cookie,
      origin: session.origin,
      'content-type': 'application/octet-stream',
    },
    body: content,
  });
const fetched = (session, id) =>
  fetch(new URL(`/api/v1/notes/files/${id}`, session.origin), { headers: { cookie: session.cookie } });
const status = async (session, id) => (await fetched(session, id)).status;

const mail = (to, files, more = {}) => ({
  channel: 'mail',
  to: [to],
  subject: '時系列',
  body: '添付します。',
  files,
  ...more,
});

test(
  'a file goes from one console to another, and to those who may see it',
  { timeout: 180_000 },
  async (t) => {
    const demo = await startDemo(t, ['--teams', '2', '--unmodelled']);
    const at = async (lane, post) => join(demo.link('participant', { lane, post }).url);
    const csirt = await at('team-1', 'csirt');
    const pr = await at('team-1', 'pr');
    const stranger = await at('team-2', 'csirt');
    const observer = await join(demo.link('observer').url);
    const evaluator = await connect(demo.link('evaluator').url);
    const lead = await connect(demo.link('lead_controller').url);
    const [sender, reader, elsewhere] = await Promise.all(
      [csirt, pr, stranger].map((session) => new Connection(session).open()),
    );
    t.after(() => Promise.all([lead, evaluator, sender, reader, elsewhere].map((each) => each.close())));

    const answer = await send(csirt, '../timeline.csv', timeline);
    assert.equal(answer.status, 201);
    const file = await answer.json();
    assert.equal(file.name, 'timeline.csv');
    assert.equal(file.media_type, 'text/plain; charset=utf-8');

    await t.test('before a message names it, it is given to nobody', async () => {
      for (const each of [csirt, pr, stranger, observer, lead.session, evaluator.session])
        assert.equal(await status(each, file.id), 404, each.session.seat);
    });

    await t.test('who knows its hash makes it nobody’s', async () => {
      for (const [thief, to] of [
        [reader, 'csirt'],
        [elsewhere, 'pr'],
      ]) {
        const refused = await thief.command('send_message', mail(to, [{ id: file.id, name: 'x.csv' }]));
        assert.equal(refused.error.code, 'unknown_file');
      }
      const noted = await evaluator.command('add_note', {
        text: '添付の写し',
        lane: 'team-1',
        files: [{ id: file.id, name: 'x.csv' }],
      });
      assert.equal(noted.error.code, 'unknown_file');
    });

    await sender.done('send_message', mail('pr', [{ id: file.id, name: file.name, bytes: 1 }]));
    const got = await reader.event(({ event }) => event.kind === 'message_sent' && event.files.length > 0);
    assert.deepEqual(got.event.files, [file]);

    await t.test('those who read the message have it, and nobody else', async () => {
      for (const each of [csirt, pr, lead.session, evaluator.session]) {
        const bytes = await fetched(each, file.id);
        assert.equal(bytes.status, 200, each.session.seat);
        assert.equal(await bytes.text(), timeline);
      }
      for (const other of [stranger, observer])
        assert.equal(await status(other, file.id), 404, other.session.seat);
      const handed = await fetched(pr, file.id);
      assert.match(handed.headers.get('content-disposition'), /^attachment; filename="timeline.csv"/);
      assert.equal(handed.headers.get('x-content-type-options'), 'nosniff');
      assert.match(handed.headers.get('content-security-policy'), /sandbox/);
    });

    await t.test('who got it may send it on, by name and by passing the message on', async () => {
      await reader.done('send_message', mail('csirt', [{ id: file.id, name: file.name }]));
      await reader.done('send_message', mail('csirt', [], { forward_of: got.event.id }));
      const forwarded = await sender.event(({ event }) => event.forward_of === got.event.id);
      assert.deepEqual(forwarded.event.files, [file]);
      const refused = await elsewhere.command('send_message', mail('pr', [{ id: file.id, name: file.name }]));
      assert.equal(refused.error.code, 'unknown_file');
    });

    await t.test('limits: kinds, sizes, how many in a message, how many a person', async () => {
      assert.equal((await send(csirt, 'a.exe', Buffer.from('MZ\0\x01\xff', 'latin1'))).status, 415);
      assert.equal((await send(csirt, 'large.txt', 'a'.repeat(5 * 1024 * 1024 + 1))).status, 413);
      assert.equal((await send(observer, 'a.txt', 'a')).status, 404);
      const seven = Array.from({ length: 7 }, () => ({ id: file.id, name: 'a.txt' }));
      const many = await sender.command('send_message', mail('pr', seven));
      assert.equal(many.error.code, 'too_many_files');
      let last;
      for (let i = 0; i < 21 && last?.status !== 409; i += 1) {
        last = await send(pr, 'n.txt', `number ${i}`);
        if (last.status !== 429) continue;
        await new Promise((resolve) => setTimeout(resolve, 2_100));
        i -= 1;
      }
      assert.equal(last.status, 409);
      const { error } = await last.json();
      assert.equal(error.code, 'own_files_full');
      assert.ok(error.message.ja.includes('20 個') && error.message.en.includes('20'));
    });

    await lead.done('end_exercise');

    await t.test('after the end none comes in, and the debrief has those that came', async () => {
      const late = await send(csirt, 'late.txt', 'late');
      assert.equal(late.status, 409);
      assert.equal((await late.json()).error.code, 'not_under_way');
      assert.equal(await status(pr, file.id), 200);
      assert.equal(await status(stranger, file.id), 404);
      const { messages } = await pr.api('GET', 'debrief');
      assert.ok(messages.some(({ files }) => files?.[0]?.id === file.id));
    });

    const folder = await ownFolder(t);
    const copy = path(folder, 'copy.exercise');

    await t.test('the record proves it, the report has it beside, and without names it is gone', () => {
      enshuFine('backup', '--data', demo.data, '--exercise', demo.exercise, '--out', copy);
      enshuFine('replay', copy, '--verify');
      const out = path(folder, 'out');
      enshuFine('debrief', copy, '--out', out, '--format', 'html,xlsx,json', '--full');
      const name = `${file.id.slice(0, 12)}-timeline.csv`;
      assert.deepEqual(readdirSync(path(out, 'note-files')), [name]);
      assert.equal(readFileSync(path(out, 'note-files', name), 'utf8'), timeline);
      assert.ok(readFileSync(path(out, 'debrief.ja.html'), 'utf8').includes(`href="note-files/${name}"`));
      const nameless = path(folder, 'nameless.exercise');
      const said = enshuFine('anonymise', copy, '--out', nameless);
      assert.match(said.out, /ファイル 3 個|3 files/);
      assert.equal(readFileSync(nameless).indexOf('端末を隔離'), -1);
      enshuFine('replay', nameless, '--verify');
      const bare = path(folder, 'bare');
      enshuFine('debrief', copy, '--out', bare, '--format', 'html,json', '--anonymous');
      assert.ok(!existsSync(path(bare, 'note-files')));
      assert.ok(!readFileSync(path(bare, 'debrief.json'), 'utf8').includes('timeline.csv'));
    });
  },
);
