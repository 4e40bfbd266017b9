// The end of a connection (Autobahn's section 7), and peers that go without a word.
import { binary, close, frame, more, opcode, ping, text } from '../frames.mjs';
import { answers, echo, ends, letsGo, noise } from '../judge.mjs';

const taken = [1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 3000, 3999, 4000, 4999];
const refused = [0, 1, 999, 1004, 1005, 1006, 1015, 1016, 1100, 1999, 2000, 2999];
/** The RFC gives these no meaning and no ban: either answer is right. */
const unheardOf = [5000, 65535];

const order = [
  ['7.1', 'close after a message', [text(echo('last')), close(1000)], ends(1000), { answered: 'may' }],
  ['7.1', 'two close frames', [close(1000), close(1000)], ends(1000)],
  ['7.1', 'a ping after the close', [close(1000), ping('late')], ends(1000)],
  ['7.1', 'a message after the close', [close(1000), text(echo('late'))], ends(1000)],
  ['7.1', 'binary after the close', [close(1000), binary('late')], ends(1000)],
  ['7.1', 'nonsense after the close', [close(1000), frame(7, 'x', { rsv: 7 })], ends(1000)],
  ['7.1', '64 KB, then close', [text(noise(65536)), close(1000)], ends(1000), { answered: 'may' }],
  [
    '7.1',
    'a first part, close, the last part',
    [text('{', { fin: false }), close(1000), more('}')],
    ends(1000),
  ],
];

const payloads = [
  ['7.2', 'close without payload', [close()], ends(null)],
  ['7.2', 'close with one byte', [frame(opcode.close, 'x')], ends(1002)],
  ['7.2', 'close with a code', [close(1000)], ends(1000)],
  ['7.2', 'close with a reason', [close(1000, 'おわり')], ends(1000)],
  ['7.2', 'close with a reason of 123 bytes', [close(1000, '*'.repeat(123))], ends(1000)],
  ['7.2', 'close with a reason of 124 bytes', [close(1000, '*'.repeat(124))], ends(1002)],
  ['7.2', 'close in two parts', [close(1000, '', { fin: false }), more('')], ends(1002)],
  ['7.2', 'close byte by byte', [close(1000, 'slow')], ends(1000), { chop: 1 }],
  ...['ff', 'c0af', 'eda080', 'e6bc', 'f4908080'].map((digits) => [
    '7.3',
    `a reason that is no UTF-8 (${digits})`,
    [close(1000, Buffer.from(digits, 'hex'))],
    // The RFC asks for UTF-8 and names no code for what is none.
    ends(1002),
    { also: [1007] },
  ]),
];

const codes = [
  ...taken.map((code) => ['7.4', `close with ${code}`, [close(code)], ends(code)]),
  ...taken.map((code) => ['7.4', `close with ${code} and a reason`, [close(code, 'because')], ends(code)]),
  ...refused.map((code) => ['7.5', `close with ${code}`, [close(code)], ends(1002)]),
  ...refused.map((code) => ['7.5', `close with ${code} and a reason`, [close(code, 'because')], ends(1002)]),
  ...unheardOf.map((code) => ['7.6', `close with ${code}`, [close(code)], ends(1002), { also: [code] }]),
];

const gone = [
  ['7.7', 'the peer ends its side between messages', [], letsGo(), { then: 'half' }],
  ['7.7', 'the peer ends its side after a message', [text(echo('last'))], letsGo(), { then: 'half' }],
  ['7.7', 'the peer ends its side within a head', [Buffer.from([0x81])], letsGo(), { then: 'half' }],
  [
    '7.7',
    'the peer ends its side within a payload',
    [text(noise(300)).subarray(0, 100)],
    letsGo(),
    { then: 'half' },
  ],
  ['7.7', 'the peer ends its side within a message', [text('{', { fin: false })], letsGo(), { then: 'half' }],
  ['7.7', 'the peer ends its side after its close frame', [close(1000)], ends(1000), { then: 'half' }],
];

const before = [
  [
    '8',
    'a command before hello',
    [text('{"type":"command","id":"early","command":{"kind":"end_exercise"}}')],
    ends(1008, ['early']),
    { hello: false },
  ],
  ['8', 'no JSON before hello', [text('hello')], ends(1008, [null]), { hello: false }],
  ['8', 'binary before hello', [binary('x')], ends(1003), { hello: false }],
  ['8', 'close before hello', [close(1000)], ends(1000), { hello: false }],
  ['8', 'hello twice', [text('{"type":"hello","resume_after":null}')], answers([null])],
  ['8', 'deep JSON', [text('['.repeat(30000))], answers([null])],
  ['8', 'JSON with a byte order mark before it', [text('\ufeff{"type":"ping"}')], answers([null])],
  ['8', 'two JSON values', [text('{"type":"ping"}{"type":"ping"}')], answers([null])],
  ['8', 'NUL', [text('\0')], answers([null])],
];

export const closing = [...order, ...payloads, ...codes, ...gone, ...before];
