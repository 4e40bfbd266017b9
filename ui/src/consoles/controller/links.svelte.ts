// Join links that this console has asked for. The server shows a link once; it is kept for as long as the page is open.
import { SvelteMap } from 'svelte/reactivity';

import { del, post, type Reply } from '@/stream/api';

/** `path` holds the secret behind `#`; `expires` is Unix ms. */
interface LinkReply {
  seat: string;
  path: string;
  expires: number;
}

class Links {
  /** By seat: the address under which this page itself was reached, so that it works for others on the same network. */
  readonly issued = new SvelteMap<string, string>();

  async issue(seat: string): Promise<Reply<LinkReply>> {
    const reply = await post<LinkReply>(`/api/v1/seats/${encodeURIComponent(seat)}/link`);
    if (reply.ok) this.issued.set(seat, new URL(reply.value.path, location.origin).href);
    return reply;
  }

  async revoke(seat: string): Promise<Reply<unknown>> {
    const reply = await del(`/api/v1/seats/${encodeURIComponent(seat)}/link`);
    if (reply.ok) this.issued.delete(seat);
    return reply;
  }
}

export const links = new Links();
