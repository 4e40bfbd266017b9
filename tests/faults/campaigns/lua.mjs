// What it takes to stop each trick of a hostile director: processor time of a whole rehearsal with the trick in a handler that
// is called once, less that of the same rehearsal with an empty handler.
import { spawnSync } from 'node:child_process';
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { program, top } from '../../e2e/lib/program.mjs';
import { folderOf } from '../lib/stage.mjs';

export const title = 'hostile Lua';
/** The aim, in the optimised program; the harness measures to about 10 ms. */
const aimMs = 100;

export const tricks = {
  'an endless loop': 'while true do end',
  'an endless loop inside pcall': 'while true do pcall(function() while true do end end) end',
  'an endless goto': '::again:: goto again',
  'endless tail calls': 'local function f() return f() end f()',
  'a string of 10 GB': "local s = ('x'):rep(1e10)",
  'string.rep with a separator': "local s = string.rep('x', 1e9, 'y')",
  'a string that doubles': "local s = 'x' while true do s = s .. s end",
  'strings without end': "local s = ('x'):rep(2e5) while true do local t = s .. 'y' end",
  'a hoard of tables': 'local t = {} while true do t[#t + 1] = {} end',
  'a chain of tables': 'local t = {} while true do t = {t} end',
  'deep recursion': 'local function f() return 1 + f() end f()',
  'recursion through pcall': 'local function f() pcall(f) end while true do f() end',
  'a pattern bomb': "local s = ('a'):rep(30) s:match(('a?'):rep(30) .. s) while true do s:find('(a+)+b') end",
  'a pattern on long text': "local s = ('a'):rep(2e5) for i = 1, 1e6 do s:find('(a+)+b') end",
  'a thousand patterns': "for i = 1, 1e6 do ('x'):find('x{' .. i % 900 .. '}') end",
  'a pattern that explodes': "('x'):find('(x{1000}){1000}')",
  'the metatable of strings': "getmetatable('').__index = nil",
  'a metatable that loops': 'local t = {} setmetatable(t, {__index = t}) return t.x',
  'a finaliser': 'setmetatable({}, {__gc = function() while true do end end})',
  'the metatable of a lane': 'getmetatable(lane).__index = nil',
  coroutines: 'coroutine.wrap(function() while true do end end)()',
  'code from text': "load('while true do end')()",
  'table.move without end': 'table.move({}, 1, 1 << 40, 2)',
  'sorting without order':
    'local t = {} for i = 1, 1e4 do t[i] = i end while true do table.sort(t, function() return true end) end',
  'a long format': "local s = string.format('%99999d', 1)",
  'unpacking without end': 'table.unpack({}, 1, 1e8)',
  'arguments without end': 'local function f(...) return f(1, ...) end f()',
  'comparing long strings': "local a, b = ('x'):rep(2e5), ('x'):rep(2e5) while a == b do end",
  'folding long text': "local s = ('Ａ'):rep(5e4) while true do fold(s) end",
  'utf8 without end': "local s = ('語'):rep(5e4) while true do utf8.len(s) end",
  'a flood of wishes': "for i = 1, 1e6 do lane:set_flag('n', tostring(i)) end",
  'a flood of timers': "for i = 1, 1e6 do lane:after(1, 't' .. i) end",
  'questions without end': "while true do lane:flag('x') lane:fired('notice') end",
  'an error that is a loop': 'error(setmetatable({}, {__tostring = function() while true do end end}))',
};

/** Processor time of one rehearsal, in ms, and what it printed. */
function rehearse(folder) {
  const words = 'TIMEFORMAT="%U %S"; time "$0" rehearse "$1" --seed 1 --json';
  const { status, stdout, stderr } = spawnSync('bash', ['-c', words, program, folder], {
    encoding: 'utf8',
    timeout: 60_000,
  });
  const times = /(\d+\.\d+) (\d+\.\d+)\s*$/.exec(stderr);
  if (status !== 0 || !times) throw new Error(`rehearse ended with ${status}: ${stderr.slice(0, 300)}`);
  return { ms: (Number(times[1]) + Number(times[2])) * 1_000, out: stdout };
}

const middle = (all) => all.sort((a, b) => a - b)[Math.floor(all.length / 2)];

export async function play(scope, { repeats = 5 }) {
  const folder = await folderOf(scope);
  cpSync(join(top, 'tests/cases/play/two-desks/scenario'), folder, { recursive: true });
  const cost = (body) => {
    writeFileSync(
      join(folder, 'director.lua'),
      `on.inject("notice", function(inject, lane)\n${body}\nend)\n`,
    );
    return middle(Array.from({ length: repeats }, () => rehearse(folder).ms));
  };
  const bare = cost('');
  const faults = [];
  const lines = Object.entries(tricks).map(([what, body]) => {
    const ms = Math.max(0, cost(body) - bare);
    if (ms > aimMs) faults.push(`${what}: ${Math.round(ms)} ms`);
    return `    ${what.padEnd(36)} ${String(Math.round(ms)).padStart(5)} ms`;
  });
  return { tried: lines.length, lines, faults, note: `a rehearsal without a trick: ${Math.round(bare)} ms` };
}
