// HTTPS as people set it up: the authority of scripts/make-ca, a server with its certificate, a console over wss; and the server's
// figures and log lines as an operator's tools read them.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { request } from 'node:https';
import { join as path } from 'node:path';
import test from 'node:test';
import { enshu } from './lib/command.mjs';
import { require } from './lib/packages.mjs';
import { ownFolder, start, startDemo, top } from './lib/program.mjs';

const WebSocket = require('ws');

const makeCa = (...args) =>
  spawnSync(path(top, 'scripts/make-ca'), args, { encoding: 'utf8', timeout: 60_000 });

async function certificates(t) {
  const folder = path(await ownFolder(t), 'ca');
  const made = makeCa('--host', 'enshu.example', '--host', '192.0.2.7', folder);
  assert.equal(made.status, 0, made.stderr);
  return { folder, made, ca: readFileSync(path(folder, 'ca.pem')) };
}

const doors = (folder) => ['--tls-cert', path(folder, 'server.pem'), '--tls-key', path(folder, 'server.key')];

/** One request by somebody who trusts the authority and no other: { status, headers, body, protocol }. */
function ask(url, ca, { method = 'GET', headers = {}, body } = {}) {
  return new Promise((resolve, reject) => {
    const sent = request(url, { ca, method, headers }, (answer) => {
      const protocol = answer.socket.getProtocol();
      let text = '';
      answer.setEncoding('utf8').on('data', (part) => (text += part));
      answer.on('end', () =>
        resolve({ status: answer.statusCode, headers: answer.headers, body: text, protocol }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

test('make-ca makes an authority once, and server certificates by it', async (t) => {
  const { folder, made } = await certificates(t);
  for (const key of ['ca.key', 'server.key']) assert.equal(statSync(path(folder, key)).mode & 0o777, 0o600);
  assert.equal(statSync(folder).mode & 0o077, 0);
  assert.match(made.stdout, /certutil -addstore -f Root ca\.crt/);
  assert.match(made.stdout, /信頼されたルート証明機関/);
  const names = spawnSync('openssl', [
    ...['x509', '-in', path(folder, 'server.pem'), '-noout', '-ext', 'subjectAltName'],
  ]).stdout.toString();
  for (const name of ['DNS:enshu.example', 'IP Address:192.0.2.7', 'DNS:localhost', 'IP Address:127.0.0.1'])
    assert.ok(names.includes(name), name);
  const before = readFileSync(path(folder, 'server.key'));
  const again = makeCa(folder);
  assert.equal(again.status, 2);
  assert.match(again.stderr, /not overwritten/);
  assert.deepEqual(readFileSync(path(folder, 'server.key')), before);
  assert.equal(makeCa('--host', 'a b', path(folder, 'x')).status, 2);
  assert.equal(makeCa('--days', '500', path(folder, 'x')).status, 2);
  assert.equal(existsSync(path(folder, 'x')), false);
});

test('an exercise over https and wss', async (t) => {
  const { folder, ca } = await certificates(t);
  const demo = await startDemo(t, [...doors(folder), '--log', 'json']);
  assert.match(demo.url, /^https:/);
  const link = new URL(demo.link('participant').url);
  assert.equal(link.protocol, 'https:');

  const joined = await ask(new URL('/api/v1/join', link.origin), ca, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: link.origin },
    body: JSON.stringify({ code: link.hash.slice(1) }),
  });
  assert.equal(joined.status, 200, joined.body);
  assert.equal(joined.protocol, 'TLSv1.3');
  const cookie = joined.headers['set-cookie'].find((each) => each.startsWith('__Host-enshu='));
  for (const rule of ['; Secure', '; HttpOnly', '; SameSite=Strict', '; Path=/'])
    assert.ok(cookie.includes(rule), cookie);
  assert.equal(joined.headers['strict-transport-security'], undefined);

  await t.test('a console is welcomed, commands and is answered', async () => {
    const socket = new WebSocket(`${link.origin.replace('https', 'wss')}/ws`, 'enshu.v1', {
      ca,
      headers: { cookie: cookie.split(';')[0], origin: link.origin },
    });
    const frames = [];
    let told = () => {};
    socket.on('message', (data) => (frames.push(JSON.parse(data.toString())), told()));
    const until = async (test) => {
      while (!frames.some(test)) await new Promise((resolve) => (told = resolve));
      return frames.find(test);
    };
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    socket.send(JSON.stringify({ type: 'hello', resume_after: null }));
    const welcome = await until((frame) => frame.type === 'welcome');
    assert.ok(JSON.stringify(welcome).length > 5_000, 'large frames come through');
    const id = randomUUID();
    const command = { kind: 'log_decision', decision: 'TLS で送る', ground: '試験' };
    socket.send(JSON.stringify({ type: 'command', id, command }));
    const answer = await until((frame) => frame.id === id);
    assert.equal(answer.type, 'ack', JSON.stringify(answer));
    const gone = new Promise((resolve) => socket.once('close', resolve));
    socket.close(1000);
    assert.equal(await gone, 1000);
  });

  await t.test('a large answer comes whole', async () => {
    const page = await ask(new URL('/api/v1/openapi.json', link.origin), ca);
    assert.equal(page.status, 200);
    assert.ok(Number(page.headers['content-length']) > 32 * 1024);
    assert.equal(Buffer.byteLength(page.body), Number(page.headers['content-length']));
  });

  await t.test('plain HTTP is sent to https', async () => {
    const plain = await fetch(`${link.origin.replace('https', 'http')}/join?x=1`, { redirect: 'manual' });
    assert.equal(plain.status, 307);
    assert.equal(plain.headers.get('location'), `${link.origin}/join?x=1`);
  });

  await t.test('a stranger’s certificate is not ours: nobody can be in between unnoticed', async () => {
    await assert.rejects(ask(new URL('/healthz', link.origin), undefined), /certificate/);
  });

  await t.test('the figures tell of commits, lateness, exercises and TLS', async () => {
    const { body } = await ask(new URL('/metrics', link.origin), ca);
    const figure = (name) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(body)?.[1]);
    assert.equal(figure('enshu_exercises'), 1);
    assert.ok(figure('enshu_commit_seconds_count') > 0);
    assert.ok(figure('enshu_events_total') >= figure('enshu_commit_seconds_count'));
    assert.ok(figure('enshu_inject_lateness_seconds_count') > 0);
    assert.ok(figure('enshu_tls_handshakes_total') >= 2);
    assert.ok(figure('enshu_tls_failures_total') >= 1, 'the one who did not trust us');
    assert.equal(figure('enshu_tls_plain_total'), 1);
    assert.ok(figure('enshu_uptime_seconds') >= 0);
    const named = [...body.matchAll(/^# TYPE (\S+) /gm)].map((found) => found[1]);
    assert.equal(new Set(named).size, named.length, 'a figure is described twice');
  });

  await t.test('each line of the log is JSON with ids and without names or secrets', async () => {
    await demo.running.stop();
    const lines = demo.running.errors
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const events = lines.map((line) => line.event);
    for (const event of ['signed_in', 'console_open', 'console_closed', 'stopping'])
      assert.ok(events.includes(event), `${event} in ${events}`);
    for (const line of lines) assert.ok(line.at && ['info', 'warning', 'error'].includes(line.level));
    for (const word of [
      link.hash.slice(1),
      cookie.split(/[=;]/)[1],
      'TLS で送る',
      demo.link('participant').name,
    ])
      assert.ok(!demo.running.errors.includes(word), word);
  });
});

test('half a pair, or files that are none, are refused before the port is opened', async (t) => {
  const { folder } = await certificates(t);
  const data = await ownFolder(t);
  const serve = (...more) => enshu('serve', '--data', data, '--listen', '127.0.0.1:0', ...more);
  assert.equal(serve('--tls-cert', path(folder, 'server.pem')).code, 2);
  const missing = serve('--tls-cert', '/no/such.pem', '--tls-key', path(folder, 'server.key'));
  assert.equal(missing.code, 1);
  assert.match(missing.errors, /\/no\/such\.pem/);
  assert.equal(serve('--tls-cert', path(folder, 'server.pem'), '--tls-key', path(folder, 'ca.key')).code, 1);
});

test('without --log the words are for people', async (t) => {
  const data = await ownFolder(t);
  const running = start(t, ['serve', '--data', data, '--listen', '127.0.0.1:0']);
  const url = /http:\/\/\S+/.exec(await running.line())[0];
  const refused = await fetch(new URL('/api/v1/join', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code: 'wrong' }),
  });
  assert.equal(refused.status, 401);
  await running.stop();
  assert.match(running.errors, /^enshu: warning: join_refused address=127\.0\.0\.1 code=\w+$/m);
});
