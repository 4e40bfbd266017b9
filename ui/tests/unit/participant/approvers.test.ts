// Whom the report form offers as approver, and in which order.
import { describe, expect, it } from 'vitest';
import { approverGroups } from '@/consoles/participant/report/approvers';
import type { PartyKind, PartyView } from '@/wire';

const party = (id: string, kind: PartyKind, org: string): PartyView => ({
  id,
  kind,
  name: { ja: id, en: '' },
  org: { ja: org, en: '' },
  address: '',
  phone: '',
});

const book = [
  party('reporter', 'cast', '新聞社'),
  party('director', 'cast', '水道局 総務課'),
  party('police', 'role', '県警察本部'),
  party('manager', 'role', '水道局'),
  party('it', 'role', '水道局'),
];

describe('approvers', () => {
  it.each([
    ['it', { own: ['manager', 'director'], roles: ['police'], others: ['reporter'] }],
    ['police', { roles: ['manager', 'it'], others: ['reporter', 'director'] }],
  ])('of %s', (role, expected) => {
    const found = approverGroups(book, role).map(({ kind, parties }) => [kind, parties.map(({ id }) => id)]);
    expect(Object.fromEntries(found)).toEqual(expected);
  });
});
