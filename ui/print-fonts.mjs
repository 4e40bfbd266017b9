// After the build: the letters that reports are printed with, into dist/print. A browser puts a variable font into a PDF
// as outlines, glyph by glyph and page by page; static faces of the same design become small subsets instead.
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const from = here('node_modules/@fontsource/noto-sans-jp');
const into = here('dist/print');

const url = /url\((\.\/files\/[^)]+\.woff2)\) format\('woff2'\)/;
let rules = '';
await rm(into, { recursive: true, force: true });
await mkdir(into, { recursive: true });
for (const weight of [400, 700]) {
  const css = await readFile(join(from, `${weight}.css`), 'utf8');
  for (const [face] of css.matchAll(/@font-face \{[^}]*\}/g)) {
    const file = url.exec(face)?.[1];
    const range = /unicode-range: ([^;]+);/.exec(face)?.[1];
    if (file === undefined || range === undefined)
      throw new Error(`no file or range in ${face.slice(0, 200)}`);
    await copyFile(join(from, file), join(into, basename(file)));
    rules +=
      `@font-face{font-family:"Noto Sans JP";font-style:normal;font-weight:${weight};font-display:block;` +
      `src:url(${basename(file)}) format("woff2");unicode-range:${range}}\n`;
  }
}
await writeFile(join(into, 'fonts.css'), rules);
