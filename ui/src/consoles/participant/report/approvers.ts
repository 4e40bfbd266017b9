// Who may be asked to approve, in the order in which one looks for a superior: one's own house first, outsiders last.
import { pick } from '@/i18n';
import type { PartyId, PartyView } from '@/wire';

export type ApproverKind = 'own' | 'roles' | 'others';

export interface ApproverGroup {
  kind: ApproverKind;
  parties: PartyView[];
}

const order: readonly ApproverKind[] = ['own', 'roles', 'others'];

/** A department is written behind the name of its house. */
function sameHouse(one: string, other: string): boolean {
  return one !== '' && other !== '' && (one.startsWith(other) || other.startsWith(one));
}

/** Superiors are other posts, or simulated people of the house; somebody outside approves only where a scenario wants it. */
export function approverGroups(parties: Iterable<PartyView>, role: PartyId): ApproverGroup[] {
  const all = [...parties];
  const house = pick(all.find(({ id }) => id === role)?.org);
  const kindOf = (party: PartyView): ApproverKind => {
    if (sameHouse(pick(party.org), house)) return 'own';
    return party.kind === 'role' ? 'roles' : 'others';
  };
  const groups = order.map((kind) => ({
    kind,
    parties: all
      .filter((party) => party.id !== role && kindOf(party) === kind)
      .toSorted((a, b) => Number(a.kind !== 'role') - Number(b.kind !== 'role')),
  }));
  return groups.filter((group) => group.parties.length > 0);
}
