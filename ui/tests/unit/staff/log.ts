// A short exercise for the tests of the staff's derivations: helpers that write a log as events in a row.
import { StaffFold } from '@/consoles/staff/fold';
import type { Entry, ExerciseEvent, MessageSent, MselItem, Party } from '@/consoles/staff/wire';

export const MIN = 60_000;
const text = (ja: string) => ({ ja, en: `${ja} (en)` });

const item = (id: string, part: Partial<MselItem>): MselItem => ({
  id,
  title: text(id),
  notes: text(''),
  kind: 'manual',
  channels: ['mail'],
  from: ['vendor'],
  to: ['csirt'],
  objective: '',
  subject: text(id),
  body: text(''),
  expects: false,
  cuts: [],
  restores: [],
  ...part,
});

export const MSEL: MselItem[] = [
  item('notice', { kind: 'at', at: 0 }),
  item('vendor-asks', { kind: 'after', anchor: 'notice', delay: 20 * MIN }),
  item('second', { kind: 'after', anchor: 'vendor-asks', delay: 5 * MIN }),
  item('chase', { kind: 'unless', at: 60 * MIN }),
  item('extra', { kind: 'manual' }),
];

const party = (id: string, kind: Party['kind']): Party => ({
  id,
  kind,
  name: text(id),
  org: text(''),
  address: '',
  phone: '',
});

export const PARTIES: Party[] = [
  party('csirt', 'role'),
  party('pr', 'role'),
  party('vendor', 'cast'),
  party('prefecture', 'cast'),
  party('ciso', 'cast'),
];

export class Log {
  readonly fold: StaffFold;
  readonly entries: Entry[] = [];
  #seq = 0;

  constructor(lanes: string[] = ['a', 'b'], msel: MselItem[] = MSEL) {
    this.fold = new StaffFold(msel, PARTIES);
    for (const lane of lanes) {
      this.at(0, '', '', { kind: 'lane_opened', opened: lane, title: text(lane), parameters: {} });
      this.at(0, '', '', {
        kind: 'seat_opened',
        seat: `${lane}-csirt`,
        access: 'participant',
        seat_lane: lane,
        role: 'csirt',
        name: '佐藤',
        modelled: false,
      });
    }
  }

  at(ms: number, lane: string, by: string, event: ExerciseEvent): this {
    this.#seq += 1;
    const entry: Entry = { seq: this.#seq, record: this.#seq, at: ms, wall: ms, lane, by, event };
    this.entries.push(entry);
    this.fold.apply(entry);
    return this;
  }

  fire(ms: number, lane: string, inject: string, late_ms = 0): this {
    const due = ms - late_ms;
    return this.at(ms, lane, '', { kind: 'inject_fired', inject, cause: 'timeline', due, late_ms });
  }

  mail(ms: number, lane: string, by: string, part: Partial<MessageSent>): this {
    return this.at(ms, lane, by, {
      kind: 'message_sent',
      id: 'm1',
      thread: part.id ?? 'm1',
      channel: 'mail',
      from: 'csirt',
      to: ['vendor'],
      cc: [],
      severity: 'info',
      subject: text('件名'),
      body: text('本文'),
      typed: true,
      attachments: [],
      in_reply_to: '',
      forward_of: '',
      inject: '',
      calendar: 0,
      sender: { ja: '', en: '' },
      sender_address: '',
      late_ms: 0,
      files: [],
      ...part,
    });
  }
}
