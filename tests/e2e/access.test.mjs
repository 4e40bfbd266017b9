// Who sees and who may do what, at the socket: a second reading of the rules, written apart from the engine's, is held against
// what every seat of a running exercise received, after joining and after resuming, and against every command of every seat.
import assert from 'node:assert/strict';
import test from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { Connection, join } from './lib/client.mjs';
import { enshuFine } from './lib/command.mjs';
import * as drill from './lib/drill-rules.mjs';
import { startDemo } from './lib/program.mjs';

const staff = ['lead_controller', 'controller', 'evaluator'];
const local = 'sub_controller';
const secret = () => ({ observers: false, roles: [] });
const watched = (...roles) => ({ observers: true, roles });
const team = () => ({ observers: true, lane: true });
/** For staff, and for the one whose people or words it concerns. */
const ofStaffSeats = () => ({ observers: true, roles: [], subs: true });
const everybody = () => ({ observers: true, everyone: true });

/** For every kind of event: who besides the staff sees it. `past` knows what the events before it said. */
const audiences = {
  exercise_created: secret,
  lane_opened: (event) => ({ ...watched(), subsOf: event.opened }),
  seat_opened: (event) => (event.role ? team() : event.seat_lane ? watched() : ofStaffSeats()),
  seat_changed: (event, past) =>
    past.seats[event.seat].role ? team() : past.seats[event.seat].seat_lane ? watched() : ofStaffSeats(),
  clock_changed: (event, past, item) =>
    event.change === 'beat' ? secret() : item.lane ? team() : everybody(),
  inject_fired: () => watched(),
  inject_planned: secret,
  message_sent: (event) => watched(event.from, ...event.to, ...event.cc),
  message_opened: (event, past, item) => watched(past.roleOf(item.by)),
  call_changed: (event, past, item) => watched(past.roleOf(item.by), past.messages[event.call].from),
  receipt_given: (event, past) =>
    watched(event.receiver, (past.messages[event.message] ?? past.reports[event.report]).from),
  artefact_opened: (event, past, item) => watched(past.roleOf(item.by)),
  link_followed: (event, past, item) => watched(past.roleOf(item.by)),
  evidence_pinned: (event, past, item) => watched(past.roleOf(item.by)),
  report_submitted: (event) => watched(event.from, ...event.to),
  approval_requested: (event) => watched(event.from, event.approver),
  approval_decided: (event, past) => watched(past.approvals[event.approval].from, event.approver),
  action_taken: (event) => watched(event.role),
  decision_logged: team,
  note_added: secret,
  reply_claimed: secret,
  flag_set: secret,
  host_changed: secret,
  timer_set: secret,
  timer_fired: secret,
  director_failed: secret,
  // The demo's scenario lets its CSIRT see the services, and no network segment.
  service_changed: () => ({ observers: false, roles: ['csirt'] }),
  spread_tried: secret,
  channel_changed: team,
  message_waits: secret,
  mode_changed: team,
  move_begun: team,
  item_marked: secret,
  marks_reconciled: secret,
  score_overridden: secret,
  improvement_planned: secret,
  follow_up_answered: secret,
  survey_opened: (event) => (event.roles.length > 0 ? watched(...event.roles) : team()),
  survey_answered: (event) => ({ observers: false, roles: [event.role] }),
  wording_set: secret,
  wording_used: secret,
  ...drill.audiences,
  landing_shown: (event, past, item) => ({ observers: false, roles: [past.roleOf(item.by)] }),
};

