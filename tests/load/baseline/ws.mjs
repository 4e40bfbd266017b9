// The same chat server on Node's `ws`, as its documentation writes it: every message to everybody.
// usage: node tests/load/baseline/ws.mjs PORT; prints `ready` when it listens.
import { createRequire } from 'node:module';

// The package is one of the consoles': there is one lockfile in the tree.
const require = createRequire(new URL('../../../ui/package.json', import.meta.url));
const { WebSocketServer } = require('ws');

const port = Number(process.argv[2]);
if (!port) {
  console.error('usage: node tests/load/baseline/ws.mjs PORT');
  process.exit(2);
}

const server = new WebSocketServer({ host: '127.0.0.1', port, perMessageDeflate: false });
server.on('connection', (socket) => {
  socket.on('error', () => socket.terminate());
  socket.on('message', (data) => {
    for (const client of server.clients) client.send(data, { binary: false });
  });
});
server.on('listening', () => console.log('ready'));
