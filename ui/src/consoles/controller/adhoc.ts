// An ad hoc inject being written: what it lacks, what a template fills in, and the command that it becomes.
import { fits, longest } from '@/kit/limit';
import type { Canned, Channel, ConsoleCommand, Severity, Text } from '../staff/wire';

export interface AdHocDraft {
  from: string;
  lanes: string[];
  channel: Channel;
  to: string[];
  severity: Severity;
  subject: Text;
  body: Text;
  attachments: string[];
}

export const blank = (lanes: readonly string[]): AdHocDraft => ({
  from: '',
  lanes: [...lanes],
  channel: 'mail',
  to: [],
  severity: 'info',
  subject: { ja: '', en: '' },
  body: { ja: '', en: '' },
  attachments: [],
});

const short = ({ body }: AdHocDraft): boolean => fits(body.ja, longest.mail) && fits(body.en, longest.mail);

/** Whether it can be sent. Japanese alone is enough: an empty English text shows the Japanese one. */
export const complete = (draft: AdHocDraft): boolean =>
  draft.from !== '' &&
  draft.lanes.length > 0 &&
  draft.to.length > 0 &&
  draft.body.ja.trim() !== '' &&
  short(draft);

/** A template replaces the words; nothing else. */
export const fill = (draft: AdHocDraft, canned: Canned | undefined): AdHocDraft =>
  canned === undefined ? draft : { ...draft, subject: { ...canned.subject }, body: { ...canned.body } };

export const adhocCommand = (draft: AdHocDraft): ConsoleCommand => ({ kind: 'send_as', ...draft });
