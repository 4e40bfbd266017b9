// The account of a CEPTOAR drill: what the exercise says against what the operators, their provider and the desks know.
// Every function adds lines to `faults`; an empty list is a proof.

/** Whether this operator's receipt must stand in the record. */
export function confirms({ kind, role }, wave, forgotten) {
  if (wave === 'first' && forgotten.has(role)) return false;
  if (['never', 'auto', 'gone', 'dsn', 'full'].includes(kind)) return false;
  return !(wave === 'update' && kind === 'reminder');
}

/** Whether the wave's mail, or a reminder that brought it once more, ever came to a mailbox of theirs. */
const reached = ({ kind }) => !['gone', 'dsn'].includes(kind);

export const reports = ({ kind }) => !['never', 'auto', 'gone', 'dsn', 'full'].includes(kind);

/** What becomes of a mail to this operator: a state of the outbox. */
export function fate({ kind }, moved) {
  if (kind === 'full') return 'waiting';
  if (kind === 'gone' || kind === 'dsn' || (kind === 'moved' && moved)) return 'bounced';
  return 'sent';
}

const same = (faults, what, has, should) => {
  if (JSON.stringify(has) !== JSON.stringify(should))
    faults.push(`${what}: ${JSON.stringify(has)} instead of ${JSON.stringify(should)}`);
};

/** The outbox against what was written (`outs`: {role, state}) and what the provider was handed. */
export function mails({ faults, mail, outs, provider, operators }) {
  const expected = {};
  for (const { state } of outs) expected[state] = (expected[state] ?? 0) + 1;
  const sorted = (counts) => Object.fromEntries(Object.entries(counts).sort());
  same(faults, 'mails by state', sorted(mail.sent), sorted(expected));
  const twice = [...provider.seen].filter(([, times]) => times > 1);
  same(faults, 'mails handed over twice', twice.length, 0);
  const returned = outs.filter(({ role }) => operators.all.get(role).kind === 'dsn').length;
  same(faults, 'mails that the provider took', provider.seen.size, (expected.sent ?? 0) + returned);
  same(faults, 'mails refused for good', provider.counts[550] ?? 0, (expected.bounced ?? 0) - returned);
  const got = (role) => [...operators.all.get(role).got.values()].reduce((sum, count) => sum + count, 0);
  for (const role of operators.all.keys()) {
    const mine = outs.filter((each) => each.role === role);
    const { kind } = operators.all.get(role);
    const due = mine.filter(({ state }) => state === 'sent' || kind === 'dsn').length;
    if (got(role) !== due) faults.push(`${role} (${kind}) got ${got(role)} mails instead of ${due}`);
  }
  const { truth } = operators;
  same(faults, 'mails that came in', sorted(mail.received), {
    automatic: truth.autos,
    bounce: truth.returned,
    taken: truth.replies,
    unknown_sender: truth.strangers,
  });
}

/** The staff's stream against the operators: each reply and each receipt once, nobody else's. */
export function record({ faults, events, operators }) {
  const by = (kind) =>
    events.filter(({ event }) => event.kind === kind && operators.all.has(event.from ?? event.receiver));
  same(faults, 'answers in the record', by('message_sent').length, operators.truth.replies);
  same(faults, 'receipts by link in the record', by('receipt_given').length, operators.truth.links);
}

/** What the events alone say of a relay: per party, when it was passed on by what did not come back, and confirmed. */
function hops(events, of, senders) {
  const carriers = new Map();
  const comings = []; // {from, to, id, at, lost}
  const receipts = new Map();
  for (const { at, event } of events) {
    const carries = event.kind === 'message_sent' && (event.inject === of || carriers.has(event.forward_of));
    if (carries) {
      carriers.set(event.id, event.from);
      for (const to of event.to) comings.push({ from: event.from, to, id: event.id, at, lost: false });
    }
    if (event.kind === 'mail_returned' && event.unreached)
      for (const each of comings)
        if (each.id === event.message && each.to === event.receiver) each.lost = true;
    const confirmed = event.kind === 'receipt_given' ? event.message : event.in_reply_to;
    const receiver = event.kind === 'receipt_given' ? event.receiver : event.from;
    if ((event.kind === 'message_sent' || event.kind === 'receipt_given') && carriers.has(confirmed)) {
      const key = `${carriers.get(confirmed)} ${receiver}`;
      if (!receipts.has(key)) receipts.set(key, at);
    }
  }
  const out = new Map();
  const got = new Map();
  for (const { from, to, at } of comings.filter(({ lost }) => !lost)) {
    if (!got.has(to)) got.set(to, at);
    const key = `${from} ${to}`;
    if (senders.has(from) && !out.has(key)) out.set(key, { at, receipt: receipts.get(key) });
  }
  return { out, got };
}