const participants = ['participant'];
const control = ['lead_controller', 'controller'];
const lead = ['lead_controller'];
const leaders = [...control, local];
/** For every command of the wire: whose seats may send it. */
const senders = {
  open_message: participants,
  send_message: participants,
  answer_call: participants,
  decline_call: participants,
  acknowledge_message: participants,
  open_artefact: participants,
  follow_link: participants,
  pin_evidence: participants,
  submit_report: participants,
  request_approval: participants,
  decide_approval: [...participants, ...control],
  take_action: participants,
  log_decision: participants,
  start_exercise: control,
  pause_exercise: [...control, 'participant'], // of their own clock; elsewhere refused by `decide`
  resume_exercise: [...control, 'participant'],
  set_speed: control,
  jump_to: control,
  end_exercise: [...lead, 'participant'], // as `pause_exercise`
  fire_inject: leaders,
  hold_inject: leaders,
  release_inject: leaders,
  skip_inject: leaders,
  restore_inject: leaders,
  retime_inject: control,
  send_as: leaders,
  claim_reply: leaders,
  acknowledge_as: control,
  open_lane: control,
  open_seat: control,
  change_seat: control,
  add_note: [...leaders, 'evaluator'],
  set_world: control,
  cut_channel: control,
  restore_channel: control,
  change_mode: control,
  begin_move: control,
  evaluate: [...leaders, 'evaluator'],
  reconcile: control,
  override_score: [...control, 'evaluator'],
  plan_improvement: [...control, 'evaluator'],
  answer_follow_up: [...control, 'evaluator'],
  answer_survey: participants,
  set_wording: leaders,
  ...drill.senders,
  submit_landing: participants,
};
/** The engine's own: no seat may send them. */
const engineOnly = ['create_exercise', 'advance', 'check_conditions', 'director_sends', 'director_fires'];

const kindsOfWire = () => {
  const types = enshuFine('schema', 'wire').out;
  const all = [...types.matchAll(/^ {2}kind: '(\w+)';/gm)].map((found) => found[1]);
  const firstCommand = all.indexOf('open_message');
  return { events: all.slice(0, firstCommand), commands: all.slice(firstCommand) };
};

/** What the events so far said, as far as the rules ask for it. */
class Past {
  seats = {};
  messages = {};
  reports = {};
  approvals = {};
  roleOf = (seat) => this.seats[seat]?.role ?? '';
  take({ event }) {
    if (event.kind === 'seat_opened') this.seats[event.seat] = event;
    if (event.kind === 'message_sent') this.messages[event.id] = event;
    if (event.kind === 'report_submitted') this.reports[event.report] = event;
    if (event.kind === 'approval_requested') this.approvals[event.approval] = event;
  }
}

const sees = (audience, lane, { access, lane: ownLane, role }) => {
  if (staff.includes(access)) return true;
  if (access === local)
    return audience.everyone || audience.subs || lane === ownLane || audience.subsOf === ownLane;
  if (access === 'observer') return audience.observers;
  if (audience.everyone) return true;
  if (lane !== ownLane) return false;
  return audience.lane === true || (role !== '' && audience.roles.includes(role));
};

/** The form in which somebody sees an event that the staff see whole. */
const shown = (item, { access, role }) => {
  if (staff.includes(access) || access === local) return item;
  const event = structuredClone(item.event);
  if (event.kind.startsWith('seat_')) event.modelled = false;
  if (event.kind === 'service_changed') {
    delete event.need;
    delete event.reason;
  }
  if (event.kind === 'survey_answered') {
    event.answers = {};
    event.model = {};
  }
  if (access === 'observer') return { ...item, event };
  if (event.kind === 'message_sent') {
    event.inject = '';
    if (event.channel === 'phone' && event.from !== role) event.body = { ja: '', en: '' };
  }
  const { record: _, ...rest } = item;
  return { ...rest, event };
};

/** Of the whole record as the lead controller has it: what this person is to have, in order. */
function expected(record, person) {
  const past = new Past();
  const out = [];
  for (const item of record) {
    past.take(item);
    const rule = audiences[item.event.kind];
    if (sees(rule(item.event, past, item), item.lane, person)) out.push(shown(item, person));
  }
  return out;
}

const withoutNumber = ({ seq: _, ...item }) => item;

/** Waits until a seat has as many events as it is to have, and compares them one by one. */
async function holdAgainst(record, seat, line) {
  const wanted = expected(record, seat);
  for (let i = 0; i < 100 && line.events.length < wanted.length; ++i) await pause(50);
  const got = line.events.slice(0, wanted.length).map(withoutNumber);
  assert.deepEqual(got, wanted, `${seat.seat} (${seat.access})`);
  return wanted.length;
}

