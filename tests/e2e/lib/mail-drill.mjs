// A demo exercise with real e-mail both ways: an SMTP server, a real IMAP server (dovecot), a roster, and the lead's console.
import { Connection, join } from './client.mjs';
import { certificates, sendMail, settings, startImap, startSmtp, until } from './mail.mjs';
import { startDemo, startServe } from './program.mjs';

/** `rows` of the roster; `args` of the demo in the place of the usual ones; `change` of the mail settings. */
export async function withMail(
  t,
  rows,
  { args = ['--teams', '1', '--unmodelled'], change = {}, receives = true } = {},
) {
  const folder = await certificates(t);
  const imap = receives ? await startImap(t, folder) : undefined;
  const smtp = await startSmtp(t, folder, 0, imap?.maildir);
  const file = await settings(t, folder, smtp.port, rows, {
    ...(imap ? { imap: imap.polled } : {}),
    ...change,
  });
  const started = await startDemo(t, [...args, '--mail', file]);
  const session = await join(started.link('lead_controller').url);
  const control = await new Connection(session).open();
  const send = (mail) => sendMail(folder, smtp.port, mail);
  const sent = (test) => control.event(({ event }) => event.kind === 'message_sent' && test(event), 30_000);
  const arrives = (test, what) => until(() => smtp.mails.find(test), what);
  const mailState = () => session.api('GET', 'mail');
  /** After the program's end: another one over the same data, { url, session, control }. */
  const again = async () => {
    const server = await startServe(t, started.data, 0, { args: ['--mail', file] });
    const { pathname, hash } = new URL(started.link('lead_controller').url);
    const next = await join(server.url + pathname + hash);
    return { ...server, session: next, control: await new Connection(next).open() };
  };
  return {
    ...started,
    folder,
    session,
    control,
    smtp,
    send,
    sent,
    arrives,
    mailState,
    again,
    maildir: imap?.maildir,
  };
}

/** Presses the button of a page behind a signed link; `fields` as a browser's form sends them. */
export const press = (link, fields = undefined) =>
  fetch(link, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: new URL(link).origin },
    ...(fields ? { body: new URLSearchParams(fields).toString() } : {}),
  });
