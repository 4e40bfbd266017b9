// Lengths, masks, pings, reserved bits and opcodes (what Autobahn's sections 1 to 4 ask).
import { binary, close, frame, opcode, ping, pong, text } from '../frames.mjs';
import { answers, echo, ends, noise } from '../judge.mjs';

const bytes = (size, value = 0xfe) => Buffer.alloc(size, value);
const sizes = [0, 1, 125, 126, 127, 128, 65535, 65536];

/** Text of exactly that many bytes. */
const lengths = sizes.flatMap((size) => [
  ['1.1', `text of ${size} bytes`, [text(noise(size))], answers([null])],
  ['1.1', `text of ${size} bytes in packets of 997`, [text(noise(size))], answers([null]), { chop: 997 }],
  ['1.2', `binary of ${size} bytes`, [binary(bytes(size))], ends(1003)],
]);

const forms = [
  ['1.3', 'text in a 16-bit length that needed 7', [text(noise(5), { width: 16 })], ends(1002)],
  ['1.3', 'text in a 64-bit length that needed 7', [text(noise(5), { width: 64 })], ends(1002)],
  ['1.3', 'text in a 64-bit length that needed 16', [text(noise(300), { width: 64 })], ends(1002)],
  ['1.3', 'ping in a 16-bit length', [ping('x', { width: 16 })], ends(1002)],
  ['1.3', 'ping in a 64-bit length', [ping('x', { width: 64 })], ends(1002)],
  [
    '1.3',
    'a 64-bit length with its highest bit set',
    [Buffer.from([0x81, 0xff, 0x80, 0, 0, 0, 0, 0, 0, 1, 1, 2, 3, 4, 0])],
    ends(1009),
    { also: [1002] },
  ],
  ['1.3', 'a length of 2^40', [Buffer.from([0x81, 0xff, 0, 0, 1, 0, 0, 0, 0, 0, 1, 2, 3, 4])], ends(1009)],
  ['1.4', 'text without a mask', [text(echo('a'), { mask: null })], ends(1002)],
  ['1.4', 'ping without a mask', [ping('a', { mask: null })], ends(1002)],
  ['1.4', 'close without a mask', [close(1000, '', { mask: null })], ends(1002)],
  ['1.4', 'a mask of zeros', [text(echo('zero'), { mask: [0, 0, 0, 0] })], answers(['zero'])],
  ['1.4', 'a mask of ones', [text(echo('ones'), { mask: [255, 255, 255, 255] })], answers(['ones'])],
  [
    '1.4',
    'another mask each frame',
    ['a', 'b', 'c'].map((id, n) => text(echo(id), { mask: [n, 255 - n, 7, 0] })),
    answers(['a', 'b', 'c']),
  ],
  ['1.5', 'two messages in one packet', [text(echo('a')), text(echo('b'))], answers(['a', 'b'])],
  ['1.5', 'a message byte by byte', [text(echo('slow'))], answers(['slow']), { chop: 1 }],
  ['1.5', 'a message one byte too long', [text(noise(65537))], ends(1009)],
  ['1.5', 'a message of 1 MB', [text(noise(1 << 20))], ends(1009)],
  ['1.5', 'a binary message of 1 MB', [binary(bytes(1 << 20))], ends(1009)],
];

const pings = [
  ['2', 'ping without payload', [ping()], answers([], [''])],
  ['2', 'ping with text', [ping('Hello, world!')], answers([], ['Hello, world!'])],
  ['2', 'ping with bytes that are no UTF-8', [ping(bytes(5))], answers([], [bytes(5)])],
  ['2', 'ping of 125 bytes', [ping(bytes(125))], answers([], [bytes(125)])],
  ['2', 'ping of 126 bytes', [ping(bytes(126))], ends(1002)],
  ['2', 'ping of 125 bytes, byte by byte', [ping(bytes(125))], answers([], [bytes(125)]), { chop: 1 }],
  ['2', 'pong that nobody asked for', [pong()], answers([])],
  ['2', 'pong with payload that nobody asked for', [pong('unasked')], answers([])],
  ['2', 'pong of 126 bytes', [pong(bytes(126))], ends(1002)],
  ['2', 'pong, then ping', [pong('unasked'), ping('asked')], answers([], ['asked'])],
  [
    '2',
    'a message between two pings',
    [ping('1'), text(echo('m')), ping('2')],
    answers(['m'], ['1', '2']),
    { lone: true },
  ],
];

/** Ten pings at once: a server may answer the newest only (RFC 6455, 5.5.3), so the last one must come. */
const manyPings = [0, 1].map((chop) => [
  '2',
  `ten pings ${chop ? 'byte by byte' : 'at once'}`,
  Array.from({ length: 10 }, (_, n) => ping(`p${n}`)),
  { ...answers([]), judge: lastPong },
  { chop },
]);
async function lastPong(line) {
  return (await line.until(() => line.pongs.some((each) => each.toString() === 'p9')))
    ? ''
    : 'the last pong is missing';
}

const reserved = [1, 2, 3, 4, 5, 6, 7].flatMap((rsv) => [
  ['3', `text with reserved bits ${rsv}`, [text(echo('x'), { rsv })], ends(1002)],
  [
    '3',
    `a good message, then text with reserved bits ${rsv}`,
    [text(echo('good')), text(echo('x'), { rsv })],
    ends(1002, ['good']),
  ],
  ['3', `text with reserved bits ${rsv}, byte by byte`, [text(echo('x'), { rsv })], ends(1002), { chop: 1 }],
  ['3', `ping with reserved bits ${rsv}`, [ping('x', { rsv })], ends(1002)],
  ['3', `close with reserved bits ${rsv}`, [close(1000, '', { rsv })], ends(1002)],
]);

const opcodes = [3, 4, 5, 6, 7, 11, 12, 13, 14, 15].flatMap((kind) => [
  ['4', `opcode ${kind} without payload`, [frame(kind)], ends(1002)],
  ['4', `opcode ${kind} with payload`, [frame(kind, 'reserved')], ends(1002)],
  ['4', `a good message, then opcode ${kind}`, [text(echo('good')), frame(kind, 'x')], ends(1002, ['good'])],
  ['4', `opcode ${kind}, byte by byte`, [frame(kind, 'x')], ends(1002), { chop: 1 }],
  [
    '4',
    `opcode ${kind} in the middle of a message`,
    [frame(opcode.text, '{', { fin: false }), frame(kind, 'x')],
    ends(1002),
  ],
]);

export const framing = [...lengths, ...forms, ...pings, ...manyPings, ...reserved, ...opcodes];
