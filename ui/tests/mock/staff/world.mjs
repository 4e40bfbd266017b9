// The story's small engine: a log, a clock, and what each command of the staff adds to the log.
import { checklist, judging } from './judging.mjs';
import { changes, simulated } from './services.mjs';
import { cast, facts, lanes, MIN, msel, people, staff, text } from './story.mjs';

const due = (item) => (item.kind === 'at' || item.kind === 'unless' ? item.at : undefined);

export class World {
  log = [];
  clock = {
    at: 0,
    wall: Date.now(),
    started: false,
    running: false,
    ended: false,
    speed_permille: 1000,
    calendar_offset: 0,
  };
  listeners = new Set();
  plans = new Map();
  claims = new Map();
  drawn = 0;

  now() {
    if (!this.clock.running) return this.clock.at;
    return this.clock.at + ((Date.now() - this.clock.wall) * this.clock.speed_permille) / 1000;
  }

  add(lane, by, event, at = Math.floor(this.now())) {
    const seq = this.log.length + 1;
    const entry = { seq, record: seq, at, wall: new Date().toISOString(), lane, by, event };
    this.log.push(entry);
    for (const listener of this.listeners) listener(entry);
    return entry;
  }

  view(seat) {
    const person = people.find(([id]) => id === seat) ?? people[0];
    const you = {
      seat: person[0],
      access: person[1],
      lane: '',
      lane_title: text(''),
      role: '',
      name: person[2],
    };
    const observer = person[1] === 'observer';
    const whole = { ...staff, checklist };
    const rest = observer ? { ...staff, msel: [], cast: [], actions: [], artefacts: [] } : whole;
    const all = { ...rest, lanes: lanes.map(([id, ja]) => ({ id, title: text(ja) })) };
    return {
      ...facts,
      you,
      clock: { ...this.clock, at: Math.floor(this.now()), wall: Date.now() },
      staff: all,
      ...(observer ? {} : { world: simulated }),
      events: this.log,
    };
  }

  message(lane, by, part, at) {
    const id = `m${++this.drawn}`;
    const blank = {
      cc: [],
      severity: 'info',
      body: text(''),
      typed: true,
      attachments: [],
      in_reply_to: '',
      forward_of: '',
    };
    const event = {
      kind: 'message_sent',
      id,
      thread: id,
      channel: 'mail',
      ...blank,
      inject: '',
      calendar: 0,
      sender: text(''),
      sender_address: '',
      late_ms: 0,
      files: [],
      ...part,
    };
    this.add(lane, by, event, at);
    return id;
  }

  tick(change, part = {}) {
    Object.assign(this.clock, { at: Math.floor(this.now()), wall: Date.now() }, part);
    const { running, speed_permille } = this.clock;
    this.add('', 'lead', {
      kind: 'clock_changed',
      change,
      running,
      speed_permille,
      calendar_offset: 0,
      reason: text(part.reason ?? ''),
    });
  }

  plan(lane, id) {
    const key = `${lane} ${id}`;
    if (!this.plans.has(key))
      this.plans.set(key, { status: 'open', due: due(msel.find((m) => m.id === id) ?? {}) });
    return this.plans.get(key);
  }

  fire(lane, item, cause, at = Math.floor(this.now()), late_ms = 0) {
    const run = this.plan(lane, item.id);
    if (run.status === 'fired') return;
    run.status = 'fired';
    this.add(lane, '', { kind: 'inject_fired', inject: item.id, cause, due: at - late_ms, late_ms }, at);
    const part = {
      channel: item.channels[0],
      from: item.from[0],
      to: item.to,
      subject: item.subject,
      body: item.body,
      typed: false,
    };
    this.message(lane, '', { ...part, inject: item.id, severity: 'high' }, at);
    for (const next of msel) if (next.anchor === item.id) this.plan(lane, next.id).due = at + next.delay;
  }

