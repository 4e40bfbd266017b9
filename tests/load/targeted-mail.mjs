// The shipped targeted-mail training for as many recipients as asked: `node tests/load/targeted-mail.mjs FOLDER 5000`.
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [folder, count = '5000'] = process.argv.slice(2);
if (folder === undefined || !/^\d+$/.test(count)) {
  console.error('usage: node tests/load/targeted-mail.mjs FOLDER [RECIPIENTS]');
  process.exit(2);
}
const shipped = fileURLToPath(new URL('../../scenarios/targeted-mail', import.meta.url));
cpSync(shipped, folder, { recursive: true });
const file = join(folder, 'scenario.yaml');
const yaml = readFileSync(file, 'utf8')
  .replace(/^scenario: .*$/m, `scenario: ${basename(folder)}`)
  .replace(/^teams: \d+$/m, `teams: ${count}`);
writeFileSync(file, yaml);
