// Frames of RFC 6455, bytes as they are: whatever a test wants to break, it can break here.

export const opcode = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 };

/** The smallest field that holds the length; `width` 16 or 64 takes a larger one than needed. */
function lengthField(size, width) {
  const needed = size < 126 ? 7 : size < 65536 ? 16 : 64;
  const used = Math.max(needed, width ?? 7);
  if (used === 7) return Buffer.from([size]);
  if (used === 16) return Buffer.from([126, size >> 8, size & 255]);
  const out = Buffer.alloc(9);
  out[0] = 127;
  out.writeBigUInt64BE(BigInt(size), 1);
  return out;
}

/** One frame of a client. Without more words: final, masked, in the shortest form. */
export function frame(
  kind,
  payload = '',
  { fin = true, rsv = 0, mask = [0x37, 0xfa, 0x21, 0x3d], width } = {},
) {
  const bytes = Buffer.from(payload);
  const length = lengthField(bytes.length, width);
  const first = Buffer.from([(fin ? 0x80 : 0) | (rsv << 4) | kind]);
  if (mask === null) return Buffer.concat([first, length, bytes]);
  length[0] |= 0x80;
  return Buffer.concat([first, length, Buffer.from(mask), bytes.map((byte, at) => byte ^ mask[at % 4])]);
}

export const text = (payload, how) => frame(opcode.text, payload, how);
export const binary = (payload, how) => frame(opcode.binary, payload, how);
export const more = (payload, how) => frame(opcode.continuation, payload, how);
export const ping = (payload, how) => frame(opcode.ping, payload, how);
export const pong = (payload, how) => frame(opcode.pong, payload, how);

/** A close frame: without a code it is empty. */
export function close(code, reason = '', how) {
  const head = code === undefined ? Buffer.alloc(0) : Buffer.from([(code >> 8) & 255, code & 255]);
  return frame(opcode.close, Buffer.concat([head, Buffer.from(reason)]), how);
}

/** A message in as many frames as there are parts. `between` stands after each part but the last. */
export function fragments(parts, { between = [], kind = opcode.text } = {}) {
  return parts.flatMap((part, at) => {
    const last = at === parts.length - 1;
    const one = frame(at === 0 ? kind : opcode.continuation, part, { fin: last });
    return last ? [one] : [one, ...between];
  });
}

/** Takes whole frames of the server off the front of `bytes`; what a server must not do is an error. */
export function takeFrames(bytes, complain) {
  const frames = [];
  let at = 0;
  for (;;) {
    if (bytes.length - at < 2) break;
    const kind = bytes[at] & 15;
    let size = bytes[at + 1] & 127;
    let head = 2;
    if (size === 126) {
      if (bytes.length - at < 4) break;
      size = bytes.readUInt16BE(at + 2);
      head = 4;
      if (size < 126) complain('a length in a longer field than needed');
    } else if (size === 127) {
      if (bytes.length - at < 10) break;
      size = Number(bytes.readBigUInt64BE(at + 2));
      head = 10;
      if (size < 65536) complain('a length in a longer field than needed');
    }
    if (bytes[at] & 0x70) complain('a reserved bit is set');
    if (bytes[at + 1] & 0x80) complain('a masked frame from the server');
    if (kind >= 8 && (size > 125 || !(bytes[at] & 0x80))) complain('a control frame too long or in parts');
    if (bytes.length - at < head + size) break;
    const payload = bytes.subarray(at + head, at + head + size);
    frames.push({ kind, fin: Boolean(bytes[at] & 0x80), payload });
    at += head + size;
  }
  return { frames, rest: bytes.subarray(at) };
}
