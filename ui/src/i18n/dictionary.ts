// Dictionaries of the consoles: one a console, so that each is loaded with its own; keys are checked by the compiler.
import { language } from './language.svelte';

/** Japanese, English. `{name}` is filled in from the parameters. */
export type Words = Record<string, readonly [ja: string, en: string]>;
export type Parameters = Record<string, string | number>;

/** `const t = dictionary({ 'mail.send': ['送信', 'Send'] })`; then `t('mail.send')` in markup follows the language. */
export function dictionary<const W extends Words>(
  words: W,
): (key: keyof W & string, parameters?: Parameters) => string {
  return (key, parameters = {}) => {
    const entry = words[key];
    const text = entry ? entry[language.current === 'ja' ? 0 : 1] : key;
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(parameters[name] ?? whole));
  };
}