/** A seat that the lead controller opens in a running exercise: it has the history like everybody else. */
async function subController(boss, lane, organisation = '') {
  const line = await new Connection(boss.session).open();
  const seat = `sub-${organisation || lane}-x`;
  const access = local;
  await line.done('open_seat', { seat, access, seat_lane: lane, organisation, name: 'サブ' });
  await line.close();
  const { path } = await boss.session.api('POST', `seats/${seat}/link`);
  const session = await join(new URL(path, boss.session.origin).href);
  return { ...session.session, session };
}

test('each seat gets what is its own and nothing else', async (t) => {
  const kinds = kindsOfWire();
  assert.deepEqual(
    kinds.events.filter((kind) => !audiences[kind]),
    [],
    'kinds of events that this table lacks',
  );
  assert.deepEqual(
    kinds.commands.filter((kind) => !senders[kind]),
    [],
    'kinds of commands that this table lacks',
  );

  const demo = await startDemo(t, ['--speed', '60', '--teams', '2']);
  const people = [];
  for (const link of demo.links) {
    const session = await join(link.url);
    people.push({ ...session.session, session });
  }
  people.push(
    await subController(
      people.find((each) => each.access === 'lead_controller'),
      'team-1',
    ),
  );
  const byAccess = (access) => people.find((each) => each.access === access);
  const boss = byAccess('lead_controller');
  const leadLine = await new Connection(boss.session).open();
  t.after(() => leadLine.close());
  // The models play until a good part of the story has passed.
  const kindsSeen = () => new Set(leadLine.events.map(({ event }) => event.kind)).size;
  if (kindsSeen() < 12) await leadLine.until(() => kindsSeen() >= 12, 120_000);
  await leadLine.done('pause_exercise', { reason: '点検' });

  const lines = new Map([[boss.seat, leadLine]]);
  for (const person of people.filter((each) => each !== boss)) {
    const line = await new Connection(person.session).open();
    t.after(() => line.close());
    lines.set(person.seat, line);
  }
  const settle = async () => {
    await leadLine.done('evaluate', {
      item: 'roles-divided',
      lane: 'team-1',
      mark: 'S',
      note: '区切り',
    });
    await leadLine.done('add_note', { text: '区切り' });
    return leadLine.events.map(withoutNumber);
  };

  await t.test('the lead controller has the whole record, without a gap', async () => {
    const record = await settle();
    assert.deepEqual(
      record.map((item) => item.record),
      record.map((_, index) => index + 1),
    );
    assert.ok(new Set(record.map((item) => item.event.kind)).size >= 12, 'too little happened');
  });

  await t.test('history and live events are exactly those of the rules', async () => {
    const record = await settle();
    let compared = 0;
    for (const person of people) compared += await holdAgainst(record, person, lines.get(person.seat));
    const players = people.filter((each) => each.access === 'participant');
    assert.ok(players.length >= 4 && compared > record.length * 3);
    for (const player of players) {
      const all = JSON.stringify(lines.get(player.seat).frames);
      for (const word of ['"record"', '"staff"', '"msel"', '"knows"', '"obligations"'])
        assert.ok(!all.includes(word), `${player.seat} holds ${word}`);
    }
  });

  await t.test('a console that comes back gets the missing part and no more', async () => {
    const record = await settle();
    for (const person of people) {
      const wanted = expected(record, person);
      const half = Math.floor(wanted.length / 2);
      const again = await new Connection(person.session).open(half);
      assert.deepEqual(again.welcome.view.events, []);
      for (let i = 0; i < 100 && again.events.length < wanted.length - half; ++i) await pause(50);
      const got = again.events.slice(0, wanted.length - half).map(withoutNumber);
      assert.deepEqual(got, wanted.slice(half), person.seat);
      await again.close();
    }
  });

  await t.test('numbers tell nothing of what others do', async () => {
    const quiet = people.find((each) => each.access === 'participant' && each.lane === 'team-2');
    const line = lines.get(quiet.seat);
    await leadLine.done('set_speed', { speed_permille: 250 });
    await leadLine.done('resume_exercise');
    const record = await settle();
    await holdAgainst(record, quiet, line);
    const before = line.seq;
    for (let i = 0; i < 5; ++i) await leadLine.done('add_note', { text: `見えないメモ ${i}` });
    const other = people.find((each) => each.access === 'participant' && each.lane === 'team-1');
    for (let i = 0; i < 5; ++i)
      await lines.get(other.seat).done('log_decision', { decision: `他班の決定 ${i}`, ground: '試験' });
    const own = await line.done('log_decision', { decision: '自分の決定', ground: '試験' });
    assert.equal(own.seq, before + 1);
  });

  await t.test('every command of every seat is taken or refused by the rules alone', async () => {
    const refusals = new Set();
    let sent = 0;
    for (const access of [...staff, local, 'observer', 'participant']) {
      const line = lines.get(byAccess(access).seat);
      for (const [kind, who] of Object.entries(senders)) {
        if (kind === 'end_exercise' && who.includes(access)) continue;
        const answer = await line.command(kind);
        const denied = answer.type === 'refused' && answer.error.code === 'not_allowed';
        assert.equal(denied, !who.includes(access), `${kind} by ${access}: ${JSON.stringify(answer)}`);
        if (denied) refusals.add(JSON.stringify(answer.error));
        if (++sent % 40 === 0) await pause(1_000); // a console may send 50 messages a second
      }
      for (const kind of engineOnly) {
        const answer = await line.command(kind);
        assert.equal(answer.type, 'refused', `${kind} by ${access}`);
      }
    }
    assert.equal(refusals.size, 1, 'a refusal that says more than no');
    // A controller stopped the exercise on the way.
    await leadLine.done('lift_incident');
    await leadLine.done('resume_exercise');
  });

  await t.test('what another team has is refused in the words for what nobody has', async () => {
    const record = await settle();
    const mine = people.find((each) => each.access === 'participant' && each.lane === 'team-1');
    const foreign = record.find((item) => item.event.kind === 'message_sent' && item.lane === 'team-2');
    const line = lines.get(mine.seat);
    for (const kind of ['open_message', 'acknowledge_message', 'follow_link']) {
      const theirs = await line.command(kind, { message: foreign.event.id });
      const nobodys = await line.command(kind, { message: 'no-such-message' });
      assert.equal(theirs.type, 'refused');
      assert.notEqual(theirs.error.code, 'paused');
      assert.deepEqual(
        JSON.stringify(theirs.error).replaceAll(foreign.event.id, 'X'),
        JSON.stringify(nobodys.error).replaceAll('no-such-message', 'X'),
      );
    }
  });

  await t.test('a participant’s debrief holds nothing of another team', async () => {
    const mine = people.find((each) => each.access === 'participant' && each.lane === 'team-1');
    const early = await fetch(new URL('/api/v1/debrief', demo.url), {
      headers: { cookie: mine.session.cookie },
    });
    assert.equal(early.status, 403);
    const earlyReplay = await fetch(new URL(`/api/v1/replay/${mine.seat}`, demo.url), {
      headers: { cookie: mine.session.cookie },
    });
    assert.equal(earlyReplay.status, 403);
    await lines.get(mine.seat).done('log_decision', { decision: '一班だけの決定', ground: '試験' });
    const other = people.find((each) => each.access === 'participant' && each.lane === 'team-2');
    await lines.get(other.seat).done('log_decision', { decision: '二班だけの決定', ground: '試験' });
    await leadLine.done('end_exercise');
    const debrief = JSON.stringify(await mine.session.api('GET', 'debrief'));
    assert.ok(debrief.includes('一班だけの決定'));
    assert.ok(!debrief.includes('二班だけの決定'));
    for (const seat of people.filter((each) => each.lane === 'team-2'))
      assert.ok(!debrief.includes(`"${seat.seat}"`), seat.seat);
    const replay = await mine.session.api('GET', `replay/${mine.seat}`);
    assert.equal(replay.view.you.seat, mine.seat);
    assert.ok(replay.events.length > 0);
    assert.ok(!JSON.stringify(replay).includes('二班だけの決定'));
    for (const name of [
      `replay/${other.seat}`,
      'comparison',
      'record',
      'score',
      'seats',
      'presence',
      'debrief/debrief.ja.html',
      'exercises',
    ]) {
      const answer = await fetch(new URL(`/api/v1/${name}`, demo.url), {
        headers: { cookie: mine.session.cookie },
      });
      assert.equal(answer.status, 404, name);
    }
  });
});
