// A small story for the browser tests of the staff's consoles: plan, cast, seats and what has happened so far.
export const MIN = 60_000;
export const text = (ja, en = '') => ({ ja, en });
const none = text('');

const inject = (id, ja, part) => ({
  ...{
    id,
    title: text(ja, id),
    notes: none,
    kind: 'manual',
    channels: ['mail'],
    from: ['vendor'],
    to: ['csirt'],
  },
  ...{
    objective: 'first-response',
    subject: text(ja),
    body: text('本文です。\n\n- 一つ目\n- 二つ目', 'The text.'),
  },
  ...{ expects: false, cuts: [], restores: [], ...part },
});

export const msel = [
  inject('soc-notice', 'SOC からの不審通信の通知', { kind: 'at', at: 0, channels: ['alert'], from: ['soc'] }),
  inject('clerk-admits', '職員が返信型の添付文書を開いたと申告', {
    kind: 'at',
    at: 5 * MIN,
    channels: ['phone'],
    from: ['clerk'],
  }),
  inject('spoofed-mail', '住民になりすましメールが届く', { kind: 'at', at: 12 * MIN, to: ['pr'] }),
  inject('vendor-asks-reboot', '保守ベンダーが再起動の可否を照会', {
    ...{ kind: 'at', at: 20 * MIN, expects: true, objective: 'containment' },
    notes: text('証拠保全の前に再起動を認めるかを見る。', 'Do they keep evidence first?'),
  }),
  inject('proxy-log', 'プロキシログの提供', {
    kind: 'after',
    anchor: 'vendor-asks-reboot',
    delay: 10 * MIN,
    from: ['soc'],
  }),
  inject('second-pc', '二台目の PC で検知', { kind: 'at', at: 40 * MIN, channels: ['alert'], from: ['soc'] }),
  inject('mayor-asks', '市長室からの照会', {
    kind: 'at',
    at: 50 * MIN,
    to: ['csirt', 'pr'],
    channels: ['phone'],
    from: ['mayor'],
  }),
  inject('prefecture-chases', '県からの督促', {
    ...{
      kind: 'unless',
      at: 60 * MIN,
      condition: 'report to prefecture',
      condition_words: { ja: '県への報告', en: 'a report to the prefecture' },
      channels: ['phone'],
      from: ['prefecture'],
    },
  }),
  inject('lgisac', 'J-LIS からの注意喚起', { kind: 'at', at: 70 * MIN, from: ['prefecture'] }),
  inject('encrypted', 'ファイルサーバーの暗号化', {
    kind: 'at',
    at: 80 * MIN,
    channels: ['alert', 'document'],
    from: ['soc'],
  }),
  inject('reporter', '記者からの電話', {
    kind: 'at',
    at: 115 * MIN,
    to: ['pr'],
    channels: ['phone'],
    from: ['press'],
  }),
  inject('news', '報道', {
    kind: 'when',
    condition: 'action publish',
    condition_words: { ja: '対処「公表」', en: "the action 'Publish'" },
    to: ['pr'],
    channels: ['news'],
    from: ['press'],
  }),
  inject('extra-hint', '統制からの助言', {}),
];

const party = (id, kind, ja, org = '') => ({
  id,
  kind,
  name: text(ja),
  org: text(org),
  address: `${id}@example`,
  phone: '',
});
export const parties = [
  party('csirt', 'role', 'CSIRT 担当'),
  party('pr', 'role', '広報担当'),
  party('soc', 'cast', 'SOC 監視員', '県セキュリティクラウド'),
  party('clerk', 'cast', '福祉課 職員', 'みなと市'),
  party('vendor', 'cast', '保守ベンダー 高橋', 'みなとシステムズ'),
  party('prefecture', 'cast', '県 市町村課', '県'),
  party('mayor', 'cast', '市長室', 'みなと市'),
  party('ciso', 'cast', 'CISO（副市長）', 'みなと市'),
  party('press', 'cast', '港日報 記者', '港日報社'),
];

const canned = [
  {
    id: 'wait',
    title: text('確認して折り返す', 'We will check'),
    subject: none,
    body: text('{{team}} ご担当者様\n\n確認のうえ折り返します。', 'We will check and come back to you.'),
  },
  {
    id: 'evidence',
    title: text('保全に同意', 'Agree to preserve'),
    subject: none,
    body: text('承知しました。再起動は見合わせ、証拠保全にご協力します。', 'Understood.'),
  },
];
const member = (id, part = {}) => ({
  id,
  by_script: false,
  by_controller: true,
  listed: true,
  knows: none,
  canned: [],
  ...part,
});
export const cast = [
  member('soc'),
  member('clerk'),
  member('vendor', {
    by_script: true,
    canned,
    knows: text(
      'PC-031 の保守を担当。**証拠保全の手順は知らない。** 急いで復旧させたい。',
      'Maintains PC-031.',
    ),
  }),
  member('prefecture', { canned }),
  member('mayor'),
  member('ciso', { knows: text('承認を求められたら、宛先と TLP を確かめる。') }),
  member('press'),
];

const field = (id, ja, options = []) => ({
  id,
  label: text(ja),
  help: none,
  type: 'text',
  options,
  required_at: ['first'],
});
export const forms = [
  {
    ...{ id: 'incident-report', title: text('情報連絡様式', 'Incident report') },
    fields: [
      field('event_type', '事象の種類', [{ id: 'malware', label: text('マルウェア等の感染'), group: '' }]),
      field('summary', '概要'),
    ],
  },
];

export const facts = {
  exercise: {
    ...{
      id: 'x1',
      title: text('自治体における Emotet 感染からランサムウェア被害まで', 'A municipality under attack'),
    },
    ...{ place: text('みなと市', 'Minato City'), summary: text('要約'), zone_minutes: 540 },
    ...{ calendar_start: Date.UTC(2026, 10, 26, 0, 0), duration: 180 * MIN, own_pace: false },
  },
  ...{ parties, brief: none, forms, actions: [], shelf: [], channels: ['mail', 'phone'] },
};

export const staff = {
  lanes: [],
  objectives: [
    { id: 'first-response', title: text('初動対処', 'First response') },
    { id: 'containment', title: text('封じ込め', 'Containment') },
  ],
  ...{ msel, cast, obligations: [] },
  actions: [
    {
      id: 'isolate',
      title: text('PC-031 をネットワークから隔離', 'Isolate'),
      roles: ['csirt'],
      phase: 'containment',
      duty: 'must',
      objective: 'containment',
    },
  ],
  roles: [
    { id: 'csirt', title: text('CSIRT 担当', 'CSIRT'), seats_min: 1, seats_max: 4 },
    { id: 'pr', title: text('広報担当', 'PR'), seats_min: 0, seats_max: 1 },
  ],
  checklist: [],
  artefacts: [
    { id: 'logs/proxy.csv', kind: 'log', title: text('プロキシログ'), media_type: 'text/csv', bytes: 10 },
  ],
};

export const lanes = [
  ['team-1', '第1班'],
  ['team-2', '第2班'],
  ['team-3', '第3班'],
];
export const people = [
  ['lead', 'lead_controller', '統裁 山田'],
  ['controller-1', 'controller', '統制 鈴木'],
  ['evaluator-1', 'evaluator', '評価者 田中'],
  ['evaluator-2', 'evaluator', '評価者 中村'],
  ['observer-1', 'observer', '見学者 1'],
];
