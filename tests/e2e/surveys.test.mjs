// Questionnaires and wordings at the wire: who gets which words of a running exercise, and a seat's own answers apart.
import assert from 'node:assert/strict';
import { join as path } from 'node:path';
import test from 'node:test';
import { connect } from './lib/client.mjs';
import { startDemo, top } from './lib/program.mjs';

const ofKind = (connection, kind) => connection.events.filter(({ event }) => event.kind === kind);
const sees = (connection, kind, fits = () => true) =>
  connection.event(({ event }) => event.kind === kind && fits(event));

test('a seat alone reads what it answered, and the model answer only then', async (t) => {
  const demo = await startDemo(t, [
    '--scenario',
    path(top, 'tests/cases/play/questionnaires/scenario'),
    '--teams',
    '1',
  ]);
  const seats = demo.links.filter((link) => link.role === 'participant');
  const lead = await connect(demo.link('lead_controller').url);
  const mine = await connect(seats.find((link) => link.seat === 'team-1-csirt-1').url);
  const colleague = await connect(seats.find((link) => link.seat === 'team-1-csirt-2').url);
  assert.deepEqual(await mine.session.api('GET', 'surveys'), { surveys: [] });
  await lead.done('jump_to', { to: 6 * 60_000 });
  await sees(mine, 'survey_opened', (event) => event.survey === 'self-check');
  const asked = ofKind(mine, 'survey_opened').find(({ event }) => event.survey === 'self-check');
  assert.ok(!JSON.stringify(asked).includes('証拠を保全'), 'the model answer is not sent with the questions');

  const answers = { cause: ['usb'], told: ['ciso'] };
  await mine.done('answer_survey', { survey: 'self-check', answers });
  await sees(colleague, 'survey_answered', (event) => event.survey === 'self-check');
  for (const { event, by } of [...ofKind(colleague, 'survey_answered'), ...ofKind(mine, 'survey_answered')]) {
    assert.ok(by.startsWith('team-1-csirt'));
    assert.deepEqual([event.answers, event.model], [{}, {}]);
  }
  const own = await mine.session.api('GET', 'surveys');
  const check = own.surveys.find(({ survey }) => survey === 'self-check');
  assert.deepEqual(check.answers, answers);
  assert.match(check.model.cause.ja, /証拠を保全/);
  await assert.rejects(lead.session.api('GET', 'surveys'), /404/);
  await sees(lead, 'survey_answered', (event) => event.answers.cause?.[0] === 'usb');

  await lead.done('end_exercise');
  await sees(mine, 'survey_opened', (event) => event.survey === 'closing');
  const closing = { useful: ['4'], improve: ['yes'], gaps: ['連絡先の一覧'] };
  await mine.done('answer_survey', { survey: 'closing', answers: closing });
  const debrief = await lead.session.api('GET', 'debrief');
  const tally = debrief.surveys.find(({ survey }) => survey === 'closing');
  assert.equal(tally.asked, 3);
  assert.ok(tally.answered >= 1);
  const improves = debrief.figures.opinions.find(({ opinion }) => opinion === 'improves');
  assert.equal(improves.answers, tally.answered);
  const team = await mine.session.api('GET', 'debrief');
  assert.deepEqual([team.surveys, team.figures.opinions], [[], []]);
});

test('a controller sets words until they have gone out; a seat reads them and the clock of its site', async (t) => {
  const demo = await startDemo(t, ['--scenario', path(top, 'tests/cases/play/sites-and-wording/scenario')]);
  const lead = await connect(demo.link('lead_controller').url);
  const plant = await connect(demo.links.find(({ seat }) => seat === 'team-1-plant-1').url);
  const staff = lead.welcome.view.staff;
  assert.deepEqual(
    staff.wordings.map(({ id, most, injects }) => [id, most, injects]),
    [['notice', 20, ['stopped']]],
  );
  const manager = plant.welcome.view.parties.find(({ id }) => id === 'manager');
  assert.equal(manager.zone_minutes, 420);
  assert.equal(plant.welcome.view.parties.find(({ id }) => id === 'csirt').zone_minutes, undefined);

  const set = (ja) =>
    lead.command('set_wording', { lane: 'team-1', wording: 'notice', text: { ja, en: '' } });
  assert.equal((await set('未定です。')).error.code, 'wording_lacks_word');
  assert.equal((await set('復旧は夕方です。')).type, 'ack');
  await lead.done('jump_to', { to: 3 * 60_000 });
  await sees(plant, 'message_sent');
  const [mail] = ofKind(plant, 'message_sent');
  assert.match(mail.event.body.ja, /^07:02 .*復旧は夕方です。/);
  assert.equal((await set('復旧は朝です。')).error.code, 'wording_used');
  assert.deepEqual([...ofKind(plant, 'wording_set'), ...ofKind(plant, 'wording_used')], []);
});
