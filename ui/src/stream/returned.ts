// Why a real mail did not come to a mailbox, in words.
import { t } from '@/i18n/common';
import type { ReturnCause } from '@/wire';

/** With the mail server's figures behind: they tell its administrators more than words do. */
export function whyReturned(mail: { cause: ReturnCause; status: string }): string {
  const words = t(`return.${mail.cause}`);
  return mail.status === '' ? words : t('return.with', { words, status: mail.status });
}
