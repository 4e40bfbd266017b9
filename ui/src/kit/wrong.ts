// After a try that cannot be sent: the person stands in the first field that is wrong, where its error is read out.
import { tick } from 'svelte';

export async function toFirstWrong(within: ParentNode | null | undefined): Promise<void> {
  await tick();
  within?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
}
