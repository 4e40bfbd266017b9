// Mail servers for tests, and mails as a person's program shows them.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { userInfo } from 'node:os';
import { join as path } from 'node:path';
import { createInterface } from 'node:readline';
import { ownFolder, top } from './program.mjs';

export const user = 'drill';
export const password = 'correct horse battery staple';

/** A folder with ca.pem, server.pem and server.key for 127.0.0.1. */
export async function certificates(t) {
  const folder = path(await ownFolder(t), 'ca');
  const made = spawnSync(path(top, 'scripts/make-ca'), ['--host', '127.0.0.1', folder], {
    encoding: 'utf8',
    timeout: 60_000,
  });
  if (made.status !== 0) throw new Error(made.stderr);
  return folder;
}

/** The SMTP server of smtp-server.py: { port, mails, stop() }; `mails` grows as they arrive. `limit`: bytes of a mail. */
export async function startSmtp(t, folder, port = 0, maildir = undefined, limit = undefined) {
  const script = path(top, 'tests/e2e/lib/smtp-server.py');
  const args = [script, path(folder, 'server.pem'), path(folder, 'server.key'), user, password, String(port)];
  if (maildir || limit) args.push(maildir ?? '-');
  if (limit) args.push(String(limit));
  const child = spawn('/usr/bin/python3', args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text) => (errors += text));
  const stop = () => child.kill('SIGKILL');
  t.after(stop);
  const mails = [];
  const lines = createInterface({ input: child.stdout });
  const first = await new Promise((resolve, reject) => {
    lines.once('line', resolve);
    child.once('exit', () => reject(new Error(`the SMTP server ended: ${errors}`)));
  });
  lines.on('line', (line) => {
    const { to, from, mail } = JSON.parse(line);
    mails.push({ to, from, ...readMail(Buffer.from(mail, 'base64').toString('latin1')) });
  });
  return { port: JSON.parse(first).port, mails, stop };
}

/** Python's own mail library reads it: { headers, subject, text, files }. */
export function readMail(raw) {
  const read = `
import sys, json, base64, hashlib
from email import message_from_bytes, policy
m = message_from_bytes(sys.stdin.buffer.read(), policy=policy.default)
body = m.get_body(("plain",))
print(json.dumps({
  "headers": {k.lower(): str(v) for k, v in m.items()},
  "subject": str(m["subject"]),
  "text": body.get_content() if body else "",
  "files": [{"name": p.get_filename(), "bytes": len(p.get_payload(decode=True)), "sha256": hashlib.sha256(p.get_payload(decode=True)).hexdigest()} for p in m.iter_attachments()],
}))`;
  const done = spawnSync('/usr/bin/python3', ['-c', read], {
    input: Buffer.from(raw, 'latin1'),
    encoding: 'utf8',
  });
  if (done.status !== 0) throw new Error(done.stderr);
  return JSON.parse(done.stdout);
}

/** Writes settings and roster; `change` replaces members. Resolves to the settings' path. */
export async function settings(t, folder, port, rows, change = {}) {
  const place = await ownFolder(t);
  const file = (name) => path(place, name);
  writeFileSync(file('password'), `${password}\n`);
  writeFileSync(file('roster.csv'), ['seat,address', ...rows.map((row) => row.join(','))].join('\n') + '\n');
  const server = {
    security: 'starttls',
    user,
    password_file: file('password'),
    ca_file: path(folder, 'ca.pem'),
  };
  const whole = {
    from: 'drill@drill.example.jp',
    allowed_domains: ['city.example.jp'],
    smtp: { host: '127.0.0.1', port, ...server },
    per_minute: 6000,
    retry_seconds: 1,
    roster: file('roster.csv'),
    ...change,
  };
  writeFileSync(file('mail.json'), JSON.stringify(whole));
  return file('mail.json');
}

