// Types and names that the kit's components share with those who use them.
import type { Tlp } from '@/wire';

/** How a badge speaks: the word says it, the colour only helps. */
export type Tone = 'plain' | 'info' | 'good' | 'warn' | 'bad' | 'strong';

/** What ties an input to its label, hint and error. */
export interface FieldParts {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': 'true' | undefined;
  'aria-required': 'true' | undefined;
}

export const tlpNames: Record<Tlp, string> = {
  clear: 'TLP:CLEAR',
  green: 'TLP:GREEN',
  amber: 'TLP:AMBER',
  amber_strict: 'TLP:AMBER+STRICT',
  red: 'TLP:RED',
};
