// Half a year later: the owners of improvements get a form as a file or by mail, fill it in without a network, send back what it
// saved, and the record, the console and the comparison with other exercises know what became of it.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join as path } from 'node:path';
import test from 'node:test';
import { pathToFileURL } from 'node:url';
import { checkAccessible, openBrowser, openConsole, screenshot } from './lib/browser.mjs';
import { connect, join } from './lib/client.mjs';
import { enshu, enshuFine, enshuJson } from './lib/command.mjs';
import { certificates, readMail, sendMail, settings, startImap, startSmtp, until } from './lib/mail.mjs';
import { goTo, sitDown } from './lib/people.mjs';
import { ownFolder, startDemo, startServe } from './lib/program.mjs';
import { debriefWords, evaluatorWords, words } from './lib/words.mjs';

const j = words('judging');
const later = ['--due', '2040-01-01'];
const office = '情報政策課';
const welfare = '福祉課';

/** An exercise that has ended, with three rows in its plan: { demo, record, file }. */
async function planned(t) {
  const demo = await startDemo(t, ['--teams', '1', '--speed', '60']);
  const lead = await connect(demo.link('lead_controller').url);
  const { lane } = demo.link('participant');
  await lead.done('end_exercise');
  const row = (issue, owner, where = lane) =>
    lead.done('plan_improvement', {
      lane: where,
      issue,
      ground: '県への第1報が 40 分遅れた',
      action: '連絡網を四半期ごとに見直す',
      owner,
      due: '2027-03-31',
    });
  await row('夜間の連絡先が分からない', office);
  await row('<b>第1報</b>の様式が手元にない', office);
  await row('広報との連絡が遅い', welfare, '');
  await lead.close();
  await demo.running.stop();
  return { demo, record: path(demo.data, `${demo.exercise}.exercise`) };
}

/** Fills a form in by the keyboard alone and resolves to the file that it saved. */
async function fillIn(page, folder) {
  const save = page.getByRole('button', { name: '回答を保存' });
  await save.press('Enter');
  await page.getByRole('alert').getByText('一つ以上の改善について').waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.type), 'radio', 'the fault leads to its row');
  await page.keyboard.press('Space'); // the first: done
  await page.keyboard.press('Tab');
  await page.keyboard.type('連絡網を改め、全員に配った。');
  const saved = page.waitForEvent('download');
  await save.focus();
  await page.keyboard.press('Enter');
  const download = await saved;
  await page.getByRole('heading', { name: '回答を保存しました' }).waitFor();
  const file = path(folder, download.suggestedFilename());
  await download.saveAs(file);
  assert.equal(await page.getByLabel('ファイルを保存できないとき').inputValue(), readFileSync(file, 'utf8'));
  return file;
}

