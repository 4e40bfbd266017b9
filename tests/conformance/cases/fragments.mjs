// Messages in parts, and control frames between them (Autobahn's section 5 and 10).
import { binary, close, fragments, frame, more, opcode, ping, pong, text } from '../frames.mjs';
import { answers, echo, ends, noise } from '../judge.mjs';

const whole = echo('in-parts');
const cut = (size) =>
  Array.from({ length: Math.ceil(whole.length / size) }, (_, at) => whole.slice(at * size, (at + 1) * size));
const begin = text('{"type":', { fin: false });

const control = [
  ['ping', ping],
  ['pong', pong],
].flatMap(([name, make]) => [
  ['5.1', `a ${name} in two parts`, [make('a', { fin: false }), more('b')], ends(1002)],
  ['5.1', `a ${name} that is not final`, [make('a', { fin: false })], ends(1002)],
  ['5.1', `a ${name} that is not final, byte by byte`, [make('a', { fin: false })], ends(1002), { chop: 1 }],
]);

const good = [0, 1].flatMap((chop) =>
  [
    ['two parts', fragments([whole.slice(0, 9), whole.slice(9)]), answers(['in-parts'])],
    ['parts of one byte', fragments(cut(1)), answers(['in-parts'])],
    ['parts of seven bytes', fragments(cut(7)), answers(['in-parts'])],
    ['an empty first part', fragments(['', whole]), answers(['in-parts'])],
    ['an empty last part', fragments([whole, '']), answers(['in-parts'])],
    [
      'empty parts around each part',
      fragments(['', ...cut(9).flatMap((part) => [part, '']), '']),
      answers(['in-parts']),
    ],
    ['nothing but empty parts', fragments(['', '', '']), answers([null])],
    [
      'a ping between two parts',
      fragments([whole.slice(0, 9), whole.slice(9)], { between: [ping('between')] }),
      answers(['in-parts'], ['between']),
    ],
    [
      'a pong between each two parts',
      fragments(cut(5), { between: [pong('nobody asked')] }),
      answers(['in-parts']),
    ],
    [
      'two messages in parts, one after the other',
      [...fragments(cut(8)), ...fragments(cut(5))],
      answers(['in-parts', 'in-parts']),
    ],
  ].map(([what, frames, expect]) => [
    '5.2',
    `${what}${chop ? ', byte by byte' : ''}`,
    frames,
    expect,
    { chop },
  ]),
);

const wrong = [true, false].flatMap((fin) => [
  ['5.3', `a continuation of nothing (${fin ? 'final' : 'not final'})`, [more('x', { fin })], ends(1002)],
  [
    '5.3',
    `a continuation of nothing, then a message (${fin ? 'final' : 'not final'})`,
    [more('x', { fin }), text(whole)],
    ends(1002),
  ],
  [
    '5.3',
    `a continuation of nothing, byte by byte (${fin ? 'final' : 'not final'})`,
    [more('x', { fin })],
    ends(1002),
    { chop: 1 },
  ],
  [
    '5.3',
    `a continuation after a whole message (${fin ? 'final' : 'not final'})`,
    [...fragments(cut(9)), more('x', { fin })],
    ends(1002, ['in-parts']),
  ],
  [
    '5.4',
    `a new text within a message (${fin ? 'final' : 'not final'})`,
    [begin, text(whole, { fin })],
    ends(1002),
  ],
  [
    '5.4',
    `a new binary within a message (${fin ? 'final' : 'not final'})`,
    [begin, binary('x', { fin })],
    ends(1002),
  ],
  [
    '5.4',
    `an empty text within a message (${fin ? 'final' : 'not final'})`,
    [begin, text('', { fin })],
    ends(1002),
  ],
  [
    '5.5',
    `reserved bits on a continuation (${fin ? 'final' : 'not final'})`,
    [begin, more('x', { fin, rsv: 4 })],
    ends(1002),
  ],
  [
    '5.5',
    `a continuation without a mask (${fin ? 'final' : 'not final'})`,
    [begin, more('x', { fin, mask: null })],
    ends(1002),
  ],
]);

const others = [
  ['5.6', 'binary in two parts', fragments(['a', 'b'], { kind: opcode.binary }), ends(1003)],
  [
    '5.6',
    'binary in parts with a ping between',
    fragments(['a', 'b'], { kind: opcode.binary, between: [ping('p')] }),
    ends(1003),
  ],
  ['5.7', 'a close between two parts', [begin, close(1000)], ends(1000)],
  ['5.7', 'a close between two parts, then the last part', [begin, close(1000), more('}')], ends(1000)],
  ['5.7', 'a bad close between two parts', [begin, close(999)], ends(1002)],
  ['10', '64 KB in parts of 1,300', fragments(pieces(noise(65536), 1300)), answers([null])],
  [
    '10',
    '64 KB in parts of 1,300 with pings',
    fragments(pieces(noise(65536), 1300), { between: [pong('p')] }),
    answers([null]),
  ],
  ['10', 'parts that add up to one byte too many', fragments(pieces(noise(65537), 1300)), ends(1009)],
  [
    '10',
    'parts that go on for ever',
    Array.from({ length: 120 }, (_, n) => frame(n ? 0 : 1, noise(1024), { fin: false })),
    ends(1009),
  ],
  [
    '10',
    'an endless message of empty parts stays harmless',
    [begin, ...Array.from({ length: 2000 }, () => more('', { fin: false })), more('"echo","id":"e"}')],
    answers(['e']),
  ],
];

function pieces(all, size) {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) =>
    all.slice(at * size, (at + 1) * size),
  );
}

export const parts = [...control, ...good, ...wrong, ...others];
