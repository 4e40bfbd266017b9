// Files of evaluators' notes, from a console to the debrief: taken in by their bytes, proved with the record, shown to those who
// read the note.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join as path } from 'node:path';
import test from 'node:test';
import { connect, Connection, join } from './lib/client.mjs';
import { enshu, enshuFine } from './lib/command.mjs';
import { ownFolder, startDemo } from './lib/program.mjs';

/** A picture of one dot, with a comment that says where it was taken. */
const chunk = (kind, content) => {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(content.length, 0);
  head.write(kind, 4, 'latin1');
  return Buffer.concat([head, content, Buffer.from('crc!')]);
};
const picture = Buffer.concat([
  Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
  chunk('IHDR', Buffer.from('13 bytes here')),
  chunk('tEXt', Buffer.from('Place\0Minato City Hall')),
  chunk('IDAT', Buffer.from('a dot')),
  chunk('IEND', Buffer.alloc(0)),
]);
const large = 'a'.repeat(5 * 1024 * 1024 + 1);

async function send(session, name, content, type = 'application/octet-stream') {
  return fetch(new URL(`/api/v1/notes/files?name=${encodeURIComponent(name)}`, session.origin), {
    method: 'POST',
    headers: { cookie: session.cookie, origin: session.origin, 'content-type': type },
    body: content,
  });
}

const fetched = (session, id) =>
  fetch(new URL(`/api/v1/notes/files/${id}`, session.origin), { headers: { cookie: session.cookie } });
const status = async (session, id) => (await fetched(session, id)).status;

/** A sub-controller of a lane, as a session. */
async function subController(lead, lane) {
  const seat = `sub-${lane}`;
  await lead.done('open_seat', { seat, access: 'sub_controller', seat_lane: lane, name: 'サブ' });
  const { path: link } = await lead.session.api('POST', `seats/${seat}/link`);
  return join(new URL(link, lead.session.origin).href);
}

