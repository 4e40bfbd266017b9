// The consoles' own dictionaries (ui/src/i18n), in Japanese: a test looks for what stands there today, by its key.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { require } from './packages.mjs';
import { top } from './program.mjs';

const ts = require('typescript');

/** `words('participant')('mail.reply')`: the Japanese text, with `{name}` filled in from the parameters. */
export function words(name) {
  const source = readFileSync(join(top, `ui/src/i18n/${name}.ts`), 'utf8');
  const { outputText } = ts.transpileModule(source, { compilerOptions: { module: ts.ModuleKind.CommonJS } });
  const module = { exports: {} };
  // The dictionary itself follows the page's language; here its words are wanted as they are.
  const dictionary = { dictionary: (entries) => entries };
  new Function('require', 'exports', 'module', outputText)(() => dictionary, module.exports, module);
  const entries = module.exports.t;
  return (key, parameters = {}) => {
    if (!(key in entries)) throw new Error(`${name} has no words for ${key}`);
    return entries[key][0].replace(/\{(\w+)\}/g, (whole, each) => String(parameters[each] ?? whole));
  };
}

/** Any text of that form: `{time}` and the like stand for anything. */
export function form(text) {
  const parts = text.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(parts.join('.*'));
}

export const common = words('common');
export const participantWords = words('participant');
export const controllerWords = words('controller');
export const evaluatorWords = words('evaluator');
export const debriefWords = words('debrief');
export const staffWords = words('staff');
export const drillWords = words('drill');
