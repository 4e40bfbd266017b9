// The staff's mock server: the built consoles under the real content policy, the wire as far as the staff's pages use it.
// `node tests/mock/staff/server.mjs [PORT]` and then a cookie `enshu=SEAT` (lead, controller-1, evaluator-1, observer-1).
import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WebSocketServer } from 'ws';
import { debrief, score } from './figures.mjs';
import { people } from './story.mjs';
import { begun } from './world.mjs';

const dist = process.env.ENSHU_DIST ?? fileURLToPath(new URL('../../../dist/', import.meta.url));
const types = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};
const policy = "default-src 'self'; script-src 'self'; style-src 'self'; require-trusted-types-for 'script'";

const seatOf = (request) => /enshu=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1];

function file(response, path) {
  const wanted = join(dist, normalize(path));
  const found =
    extname(wanted) !== '' && wanted.startsWith(dist) && existsSync(wanted)
      ? wanted
      : join(dist, 'index.html');
  response.writeHead(200, {
    'Content-Type': types[extname(found)] ?? 'application/octet-stream',
    'Content-Security-Policy': policy,
  });
  createReadStream(found).pipe(response);
}

function api(world, seat, method, path) {
  const person = people.find(([id]) => id === seat);
  if (!person)
    return [401, { error: { code: 'unknown', message: { ja: '参加していません。', en: 'Not joined.' } } }];
  if (path === '/session')
    return [200, { exercise: 'x1', seat, access: person[1], lane: '', role: '', home: '/c' }];
  if (path === '/score') return [200, score(world)];
  if (path === '/debrief') return [200, debrief(world)];
  if (path === '/presence')
    return [
      200,
      {
        seats: ['team-1-csirt', seat].map((id) => ({
          seat: id,
          connected: true,
          last_active_ms: 0,
          unread: 0,
        })),
      },
    ];
  if (path === '/drafts') return [200, {}];
  const link = /^\/seats\/([\w-]+)\/link$/.exec(path);
  if (link && method === 'POST')
    return [200, { seat: link[1], path: `/join#${link[1]}-0123456789abcdefghijkl`, url: '', expires: 0 }];
  return [200, {}];
}

function console_(world, socket, seat) {
  let sent = 0;
  const send = (frame) => socket.send(JSON.stringify(frame));
  const listener = (entry) => {
    sent += 1;
    send({ type: 'events', from: sent, events: [entry] });
  };
  socket.on('message', (data) => {
    const frame = JSON.parse(data.toString());
    if (frame.type === 'hello') {
      sent = world.log.length;
      send({ type: 'welcome', seq: sent, epoch: 'e1', view: world.view(seat) });
      world.listeners.add(listener);
    } else if (frame.type === 'command') {
      const refused = world.command(seat, frame.command);
      const error = refused?.code ? refused : undefined;
      send(error ? { type: 'refused', id: frame.id, error } : { type: 'ack', id: frame.id, seq: sent });
    } else send({ type: 'pong' });
  });
  socket.on('close', () => world.listeners.delete(listener));
}

/** Resolves with the address once the server listens. `close()` ends it. */
export function serve(port = 0) {
  const world = begun();
  const ticking = setInterval(() => world.advance(), 200);
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://mock');
    if (!pathname.startsWith('/api/v1/')) return file(response, pathname);
    const [status, body] = api(world, seatOf(request), request.method, pathname.slice('/api/v1'.length));
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
  });
  const sockets = new WebSocketServer({ server, path: '/ws', handleProtocols: () => 'enshu.v1' });
  sockets.on('connection', (socket, request) => console_(world, socket, seatOf(request)));
  return new Promise((resolve) => {
    server.listen(port, '127.0.0.1', () => {
      const close = () => {
        clearInterval(ticking);
        for (const socket of sockets.clients) socket.terminate();
        server.close();
      };
      resolve({ url: `http://127.0.0.1:${String(server.address().port)}`, world, close });
    });
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { url } = await serve(Number(process.argv[2] ?? 8090));
  console.log(url);
}
