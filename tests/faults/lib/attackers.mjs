// A crowd of hostile clients in a process of its own: a third send a header and never end it, a third ask and never read, a third
// flood with messages and requests. usage: node attackers.mjs URL COOKIE COUNT
import { connect } from 'node:net';
import { text } from '../../conformance/frames.mjs';

const [url, cookie, count] = [process.argv[2], process.argv[3], Number(process.argv[4])];
const { hostname, port, host } = new URL(url);
const upgrade =
  `GET /ws HTTP/1.1\r\nHost: ${host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n` +
  `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: enshu.v1\r\nOrigin: ${url}\r\nCookie: ${cookie}\r\n\r\n`;
const hello = text('{"type":"hello","resume_after":null}');

/** Comes back whenever the server ends it. */
function again(attack) {
  const line = connect({ host: hostname, port: Number(port) });
  line.on('error', () => undefined);
  const end = attack(line);
  line.on('close', () => {
    end?.();
    setTimeout(() => again(attack), 200);
  });
}

function slowHeader(line) {
  line.write('GET / HTTP/1.1\r\nHost: ');
  const timer = setInterval(() => line.write('a'), 1_000);
  return () => clearInterval(timer);
}

function slowRead(line) {
  line.pause();
  line.write(upgrade);
  line.write(hello);
  const timer = setInterval(() => line.write(text('{"type":"ping"}')), 500);
  return () => clearInterval(timer);
}

function flood(line) {
  line.resume();
  line.write(upgrade);
  const message = text(
    `{"type":"command","id":"f","command":{"kind":"send_message","body":"${'x'.repeat(1_000)}"}}`,
  );
  const timer = setInterval(() => {
    if (line.writableLength < 1 << 16) for (let n = 0; n < 20; ++n) line.write(message);
  }, 50);
  return () => clearInterval(timer);
}

function requests(line) {
  line.resume();
  const one = `GET /api/v1/session HTTP/1.1\r\nHost: ${host}\r\nCookie: ${cookie}\r\n\r\n`;
  const timer = setInterval(() => {
    if (line.writableLength < 1 << 16) line.write(one.repeat(20));
  }, 50);
  return () => clearInterval(timer);
}

const attacks = [slowHeader, slowRead, flood, slowHeader, slowRead, requests];
for (let at = 0; at < count; ++at) again(attacks[at % attacks.length]);
setTimeout(() => console.log('attacking'), 1_000);
