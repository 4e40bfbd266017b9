// Score and debrief of the staff's mock: the shapes of scoring/score_json.hpp and scoring/debrief_model.hpp.
import { judged } from './judging.mjs';
import { facts, lanes, MIN, parties, people, text } from './story.mjs';

const MILLION = 1_000_000;
const duty = (lane, status, done) => ({
  ...{
    id: 'first-report',
    title: text('県への第1報', 'First report to the prefecture'),
    objective: 'first-response',
    owes: 'csirt',
  },
  ...{
    required: ['prefecture'],
    status,
    triggered_at: 0,
    target_at: 20 * MIN,
    limit_at: 60 * MIN,
    weight: 1,
  },
  ...(done === undefined ? {} : { done_at: done }),
  ...{
    points: status === 'met' ? 55 : 0,
    max: 55,
    reached: [],
    wrong: [],
    evidence: [],
    explanation: text('期限までに県へ第1報を送る義務です。'),
  },
  measures: [
    {
      measure: 'timeliness',
      applicable: true,
      value: 1,
      points: 20,
      max: 20,
      evidence: [],
      explanation: text('発生から 23 分で報告しました。'),
    },
    {
      measure: 'recipients',
      applicable: true,
      value: 1,
      points: 15,
      max: 15,
      evidence: [],
      explanation: text('必要な宛先すべてに届きました。'),
    },
    {
      measure: 'authority',
      applicable: false,
      value: 0,
      points: 0,
      max: 0,
      evidence: [],
      explanation: text('承認を要しない義務です。'),
    },
  ],
});
const action = (status) => ({
  ...{
    id: 'isolate',
    title: text('PC-031 をネットワークから隔離'),
    objective: 'containment',
    status,
    duty: 'must',
    phase: 'containment',
  },
  ...{
    by: 40 * MIN,
    value: status === 'met' ? 1 : 0,
    points: status === 'met' ? 10 : 0,
    max: 10,
    evidence: [],
    explanation: text('40 分までに隔離する必要がありました。'),
  },
});

/** GET /api/v1/score */
export function score(world) {
  const sent = world.log.find(({ event }) => event.kind === 'report_submitted');
  return {
    ...{ scenario: 's', seed: 7, at: world.now(), final: world.clock.ended },
    lanes: lanes.map(([lane, ja], index) => {
      const first = duty(lane, lane === 'team-3' ? 'met' : 'open', lane === 'team-3' ? 23 * MIN : undefined);
      if (lane === 'team-3' && sent) first.evidence = [sent.record];
      const second = {
        ...duty(lane, index === 1 ? 'missed' : 'open'),
        id: 'inside',
        title: text('CISO への報告'),
        limit_at: 22 * MIN,
        max: 30,
      };
      return {
        ...{
          lane,
          title: text(ja),
          score: [41.2, 18, 88.5][index],
          by_objective: {},
          ratings: {},
          points: 0,
          max: 0,
        },
        ...{
          obligations: [first, second],
          actions: [action(lane === 'team-1' ? 'met' : 'open')],
          expectations: [],
          remarks: [],
          checklist: judged(world, lane),
        },
      };
    }),
  };
}

const scale = ({ value, ...item }) => ({
  ...item,
  value_ppm: value * MILLION,
  points: item.points * MILLION,
  max: item.max * MILLION,
});

