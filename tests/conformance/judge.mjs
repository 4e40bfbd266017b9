// How a case is judged. The protocol has no echo: a message of an unknown type is refused with the id that it carried (its
// first 64 bytes), which shows that it arrived whole. What is no JSON object is refused without an id; the line stays either way.
import { ping } from './frames.mjs';

/** A message that comes back: its id. */
export const echo = (id) => JSON.stringify({ type: 'echo', id });

/** Text that is not JSON but fine as a WebSocket message. */
export const noise = (size) => '*'.repeat(size);

let mark = 0;

/** Every message is answered in order by a refusal with its id (null for what has none), every ping by its pong, and the line lives. */
export const answers = (ids, pongs = []) => ({
  words: `${ids.length} answered, ${pongs.length} pongs, line stays`,
  async judge(line) {
    const end = `end-${++mark}`;
    line.send(ping(end));
    const all = await line.until(
      () =>
        line.closed ||
        (line.pongs.some((each) => each.equals(Buffer.from(end))) && line.messages.length >= ids.length),
    );
    if (line.closed) return `closed with ${line.closed.code} ${line.closed.reason}`;
    if (!all)
      return `only ${line.messages.length} of ${ids.length} messages answered, ${line.pongs.length} pongs`;
    const got = line.messages.map((each) => (each.type === 'refused' ? each.id : each.type));
    if (JSON.stringify(got) !== JSON.stringify(ids)) return `answered ${JSON.stringify(got)}`;
    const heard = line.pongs
      .filter((each) => !each.equals(Buffer.from(end)))
      .map((each) => each.toString('hex'));
    const wanted = pongs.map((each) => Buffer.from(each).toString('hex'));
    return JSON.stringify(heard) === JSON.stringify(wanted) ? '' : `pongs ${heard.join(' ')}`;
  },
});

/** The server ends the connection with this code (null: an empty close frame, or 1000), having answered `ids` before. */
export const ends = (code, ids = []) => ({
  words: `ends with ${code ?? '1000 or none'}${ids.length ? `, ${ids.length} answered before` : ''}`,
  async judge(line) {
    if (!(await line.until(() => line.closed && line.ended))) {
      return line.closed
        ? 'the connection stays open after the close frame'
        : line.ended
          ? 'no close frame'
          : 'stays open';
    }
    const fits = code === null ? [null, 1000].includes(line.closed.code) : line.closed.code === code;
    if (!fits) return `closed with ${line.closed.code} ${line.closed.reason}`;
    const got = line.messages.map((each) => (each.type === 'refused' ? each.id : each.type));
    return JSON.stringify(got) === JSON.stringify(ids) ? '' : `answered ${JSON.stringify(got)}`;
  },
});

/** The server ends its side, with a close frame or without one: the peer is gone already. */
export const letsGo = () => ({
  words: 'lets go of the connection',
  async judge(line) {
    return (await line.until(() => line.ended)) ? '' : 'keeps the connection';
  },
});
