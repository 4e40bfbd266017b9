// UTF-8 (Autobahn's section 6, after Markus Kuhn's decoder test): what is valid comes back as it was, what is not ends the line.
import { fragments, text } from '../frames.mjs';
import { answers, echo, ends } from '../judge.mjs';

const hex = (digits) => Buffer.from(digits.replaceAll(' ', ''), 'hex');

const valid = {
  'the first of two bytes': 'c280',
  'the last of two bytes': 'dfbf',
  'the first of three bytes': 'e0a080',
  'the last before the surrogates': 'ed9fbf',
  'the first after the surrogates': 'ee8080',
  'U+FFFD': 'efbfbd',
  'U+FFFE': 'efbfbe',
  'U+FFFF': 'efbfbf',
  'U+FDD0, not a character': 'efb790',
  'the first of four bytes': 'f0908080',
  'the last of Unicode': 'f48fbfbf',
  'U+1FFFE': 'f09fbfbe',
  'U+2FFFF': 'f0afbfbf',
  'a byte order mark': 'efbbbf',
  Greek: 'cebae1bdb9cf83cebcceb5',
  Japanese: 'e6bc94e7bf92e381abe58f82e58aa0',
  'a face outside the first plane': 'f09f9880',
  DEL: '7f',
};

const invalid = {
  'a lone continuation byte': '80',
  'a lone continuation byte bf': 'bf',
  'two lone continuation bytes': '80bf',
  'all 64 continuation bytes': Array.from({ length: 64 }, (_, n) => (0x80 + n).toString(16)).join(''),
  'a lead of two bytes alone': 'c220',
  'a lead of three bytes alone': 'e020',
  'a lead of four bytes alone': 'f020',
  'three bytes without the last': 'e6bc20',
  'four bytes without the last': 'f09f9820',
  'four bytes without two': 'f09f20',
  'a lead of five bytes': 'f888808080',
  'a lead of six bytes': 'fc8480808080',
  'five bytes, last': 'fbbfbfbfbf',
  'six bytes, last': 'fdbfbfbfbfbf',
  fe: 'fe',
  ff: 'ff',
  'fe fe ff ff': 'fefeffff',
  'overlong slash in two bytes': 'c0af',
  'overlong slash in three bytes': 'e080af',
  'overlong slash in four bytes': 'f08080af',
  'overlong slash in five bytes': 'f8808080af',
  'overlong slash in six bytes': 'fc80808080af',
  'overlong NUL in two bytes': 'c080',
  'overlong NUL in three bytes': 'e08080',
  'overlong NUL in four bytes': 'f0808080',
  'overlong, last of two bytes': 'c1bf',
  'overlong, last of three bytes': 'e09fbf',
  'overlong, last of four bytes': 'f08fbfbf',
  'the first surrogate': 'eda080',
  'the last high surrogate': 'edafbf',
  'the first low surrogate': 'edb080',
  'the last surrogate': 'edbfbf',
  'a pair of surrogates': 'eda080edb080',
  'the last pair of surrogates': 'edafbfedbfbf',
  'above Unicode': 'f4908080',
  'far above Unicode': 'f7bfbfbf',
  'a lead f5': 'f5808080',
  'good text, then a surrogate, then good text': 'cebae1bdb9cf83cebcceb5eda080656469746564',
};

const around = (bytes) => {
  const [before, after] = echo('=').split('=');
  return Buffer.concat([Buffer.from(before), bytes, Buffer.from(after)]);
};
const split = (bytes, size) =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
    bytes.subarray(at * size, (at + 1) * size),
  );

const good = Object.entries(valid).flatMap(([what, digits]) => {
  const bytes = around(hex(digits));
  const back = answers([hex(digits).toString('utf8')]);
  return [
    ['6.1', what, [text(bytes)], back],
    ['6.1', `${what}, in parts of one byte`, fragments(split(bytes, 1)), back],
    ['6.1', `${what}, in packets of one byte`, [text(bytes)], back, { chop: 1 }],
  ];
});

const bad = Object.entries(invalid).flatMap(([what, digits]) => {
  const bytes = around(hex(digits));
  return [
    ['6.2', what, [text(bytes)], ends(1007)],
    ['6.2', `${what}, in parts of one byte`, fragments(split(bytes, 1)), ends(1007)],
    ['6.2', `${what}, in packets of one byte`, [text(bytes)], ends(1007), { chop: 1 }],
  ];
});

/** The message breaks off within a character. */
const cutOff = ['c2', 'e6', 'e6bc', 'f0', 'f09f', 'f09f98', 'f48fbf'].flatMap((digits) => [
  [
    '6.3',
    `the message ends within a character (${digits})`,
    [text(Buffer.concat([Buffer.from('x'), hex(digits)]))],
    ends(1007),
  ],
  [
    '6.3',
    `the last part ends within a character (${digits})`,
    fragments([Buffer.from('x'), hex(digits)]),
    ends(1007),
  ],
]);

/** It need not wait for the end of a message that can no longer be valid. */
const early = ['f490', 'eda0', 'c0', 'ff', 'e080'].map((digits) => [
  '6.4',
  `a message that can no longer become valid is ended before its last part (${digits})`,
  [text(Buffer.concat([Buffer.from('x'), hex(digits), Buffer.from('then more text')]), { fin: false })],
  ends(1007),
]);

const long = [
  // The id of a refusal is cut at 64 bytes, and never within a character.
  [
    '6.5',
    'an id whose 64th byte is within a character',
    [text(echo('語'.repeat(30)))],
    answers(['語'.repeat(21)]),
  ],
  [
    '6.5',
    'an id whose 64th byte is within a pair',
    [text(echo('x😀'.repeat(13)))],
    answers(['x😀'.repeat(12) + 'x']),
  ],
  [
    '6.5',
    'a character on the border of every part',
    fragments(split(around(Buffer.from('演習'.repeat(8))), 4)),
    answers(['演習'.repeat(8)]),
  ],
];

export const characters = [...good, ...bad, ...cutOff, ...early, ...long];