/** Asks until the answer is truthy. */
export async function until(ask, what, ms = 30_000) {
  const end = Date.now() + ms;
  for (;;) {
    const found = await ask();
    if (found) return found;
    if (Date.now() > end)
      throw new Error(`not within ${ms} ms: ${typeof what === 'function' ? what() : what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** A port that nobody listens on. */
async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** A real IMAP server (dovecot) over one Maildir: { maildir, polled }, the second for the settings of the server. As root it runs as nobody: it refuses to be root. */
export async function startImap(t, folder) {
  const place = await ownFolder(t);
  const self = userInfo();
  const who = self.uid === 0 ? { name: 'nobody', uid: 65534, gid: 65534 } : { name: self.username, ...self };
  const maildir = path(place, 'Maildir');
  for (const each of ['', 'Maildir', 'Maildir/new', 'Maildir/cur', 'Maildir/tmp', 'run']) {
    mkdirSync(path(place, each), { recursive: true });
    if (self.uid === 0) chownSync(path(place, each), who.uid, who.gid);
  }
  for (const each of ['server.pem', 'server.key']) {
    copyFileSync(path(folder, each), path(place, each));
    if (self.uid === 0) chownSync(path(place, each), who.uid, who.gid);
  }
  const port = await freePort();
  const group = spawnSync('id', ['-gn', who.name], { encoding: 'utf8' }).stdout.trim();
  const config = `
base_dir = ${place}/run
log_path = ${place}/log
protocols = imap
ssl = required
ssl_cert = <${place}/server.pem
ssl_key = <${place}/server.key
default_internal_user = ${who.name}
default_internal_group = ${group}
default_login_user = ${who.name}
first_valid_uid = 1
mail_location = maildir:${maildir}
passdb {
  driver = static
  args = password=${password.replaceAll(' ', '')}
}
userdb {
  driver = static
  args = uid=${who.uid} gid=${who.gid} home=${place}
}
service imap-login {
  chroot =
  inet_listener imap {
    address = 127.0.0.1
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
}
`;
  writeFileSync(path(place, 'dovecot.conf'), config);
  const child = spawn('/usr/sbin/dovecot', ['-F', '-c', path(place, 'dovecot.conf')], {
    stdio: ['ignore', 'ignore', 'pipe'],
    ...(self.uid === 0 ? { uid: who.uid, gid: who.gid } : {}),
  });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text) => (errors += text));
  t.after(() => child.kill('SIGTERM'));
  const answers = () =>
    spawnSync('/usr/bin/python3', ['-c', `import imaplib; imaplib.IMAP4("127.0.0.1", ${port}).logout()`])
      .status === 0;
  await until(answers, () => `dovecot answers; it said ${errors}`);
  const secret = path(place, 'password');
  writeFileSync(secret, `${password.replaceAll(' ', '')}\n`);
  const polled = {
    host: '127.0.0.1',
    port,
    security: 'starttls',
    user: 'drill',
    password_file: secret,
    ca_file: path(folder, 'ca.pem'),
    every_seconds: 1,
  };
  return { maildir, polled };
}

/** What a mail server sends back hours later. */
export const bounceOf = (id, address, reason) => `From: MAILER-DAEMON@mail.example.jp
To: drill@drill.example.jp
Subject: Undelivered Mail Returned to Sender
Message-ID: <report.${id.replace(/[<>]/g, '')}>
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b
Content-Type: text/plain

Sorry.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example.jp

Final-Recipient: rfc822; ${address}
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 ${reason}
--b
Content-Type: text/rfc822-headers

Message-ID: ${id}
--b--
`;

/** A person's mail program: Python's smtplib over STARTTLS, signed in. `headers` are added, `files` is {name: text}, `enclosed` the Message-IDs of mails that it brings whole. */
export async function sendMail(
  folder,
  port,
  { from, to, cc = [], subject, text, headers = {}, files = {}, enclosed = [] },
) {
  const script = `
import json, smtplib, ssl, sys
from email.message import EmailMessage
from email.utils import make_msgid
w = json.load(sys.stdin)
m = EmailMessage()
m["From"], m["To"], m["Subject"] = w["from"], ", ".join(w["to"]), w["subject"]
if w["cc"]: m["Cc"] = ", ".join(w["cc"])
if "Message-ID" not in w["headers"]: m["Message-ID"] = make_msgid(domain="client.example.jp")
for name, value in w["headers"].items(): m[name] = value
m.set_content(w["text"])
for name, content in w["files"].items(): m.add_attachment(content.encode(), maintype="text", subtype="csv", filename=name)
for name in w["enclosed"]:
  inner = EmailMessage()
  inner["Message-ID"] = name
  inner.set_content("")
  m.add_attachment(inner)
s = smtplib.SMTP("127.0.0.1", w["port"])
s.starttls(context=ssl.create_default_context(cafile=w["ca"]))
s.login(w["user"], w["password"])
s.send_message(m)
s.quit()
print(m["Message-ID"])`;
  const input = {
    from,
    to,
    cc,
    subject,
    text,
    headers,
    files,
    enclosed,
    port,
    user,
    password,
    ca: path(folder, 'ca.pem'),
  };
  // Not a synchronous child: this process reads what the SMTP server writes, which waits while nobody does.
  const child = spawn('/usr/bin/python3', ['-c', script], { stdio: ['pipe', 'pipe', 'pipe'] });
  const heard = { stdout: '', stderr: '' };
  for (const pipe of ['stdout', 'stderr'])
    child[pipe].setEncoding('utf8').on('data', (piece) => (heard[pipe] += piece));
  child.stdin.end(JSON.stringify(input));
  const [status] = await once(child, 'close');
  if (status !== 0) throw new Error(heard.stderr);
  return heard.stdout.trim();
}
