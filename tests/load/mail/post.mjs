// Mail of thousands as a program sees it: what their provider was handed or refused, and a way to write to the exercise.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { password, user } from '../../e2e/lib/mail.mjs';
import { top } from '../../e2e/lib/program.mjs';

const script = join(top, 'tests/load/mail/mail.py');

function python(t, args, told) {
  const child = spawn('/usr/bin/python3', [script, ...args], { stdio: ['pipe', 'pipe', 'pipe'] });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text) => (errors += text));
  t.after(() => child.kill('SIGKILL'));
  createInterface({ input: child.stdout }).on('line', (line) => told(JSON.parse(line)));
  return { say: (value) => child.stdin.write(JSON.stringify(value) + '\n'), child, errors: () => errors };
}

/** { port, counts: {CODE: N}, seen: {"ID ADDRESS": N}, outage(domains) }; `onMail` hears of each mail that was taken. `delay`: how
 * many milliseconds each takes; `most`: at once. */
export async function startProvider(t, certificates, maildir, onMail, { delay = 0, most = 0 } = {}) {
  const counts = {};
  const seen = new Map();
  const provider = { counts, seen };
  const place = (name) => join(certificates, name);
  await new Promise((resolve, reject) => {
    const args = ['server', place('server.pem'), place('server.key'), user, password, maildir, delay, most];
    const { say, child, errors } = python(t, args.map(String), (line) => {
      if (line.port) {
        provider.port = line.port;
        return resolve();
      }
      counts[line.code] = (counts[line.code] ?? 0) + 1;
      if (line.code !== 250) return;
      const key = `${line.id} ${line.to}`;
      seen.set(key, (seen.get(key) ?? 0) + 1);
      if (seen.get(key) === 1) onMail(line);
    });
    child.once('exit', () => reject(new Error(`the SMTP server ended: ${errors()}`)));
    provider.outage = (domains) => say({ outage: domains });
  });
  return provider;
}

const encoded = (words) => `=?UTF-8?B?${Buffer.from(words).toString('base64')}?=`;

/** A mail as a person's program writes it; `headers` are added or replace. */
export function letter({ from, to, subject, text, headers = {} }) {
  const all = {
    From: from,
    To: to,
    Subject: encoded(subject),
    'MIME-Version': '1.0',
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Transfer-Encoding': '8bit',
    ...headers,
  };
  const head = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return `${head.join('\n')}\n\n${text}\n`;
}

/** { write(sender, raw) }: resolves when the exercise's mail server has the mail. */
export function startPrograms(t, certificates, port) {
  const waiting = new Map();
  let number = 0;
  const ca = join(certificates, 'ca.pem');
  const { say } = python(t, ['client', ca, user, password, String(port)], (line) => {
    const { resolve, reject } = waiting.get(line.number);
    waiting.delete(line.number);
    if (line.error) reject(new Error(`a mail was not taken: ${line.error}`));
    else resolve();
  });
  const write = (sender, raw, to = 'drill@drill.example.jp') =>
    new Promise((resolve, reject) => {
      number += 1;
      waiting.set(number, { resolve, reject });
      say({ number, sender, to: [to], raw });
    });
  return { write, waiting: () => waiting.size };
}
