// The tests use the packages of the consoles (ui/package.json): there is one lockfile in the tree.
import { createRequire } from 'node:module';

export const require = createRequire(new URL('../../../ui/package.json', import.meta.url));
