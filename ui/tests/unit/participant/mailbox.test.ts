// The mailbox's rules.
import { forward, listed, replyTo, withPrefix } from '@/consoles/participant/mail/mailbox';
import { describe, expect, it } from 'vitest';
import { entry, mail } from '../stream/events';
import type { Message } from '@/consoles/participant/box.svelte';

const names: Record<string, string> = { vendor: '保守ベンダー', csirt: 'CSIRT' };
const nameOf = (party: string) => names[party] ?? party;
const mails = [
  entry(1, mail('m1', { subject: { ja: '再起動のお願い', en: '' } })),
  entry(2, mail('m2', { from: 'csirt', to: ['vendor'], subject: { ja: 'Re: 再起動', en: '' } })),
  entry(3, mail('m3', { body: { ja: 'ＰＣ－０３１です', en: '' } })),
] as Message[];
const ids = (folder: 'inbox' | 'sent', query = '') =>
  listed(mails, folder, 'csirt', query, nameOf).map((m) => m.event.id);

it('folders hold the right mails, newest first, and search folds', () => {
  expect(ids('inbox')).toEqual(['m3', 'm1']);
  expect(ids('sent')).toEqual(['m2']);
  expect(ids('inbox', 'pc-031')).toEqual(['m3']);
  expect(ids('inbox', 'ベンダー 再起動')).toEqual(['m1']);
});

describe('answers', () => {
  const received = mail('m1', { to: ['csirt', 'welfare'], cc: ['ciso', 'csirt'] });

  it('go to the sender, and to all others but oneself', () => {
    expect(replyTo(received, 'csirt', '件名', false)).toMatchObject({
      to: ['vendor'],
      cc: [],
      subject: 'Re: 件名',
    });
    const all = replyTo(received, 'csirt', '件名', true);
    expect(all).toMatchObject({ to: ['vendor', 'welfare'], cc: ['ciso'], in_reply_to: 'm1', body: '' });
  });

  it('to an own mail go on to its recipients', () => {
    const own = mail('m2', { from: 'csirt', to: ['vendor'], cc: ['ciso'] });
    expect(replyTo(own, 'csirt', 'x', true)).toMatchObject({ to: ['vendor'], cc: ['ciso'] });
  });

  it('prefix the subject once, however it was written', () => {
    expect(withPrefix('Re', 'ＲＥ：件名')).toBe('ＲＥ：件名');
    expect(withPrefix('Fw', 'Fwd: x')).toBe('Fwd: x');
    expect(withPrefix('Fw', 'Re: x')).toBe('Fw: Re: x');
  });

  it('carry the original when forwarded', () => {
    expect(forward(received, '件名', '元の本文')).toMatchObject({
      forward_of: 'm1',
      body: '\n\n元の本文',
      to: [],
    });
  });
});