test('improvements are followed up', { timeout: 300_000 }, async (t) => {
  const { demo, record } = await planned(t);
  const folder = await ownFolder(t);
  const browser = await openBrowser(t);
  let answers;

  await t.test('what is due depends on the day that is asked for', () => {
    assert.deepEqual(enshuJson('follow-up', record).exercises[0].due, []);
    const { day, exercises } = enshuJson('follow-up', record, ...later);
    assert.equal(day, '2040-01-01');
    assert.deepEqual(
      exercises[0].due.map(({ owner, months }) => [owner, months]),
      [
        [office, 6],
        [office, 6],
        [office, 12],
        [office, 12],
        [welfare, 6],
        [welfare, 12],
      ],
    );
    assert.equal(enshu('follow-up', record, '--due', '1.6.2027').code, 2);
    assert.equal(enshu('follow-up', record, '--answers', 'x', '--out', folder).code, 2);
  });

  await t.test('each owner has a form that works from a file, by keyboard, without a network', async () => {
    const { forms } = enshuJson('follow-up', record, ...later, '--out', folder).exercises[0];
    assert.equal(forms.length, 2);
    const { page, complaints } = await openConsole(browser, pathToFileURL(forms[0]).href);
    await page.getByRole('heading', { name: '<b>第1報</b>の様式が手元にない' }).first().waitFor();
    await checkAccessible(page, 'form of a follow-up');
    await screenshot(page, 'follow-up-form');
    answers = await fillIn(page, folder);
    await checkAccessible(page, 'form of a follow-up, saved');
    await screenshot(page, 'follow-up-saved');
    await page.setViewportSize({ width: 320, height: 640 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= 320, `the form is ${wide} px wide`);
    assert.deepEqual(complaints, []);
    const said = JSON.parse(readFileSync(answers, 'utf8'));
    assert.equal(said.answers.length, 1);
    assert.equal(said.answers[0].state, 'done');
    assert.equal(said.answered_by, office);
  });

  await t.test('its answers go into the record once, and the chain stays whole', () => {
    const before = enshuJson('replay', record, '--verify').events.length;
    const taken = enshuJson('follow-up', record, ...later, '--answers', answers);
    assert.deepEqual(taken.refused, []);
    assert.deepEqual(taken.taken, [{ file: answers, exercise: demo.exercise, owner: office, answers: 1 }]);
    assert.equal(enshuJson('replay', record, '--verify').events.length, before + 1);
    const [exercise] = enshuJson('follow-up', record, ...later).exercises;
    assert.equal(exercise.due.length, 5);
    assert.equal(exercise.figures[0].done, 1);
    assert.equal(exercise.figures[0].improving_ppm, 1_000_000);
    const again = enshu('follow-up', record, ...later, '--answers', answers);
    assert.equal(again.code, 1);
    assert.ok(again.errors.includes(`${answers}: answers[0]`), again.errors);
  });

  await t.test('nobody answers for others, and what is no answer is told by file and field', () => {
    const text = readFileSync(answers, 'utf8');
    const forged = path(folder, 'forged.txt');
    writeFileSync(forged, text.replace(office, welfare));
    const junk = path(folder, 'junk.txt');
    writeFileSync(junk, text.replace('"months"', '"month"'));
    const ran = enshu('follow-up', record, ...later, '--answers', forged, junk, path(folder, 'gone.txt'));
    assert.equal(ran.code, 1);
    assert.ok(ran.errors.includes(`${forged}: key`), ran.errors);
    assert.ok(ran.errors.includes(`${junk}: answers[0].month`), ran.errors);
    assert.ok(ran.errors.includes('gone.txt'), ran.errors);
  });

  await t.test('a finished exercise beside others shows what became of its plan', async () => {
    const other = path(folder, 'other.exercise');
    enshuFine('rehearse', 'cyder-municipality', '--teams', '1', '--record', other);
    enshuFine('debrief', other, '--out', folder, '--format', 'html,json', '--compare', record);
    const { earlier } = JSON.parse(readFileSync(path(folder, 'debrief.json'), 'utf8'));
    assert.equal(earlier[0].improvements, 3);
    assert.equal(earlier[0].improvements_done, 1);
    assert.match(readFileSync(path(folder, 'debrief.ja.html'), 'utf8'), /改善: 実施済み[^]*?1 \/ 3/);
  });

  await t.test('the console shows the answer, and a server keeps its records to itself', async () => {
    const { url } = await startServe(t, demo.data);
    const link = new URL(demo.link('evaluator').url);
    const here = new URL(link.pathname + link.hash, url).href;
    const { page, complaints } = await openConsole(browser, here);
    await sitDown(page);
    await goTo(page, evaluatorWords('nav.debrief'));
    await page.getByRole('tab', { name: debriefWords('tab.plan') }).click();
    const row = page.getByRole('listitem').filter({ hasText: '連絡網を改め、全員に配った。' });
    await row.getByText(j('state.done')).waitFor();
    await screenshot(page, 'follow-up-plan');
    assert.deepEqual(complaints, []);
    const { follow_ups } = await (await join(here)).api('GET', 'debrief');
    assert.equal(follow_ups[0].done, 1);
    const refused = enshu('follow-up', record, ...later, '--answers', answers);
    assert.equal(refused.code, 3);
    assert.match(refused.errors, /uses this folder|使っています/);
  });
});

test('answers by mail are taken out of the mailbox', { timeout: 120_000 }, async (t) => {
  const { record } = await planned(t);
  const folder = await certificates(t);
  const { maildir, polled } = await startImap(t, folder);
  const smtp = await startSmtp(t, folder, 0, maildir);
  const file = await settings(t, folder, smtp.port, [], { imap: polled });
  const collect = () => enshu('follow-up', record, ...later, '--collect', file, '--json');
  assert.deepEqual(JSON.parse(collect().out), { taken: [], refused: [] });

  const out = await ownFolder(t);
  const { forms } = enshuJson('follow-up', record, ...later, '--out', out).exercises[0];
  const answersOf = (form, by) => {
    const page = readFileSync(form, 'utf8');
    const data = (name) => new RegExp(`data-${name}="([^"]*)"`).exec(page)[1];
    return JSON.stringify({
      enshu_follow_up: 1,
      exercise: data('exercise'),
      lane: data('lane'),
      owner: data('owner'),
      key: data('key'),
      answered_by: by,
      answers: [{ improvement: data('improvement'), months: 6, state: 'done', comment: '見直した。' }],
    });
  };
  const [ours, theirs] = [office, welfare].map((owner) =>
    answersOf(
      forms.find((form) => readFileSync(form, 'utf8').includes(`data-owner="${owner}"`)),
      owner,
    ),
  );
  const send = (mail) =>
    sendMail(folder, smtp.port, { to: ['drill@drill.example.jp'], subject: 'Re: 改善計画', ...mail });
  await send({ from: 'seisaku@city.example.jp', text: '回答します。', files: { '回答.txt': ours } });
  await send({ from: 'fukushi@city.example.jp', text: `貼り付けます。\n${theirs}\nよろしく。` });
  await send({ from: 'soumu@city.example.jp', text: '用紙が開けません。' });
  await send({ from: 'x@city.example.jp', text: 'x', files: { 'a.txt': ours.replace(office, welfare) } });
  await until(() => readdirSync(path(maildir, 'new')).length === 4, 'four mails');

  const said = collect();
  assert.equal(said.code, 1, 'one of them answers for others');
  const { taken, refused } = JSON.parse(said.out);
  assert.deepEqual(
    taken.map(({ owner, answers }) => [owner, answers]).sort(),
    [
      [office, 1],
      [welfare, 1],
    ].sort(),
  );
  assert.match(taken[0].file, /seisaku@city\.example\.jp .*回答\.txt/);
  assert.equal(refused.length, 1);
  assert.match(refused[0].place, /x@city\.example\.jp .*a\.txt.*key/);
  enshuFine('replay', record, '--verify');
  assert.equal(enshuJson('follow-up', record, ...later).exercises[0].figures[0].done, 2);

  // What was taken is not looked at again; what was refused waits for somebody.
  const again = JSON.parse(collect().out);
  assert.deepEqual(again.taken, []);
  assert.equal(again.refused.length, 1);
  const bare = await settings(t, folder, smtp.port, []);
  assert.match(enshu('follow-up', record, '--collect', bare).errors, /imap/);
  assert.equal(enshu('follow-up', record, '--collect', file, '--answers', 'x').code, 2);
});

test('forms by mail go to the roster alone', { timeout: 120_000 }, async (t) => {
  const { demo, record } = await planned(t);
  const folder = await certificates(t);
  const smtp = await startSmtp(t, folder);
  const rows = [
    [office, 'Seisaku@city.example.jp'],
    [welfare, 'fukushi@gmail.example'],
  ];
  const mail = (change) => settings(t, folder, smtp.port, rows, change);

  await t.test('dry: written, not sent', async () => {
    const ran = enshu('follow-up', record, ...later, '--mail', await mail({ dry: true }), '--json');
    assert.equal(ran.code, 1, 'one owner has no address to which mail may go');
    const [exercise] = JSON.parse(ran.out).exercises;
    assert.deepEqual(
      exercise.mail.map(({ owner, state }) => [owner, state]),
      [
        [office, 'dry'],
        [welfare, 'no_address'],
      ],
    );
    const box = path(demo.data, `${demo.exercise}.mail`);
    assert.equal(readdirSync(box).length, 1);
    const letter = readMail(readFileSync(path(box, readdirSync(box)[0]), 'latin1'));
    assert.match(letter.text, /夜間の連絡先が分からない/);
    assert.equal(smtp.mails.length, 0);
  });

  await t.test('sent, with the form attached and the way back named', async () => {
    const file = await mail({});
    const sent = enshuJson(
      ...['follow-up', record, ...later, '--mail', file, '--owner', office],
      ...['--reply-to', 'jimukyoku@city.example.jp'],
    );
    assert.deepEqual(sent.exercises[0].mail, [{ owner: office, state: 'sent', note: '' }]);
    await until(() => smtp.mails.length === 1, 'the mail');
    const [letter] = smtp.mails;
    assert.deepEqual(letter.to, ['seisaku@city.example.jp']);
    assert.equal(letter.subject, '【訓練】改善計画のフォローアップ');
    assert.equal(letter.headers['reply-to'], 'jimukyoku@city.example.jp');
    assert.match(letter.text, /終了した演習/);
    assert.deepEqual(
      letter.files.map(({ name }) => name),
      ['follow-up.html'],
    );
  });
});