  /** Fires what is due; nothing is late in this world unless the beginning says so. */
  advance() {
    for (const [lane] of lanes) {
      for (const item of msel) {
        const run = this.plan(lane, item.id);
        if (run.status === 'open' && run.due !== undefined && run.due <= this.now())
          this.fire(lane, item, 'timeline', run.due);
      }
    }
  }

  /** Answers with a refusal, or with nothing when the command was carried out. */
  command(by, command) {
    const targets = command.lanes?.length ? command.lanes : lanes.map(([id]) => id);
    const planned = (change, status, value) => {
      for (const lane of targets) {
        const run = this.plan(lane, command.inject);
        if (run.status === 'fired') continue;
        if (value !== undefined) run.due = value;
        run.status = status;
        const dueNow = change === 'held' || change === 'skipped' ? {} : { due: run.due };
        this.add(lane, by, { kind: 'inject_planned', inject: command.inject, change, ...dueNow });
      }
    };
    const simple = {
      start_exercise: () => this.tick('started', { started: true, running: true }),
      pause_exercise: () => this.tick('paused', { running: false, reason: command.reason }),
      resume_exercise: () => this.tick('resumed', { running: true }),
      set_speed: () => this.tick('speed', { speed_permille: command.speed_permille }),
      jump_to: () => this.tick('jumped', { at: command.to }),
      end_exercise: () => this.tick('ended', { running: false, ended: true }),
      fire_inject: () =>
        targets.forEach((lane) =>
          this.fire(
            lane,
            msel.find((m) => m.id === command.inject),
            'controller',
          ),
        ),
      hold_inject: () => planned('held', 'held'),
      release_inject: () => planned('released', 'open'),
      skip_inject: () => planned('skipped', 'skipped'),
      restore_inject: () => planned('restored', 'open'),
      retime_inject: () => planned('retimed', 'open', command.at),
      set_world: () => {
        for (const lane of targets)
          for (const event of changes(command, Math.floor(this.now()))) this.add(lane, by, event);
      },
      send_as: () => this.sendAs(by, command, targets),
      claim_reply: () => this.claim(by, command),
      acknowledge_as: () =>
        this.add(this.laneOf(command), by, {
          kind: 'receipt_given',
          message: command.message ?? '',
          report: command.report ?? '',
          receiver: command.receiver,
        }),
      decide_approval: () =>
        this.add('team-1', by, {
          ...command,
          kind: 'approval_decided',
          approver: 'ciso',
          comment: text(command.comment ?? ''),
        }),
      change_seat: () =>
        this.add('', by, {
          kind: 'seat_changed',
          seat: command.seat,
          name: command.name,
          modelled: command.modelled,
          closed: command.closed,
        }),
      add_note: () =>
        this.add(command.lane ?? '', by, { ...command, kind: 'note_added', note: `n${++this.drawn}` }),
      ...judging(this, by, command),
    };
    const run = simple[command.kind];
    if (!run) return { code: 'unknown', message: text(`${command.kind} は使えません。`, 'Not here.') };
    return run() ?? undefined;
  }

  laneOf({ message, report }) {
    return (
      this.log.find(({ event }) => event.id === message || (report && event.report === report))?.lane ?? ''
    );
  }

  sendAs(by, command, targets) {
    const answered = this.log.find(({ event }) => event.id === command.in_reply_to)?.event;
    const canned = cast.find((c) => c.id === command.from)?.canned.find((c) => c.id === command.canned);
    const { from, channel, to, cc, severity, subject, attachments, in_reply_to } = {
      channel: 'mail',
      cc: [],
      severity: 'info',
      subject: text(''),
      attachments: [],
      in_reply_to: '',
      ...command,
    };
    const part = { from, channel, to, cc, severity, subject, attachments, in_reply_to };
    const words = { body: command.body ?? canned?.body ?? text('') };
    for (const lane of targets)
      this.message(lane, by, { ...part, ...words, ...(answered ? { thread: answered.thread } : {}) });
  }

