// Events for tests, with only what a test speaks of.
import type { Entry } from '@/stream';
import type { ExerciseEvent, MessageSent, WelcomeView } from '@/wire';

export function mail(id: string, part: Partial<MessageSent> = {}): MessageSent {
  return {
    kind: 'message_sent',
    id,
    thread: id,
    channel: 'mail',
    from: 'vendor',
    to: ['csirt'],
    cc: [],
    severity: 'info',
    subject: { ja: `件名 ${id}`, en: '' },
    body: { ja: '本文', en: '' },
    typed: false,
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
  };
}

export function entry(seq: number, event: ExerciseEvent, part: Partial<Entry> = {}): Entry {
  return { seq, record: 0, at: seq * 1000, wall: seq * 1000, lane: 'team-1', by: '', event, ...part };
}

export function welcome(part: Partial<WelcomeView> = {}): WelcomeView {
  return {
    exercise: {
      id: 'x',
      title: { ja: '演習', en: 'Exercise' },
      place: { ja: 'みなと市', en: 'Minato' },
      summary: { ja: '', en: '' },
      zone_minutes: 540,
      calendar_start: Date.UTC(2026, 10, 26),
      duration: 10_800_000,
      own_pace: false,
    },
    you: {
      seat: 'csirt-1',
      access: 'participant',
      lane: 'team-1',
      lane_title: { ja: 'チーム1', en: 'Team 1' },
      role: 'csirt',
      name: '佐藤',
    },
    clock: {
      at: 0,
      wall: 0,
      started: true,
      running: true,
      ended: false,
      speed_permille: 1000,
      calendar_offset: 0,
    },
    parties: [
      {
        id: 'vendor',
        kind: 'cast',
        name: { ja: '保守ベンダー', en: 'Vendor' },
        org: { ja: '', en: '' },
        address: 'v@vendor.example',
        phone: '',
      },
    ],
    brief: { ja: '', en: '' },
    forms: [],
    actions: [],
    shelf: [],
    channels: ['mail', 'phone'],
    events: [],
    ...part,
  };
}