const status = (at, due) => (at === undefined ? 'missed' : at <= due ? 'met' : 'late');

/** The reach board of one relay, hop by hop; returns its rows by tier. */
export function reach({ faults, board, wave, of, events, operators, forgotten, senders, within, receipts }) {
  const { out, got } = hops(events, of, senders);
  const rows = new Map();
  const mine = { reached: 0, receipts: 0 };
  for (const each of board.hops) {
    const { at, receipt } = out.get(`${each.from} ${each.to}`) ?? {};
    same(faults, `${wave}: ${each.from} to ${each.to}, when`, each.at ?? null, at ?? null);
    same(faults, `${wave}: ${each.to}, receipt`, each.receipt_at ?? null, receipt ?? null);
    const should = [
      status(at, got.get(each.from) + within),
      at === undefined ? 'not_triggered' : status(receipt, at + receipts),
    ];
    same(faults, `${wave}: ${each.to}, marks`, [each.status, each.receipt], should);
    const operator = operators.all.get(each.to);
    if (operator) {
      const sent = !(wave === 'first' && forgotten.has(each.to));
      same(faults, `${each.to} (${operator.kind}): passed on`, at !== undefined, sent && reached(operator));
      same(
        faults,
        `${each.to} (${operator.kind}): told to have come back`,
        each.returned !== undefined,
        sent && !reached(operator),
      );
      const confirmed = confirms(operator, wave, forgotten);
      same(faults, `${each.to} (${operator.kind}): did confirm`, operator.confirmed.has(wave), confirmed);
      same(
        faults,
        `${each.to} (${operator.kind}): receipt on the board`,
        each.receipt_at !== undefined,
        confirmed,
      );
    }
    mine.reached += at !== undefined;
    mine.receipts += receipt !== undefined;
    const row = rows.get(each.tier) ?? {
      from: each.from,
      expected: 0,
      reached: 0,
      inTime: 0,
      receipts: 0,
      receiptsInTime: 0,
    };
    row.expected += 1;
    row.reached += each.at !== undefined;
    row.inTime += each.status === 'met';
    row.receipts += each.receipt_at !== undefined;
    row.receiptsInTime += each.receipt === 'met';
    rows.set(each.tier, row);
  }
  same(faults, `${wave}: sums of the board`, [board.reached, board.receipted], [mine.reached, mine.receipts]);
  return [...rows.values()];
}

/** The debrief's figures of the relay against the board's rows. */
export function debrief({ faults, relay, figures, rows }) {
  const mine = figures.filter((each) => each.relay === relay).sort((a, b) => a.tier - b.tier);
  same(
    faults,
    `debrief of ${relay}`,
    mine.map((each) => [each.expected, each.reached, each.in_time, each.receipts, each.receipts_in_time]),
    rows.map((row) => [row.expected, row.reached, row.inTime, row.receipts, row.receiptsInTime]),
  );
}

/** First reports of damage: exactly those who had a card and a mailbox that works. */
export function damage({ faults, obligations, operators }) {
  for (const each of obligations.filter(({ id }) => id.startsWith('damage-'))) {
    const operator = operators.all.get(each.id.slice('damage-'.length));
    same(
      faults,
      `${each.id} (${operator.kind})`,
      each.status === 'met' || each.status === 'late',
      reports(operator),
    );
    same(faults, `${each.id} (${operator.kind}): did report`, operator.reported, reports(operator));
  }
}