/** GET /api/v1/debrief */
export function debrief(world) {
  const messages = world.log.filter(({ event }) => event.kind === 'message_sent');
  const objective = (score_tenths) => ({
    id: 'first-response',
    title: text('初動対処', 'First response'),
    points: 41 * MILLION,
    max: 55 * MILLION,
    score_tenths,
    suggested: 'S',
    red_leak: false,
  });
  const second = {
    ...objective(424),
    id: 'containment',
    title: text('封じ込め', 'Containment'),
    suggested: 'M',
  };
  const evidence = messages.filter(({ event }) => event.typed).map(({ record }) => record);
  const paths = [
    {
      obligation: 'first-report',
      from: 'csirt',
      to: 'prefecture',
      state: 'met',
      means: 'report',
      expected_from: 0,
      expected_by: 20 * MIN,
      at: 18 * MIN,
      delay: 18 * MIN,
      receipt_at: 19 * MIN,
      count: 1,
      evidence,
    },
    {
      obligation: 'inside',
      from: 'csirt',
      to: 'ciso',
      state: 'late',
      means: 'mail',
      expected_from: 0,
      expected_by: 22 * MIN,
      at: 31 * MIN,
      delay: 31 * MIN,
      count: 1,
      evidence,
    },
    {
      obligation: 'inside',
      from: 'csirt',
      to: 'mayor',
      state: 'missing',
      means: 'none',
      expected_from: 0,
      expected_by: 30 * MIN,
      count: 0,
      evidence: [],
    },
    {
      obligation: 'first-report',
      from: 'csirt',
      to: 'press',
      state: 'wrong',
      means: 'mail',
      at: 40 * MIN,
      delay: 40 * MIN,
      count: 1,
      evidence,
    },
    {
      obligation: '',
      from: 'csirt',
      to: 'vendor',
      state: 'extra',
      means: 'mail',
      at: 21 * MIN,
      count: 3,
      evidence,
    },
  ];
  return {
    exercise: {
      ...{
        scenario: 's',
        title: facts.exercise.title,
        summary: text('不審な通信の通知から始まる三時間の演習です。'),
        place: text('みなと市', 'Minato City'),
      },
      ...{
        digest: '00',
        seed: 7,
        zone_minutes: 540,
        started: Date.now() - 3 * 60 * MIN,
        duration: 180 * MIN,
        planned: 180 * MIN,
      },
      ...{ final: world.clock.ended, participants: 6, modelled: 4, lanes: 3, events: world.log.length },
    },
    figures: {
      departments: [
        { department: 'it', lanes: 3, took_part: 3, share_ppm: MILLION },
        { department: 'pr', lanes: 0, took_part: 0 },
      ],
    },
    review: {
      ...{ fields: [], severity: [], contradictions: [] },
      ...{ organisations: [], sectors: [], tiers: [], benchmark: [], duties: [] },
    },
    objectives: [objective(735), second, { id: '', title: text(''), points: 0, max: 0, red_leak: false }],
    lanes: score(world).lanes.map((lane, index) => ({
      ...{ lane: lane.lane, title: lane.title, paths },
      figures: {
        obligations: 2,
        met: 1,
        late: 1,
        missed: 0,
        messages_sent: 4,
        messages_received: 9,
        reports: 1,
        actions: 1,
        decisions: 2,
        injects_late: 1,
        first_report_after: 18 * MIN,
      },
      score: {
        ...lane,
        ...{
          score_tenths: [735, 418, 885][index],
          objectives: [objective(735), second],
          remarks: [text('整合は記録から判定できないため、数えません。')],
          overrides: [],
        },
        obligations: lane.obligations.map((o) => ({
          ...o,
          trigger_seq: 1,
          points: 41.25 * MILLION,
          max: 55 * MILLION,
          measures: o.measures.map((m) => scale({ ...m, weight: 1, evidence })),
        })),
        actions: lane.actions.map((a) => scale({ ...a, kind: 'action', evidence })),
        expectations: [],
      },
    })),
    seats: people.map(([seat, access, name]) => ({
      seat,
      access,
      lane: '',
      role: '',
      name,
      former_names: [],
      modelled: false,
    })),
    parties: parties.map((p) => ({ id: p.id, cast: p.kind === 'cast', name: p.name, org: p.org })),
    timeline: world.log.map((e) => ({
      ...{
        seq: e.seq,
        at: e.at,
        wall: Date.parse(e.wall),
        lane: e.lane,
        seat: e.by,
        inject: '',
        late_ms: 0,
        report: '',
        detail: text(''),
      },
      ...{
        kind: e.event.kind === 'message_sent' ? 'message' : 'clock',
        minor: e.event.kind === 'seat_opened',
        message: e.event.id ?? '',
      },
      ...{ who: text(e.by || '進行'), title: e.event.subject ?? text(e.event.kind) },
    })),
    messages: messages.map((e) => ({ ...e.event, seq: e.seq, at: e.at, lane: e.lane, seat: e.by })),
    reports: [],
    notes: world.log
      .filter(({ event }) => event.kind === 'note_added')
      .map((e) => ({ ...e.event, id: e.event.note, seq: e.seq, at: e.at, lane: e.lane, seat: e.by })),
    improvements: [],
    follow_ups: [],
    race: [],
    model_answers: [
      {
        inject: 'vendor-asks-reboot',
        title: text('再起動の照会'),
        text: text('証拠保全が済むまで再起動を**断る**。'),
      },
    ],
  };
}