test('an evaluator’s photograph reaches the debrief, and those who read the note', async (t) => {
  const demo = await startDemo(t, ['--teams', '2', '--unmodelled']);
  const session = await join(demo.link('evaluator').url);
  const evaluator = await new Connection(session).open();
  const lead = await connect(demo.link('lead_controller').url);
  const observer = await join(demo.link('observer').url);
  const places = demo.links.filter(({ role }) => role === 'participant');
  const person = await join(places.find(({ lane }) => lane === 'team-1').url);
  const stranger = await join(places.find(({ lane }) => lane === 'team-2').url);
  const sub = await subController(lead, 'team-1');
  const subElsewhere = await subController(lead, 'team-2');
  t.after(() => Promise.all([evaluator.close(), lead.close()]));

  const sent = await send(session, '../板書 1.png', picture);
  assert.equal(sent.status, 201);
  const file = await sent.json();
  assert.equal(file.name, '板書 1.png');
  assert.equal(file.media_type, 'image/png');
  assert.ok(file.bytes < picture.length);

  await t.test('what it is, its bytes say', async () => {
    const page = await (await send(session, 'harmless.png', '<script>alert(1)</script>')).json();
    assert.equal(page.media_type, 'text/plain; charset=utf-8');
    assert.equal(page.name, 'harmless.png.txt');
    const program = await send(session, 'photo.png', Buffer.from('MZ\0\x01\xff', 'latin1'));
    assert.equal(program.status, 415);
    assert.equal((await send(session, 'large.txt', large)).status, 413);
    assert.equal((await send(session, 'form.txt', 'words', 'text/plain')).status, 415);
    assert.equal((await send(observer, 'mine.png', picture)).status, 404);
    assert.equal((await send({ ...session, cookie: '' }, 'mine.png', picture)).status, 401);
  });

  await t.test('a note names what has arrived, and nothing else', async () => {
    assert.equal(await status(session, file.id), 404); // no note names it yet
    const note = { text: '掲示板を使った情報共有', lane: 'team-1' };
    await evaluator.done('add_note', { ...note, files: [{ id: file.id, name: file.name, bytes: 7 }] });
    const { event } = await evaluator.event((item) => item.event.kind === 'note_added');
    assert.deepEqual(event.files, [file]);
    const unknown = await evaluator.command('add_note', { ...note, files: [{ id: '0', name: 'x' }] });
    assert.equal(unknown.error.code, 'unknown_file');
  });

  await t.test('it is handed out as a download, without what was written beside the picture', async () => {
    const answer = await fetched(session, file.id);
    assert.equal(answer.headers.get('content-type'), 'image/png');
    assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
    assert.match(answer.headers.get('content-disposition'), /^attachment; .*%E6%9D%BF%E6%9B%B8%201\.png$/);
    assert.match(answer.headers.get('content-security-policy'), /sandbox/);
    const bytes = Buffer.from(await answer.arrayBuffer());
    assert.equal(bytes.length, file.bytes);
    assert.ok(!bytes.includes('Minato City Hall'));
  });

  await t.test('during play the staff has it, each within their own', async () => {
    assert.equal(await status(lead.session, file.id), 200);
    assert.equal(await status(sub, file.id), 200);
    for (const other of [subElsewhere, person, stranger, observer])
      assert.equal(await status(other, file.id), 404, other.session.seat);
  });

  await lead.done('end_exercise');

  await t.test('the debrief shows it to the staff and to the team', async () => {
    assert.equal(await status(person, file.id), 200); // before they have looked at their debrief
    assert.equal(await status(stranger, file.id), 404);
    for (const reader of [session, person, sub])
      assert.deepEqual((await reader.api('GET', 'debrief')).notes[0].files, [file]);
    for (const reader of [stranger, subElsewhere])
      assert.deepEqual((await reader.api('GET', 'debrief')).notes, []);
    for (const other of [subElsewhere, stranger, observer])
      assert.equal(await status(other, file.id), 404, other.session.seat);
    const page = await (await session.request('GET', 'debrief/debrief.ja.html')).text();
    assert.ok(page.includes('data:image/png;base64,') && page.includes('板書 1.png'));
  });

  await t.test('one console does not fill the record at once', async () => {
    const answers = [];
    for (let i = 0; i < 30; ++i) answers.push((await send(lead.session, 'a.txt', `text ${i}`)).status);
    assert.equal(answers[0], 201);
    assert.ok(answers.includes(429));
  });

  const folder = await ownFolder(t);
  const copy = path(folder, 'copy.exercise');

  await t.test('a backup has it, and the record proves it', () => {
    enshuFine('backup', '--data', demo.data, '--exercise', demo.exercise, '--out', copy);
    enshuFine('replay', copy, '--verify');
    const bytes = readFileSync(copy);
    const at = bytes.indexOf('a dot');
    assert.ok(at > 0);
    bytes.write('A dot', at, 'latin1');
    const changed = path(folder, 'changed.exercise');
    writeFileSync(changed, bytes);
    const said = enshu('replay', changed, '--verify');
    assert.equal(said.code, 1);
    assert.match(said.errors + said.out, /添付ファイルが書き換えられています|its file was changed/);
  });

  await t.test('the report has it in its page, its workbook and a folder beside it', () => {
    const out = path(folder, 'out');
    enshuFine('debrief', copy, '--out', out, '--format', 'html,json,xlsx');
    const page = readFileSync(path(out, 'debrief.ja.html'), 'utf8');
    const name = `${file.id.slice(0, 12)}-板書 1.png`;
    assert.ok(page.includes('data:image/png;base64,'));
    assert.ok(page.includes(`href="note-files/${file.id.slice(0, 12)}-%E6%9D%BF%E6%9B%B8%201.png"`));
    assert.deepEqual(readdirSync(path(out, 'note-files')), [name]);
    assert.equal(readFileSync(path(out, 'note-files', name)).length, file.bytes);
    const model = JSON.parse(readFileSync(path(out, 'debrief.json'), 'utf8'));
    assert.deepEqual(model.notes[0].files, [file]);
  });

  await t.test('without names there are no photographs', () => {
    const out = path(folder, 'aliases');
    enshuFine('debrief', copy, '--out', out, '--format', 'html,json', '--anonymous');
    assert.ok(!existsSync(path(out, 'note-files')));
    assert.ok(!readFileSync(path(out, 'debrief.ja.html'), 'utf8').includes('data:image'));
    const nameless = path(folder, 'nameless.exercise');
    const said = enshuFine('anonymise', copy, '--out', nameless);
    assert.match(said.out, /ファイル 1 個|1 files/);
    assert.equal(readFileSync(nameless).indexOf('a dot'), -1);
    enshuFine('replay', nameless, '--verify');
    const own = path(folder, 'nameless');
    enshuFine('debrief', nameless, '--out', own, '--format', 'json');
    const { notes } = JSON.parse(readFileSync(path(own, 'debrief.json'), 'utf8'));
    assert.deepEqual(notes[0].files, []);
  });
});