  claim(by, command) {
    const holder = this.claims.get(command.message);
    if (!command.release && holder && holder !== by)
      return { code: 'claimed', message: text('他の人が回答中です。', 'Somebody else is answering.') };
    if (command.release) this.claims.delete(command.message);
    else this.claims.set(command.message, by);
    this.add(this.laneOf(command), by, {
      kind: 'reply_claimed',
      message: command.message,
      released: command.release ?? false,
    });
    return undefined;
  }
}

/** The exercise as it stands 24 minutes after its beginning. */
export function begun() {
  const world = new World();
  const { add } = world;
  world.add(
    '',
    '',
    { kind: 'exercise_created', scenario: 's', digest: '', seed: 7, title: facts.exercise.title },
    0,
  );
  for (const [id, ja] of lanes) world.add('', '', { kind: 'lane_opened', opened: id, title: text(ja) }, 0);
  for (const [seat, access, name] of people) {
    world.add(
      '',
      '',
      { kind: 'seat_opened', seat, access, seat_lane: '', role: '', name, modelled: false },
      0,
    );
  }
  for (const [lane, ja] of lanes) {
    for (const role of ['csirt', 'pr']) {
      const name = `${ja} ${role === 'csirt' ? 'CSIRT' : '広報'}`;
      world.add(
        lane,
        '',
        {
          kind: 'seat_opened',
          seat: `${lane}-${role}`,
          access: 'participant',
          seat_lane: lane,
          role,
          name,
          modelled: role === 'pr' || lane === 'team-3',
        },
        0,
      );
    }
  }
  const clock = { running: true, speed_permille: 1000, calendar_offset: 0, reason: text('') };
  world.add('', 'lead', { kind: 'clock_changed', change: 'started', ...clock }, 0);
  for (const [lane] of lanes) {
    for (const item of msel.slice(0, 4))
      world.fire(
        lane,
        item,
        'timeline',
        item.at + (lane === 'team-2' && item.at === 12 * MIN ? 95_000 : 0),
        lane === 'team-2' && item.at === 12 * MIN ? 95_000 : 0,
      );
  }
  world.message(
    'team-1',
    'team-1-csirt',
    {
      from: 'csirt',
      to: ['vendor'],
      subject: text('再起動について'),
      body: text('証拠保全が終わるまで再起動しないでください。'),
    },
    21 * MIN,
  );
  world.message(
    'team-2',
    'team-2-csirt',
    {
      from: 'csirt',
      to: ['vendor'],
      channel: 'phone',
      subject: text('再起動の件'),
      body: text('再起動してよいか、ログは残りますか。'),
    },
    22 * MIN,
  );
  add.call(
    world,
    'team-1',
    'team-1-csirt',
    {
      kind: 'action_taken',
      action: 'isolate',
      role: 'csirt',
      reason: '感染拡大を防ぐため',
      told: '',
      outcome: text(''),
    },
    15 * MIN,
  );
  const form = {
    form: 'incident-report',
    stage: 'first',
    from: 'csirt',
    to: ['prefecture'],
    tlp: 'amber',
    fields: { event_type: ['malware'], summary: ['PC-031 で Emotet とみられる感染。隔離済み。'] },
  };
  add.call(
    world,
    'team-1',
    'team-1-csirt',
    { kind: 'approval_requested', approval: 'a1', approver: 'ciso', then: [], follows: '', ...form },
    18 * MIN,
  );
  add.call(
    world,
    'team-3',
    'team-3-csirt',
    { kind: 'report_submitted', report: 'r1', previous: '', approval: '', ...form },
    23 * MIN,
  );
  add.call(
    world,
    'team-2',
    '',
    { kind: 'director_failed', place: 'director.lua:41', message: 'attempt to index a nil value' },
    20 * MIN,
  );
  Object.assign(world.clock, { started: true, running: true, at: 24 * MIN, wall: Date.now() });
  return world;
}
