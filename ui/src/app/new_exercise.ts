// What the form of a new exercise has to know: how a seed is read, how long making it takes, what a late answer means.

/** More than these and the person is asked once more. */
export const manyTeams = 200;
const msPerTeam = 20;

/** 0 when none was typed: the server then draws one. Undefined for what is no seed. */
export function seedOf(typed: string): number | undefined {
  const text = typed.normalize('NFKC').trim();
  if (text === '') return 0;
  const seed = /^\d+$/.test(text) ? Number(text) : 0;
  return seed > 0 && Number.isSafeInteger(seed) ? seed : undefined;
}

/** In whole seconds, at least one. */
export const secondsFor = (teams: number): number => Math.max(1, Math.ceil((teams * msPerTeam) / 1000));

/** No answer, or one of something between that did not wait: the server may well go on. */
export const mayGoOn = (status: number): boolean => [0, 408, 502, 504, 524].includes(status);
