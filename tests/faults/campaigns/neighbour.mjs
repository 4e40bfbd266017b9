// A scenario of heavy handlers in one exercise, people at work in another exercise of the same server: how much later their
// acknowledgements come.
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { start, top } from '../../e2e/lib/program.mjs';
import { folderOf, percentile, Stage } from '../lib/stage.mjs';

export const title = 'hostile scenario beside another';
const aimMs = 100;

/** Every timer of every lane burns its whole budget and asks for the next. */
const director = `
local function burn(lane, name)
  lane:after(1, name)
  local t = {}
  while true do t[#t + 1] = ("x"):rep(1000) .. #t end
end
on.inject("notice", function(inject, lane)
  for i = 1, 20 do lane:after(1, "t" .. i % 5) end
end)
for i = 0, 4 do
  on.timer("t" .. i, function(timer, lane)
    for n = 1, 1e5 do fold("Ａ") end
    lane:after(1, "t" .. i)
  end)
  on.timer("t" .. i, function(timer, lane) burn(lane, "t" .. i) end)
end
`;

/** A demo of the hostile scenario leaves its record in the folder; a server that opens the folder plays it on. */
async function settleHostile(scope, data) {
  const scenario = join(await folderOf(scope), 'hostile');
  cpSync(join(top, 'tests/cases/play/two-desks/scenario'), scenario, { recursive: true });
  writeFileSync(join(scenario, 'director.lua'), director);
  const demo = start(scope, [
    'demo',
    '--json',
    '--scenario',
    scenario,
    '--teams',
    '20',
    '--speed',
    '10',
    '--data',
    data,
    '--listen',
    '127.0.0.1:0',
  ]);
  await demo.line();
  await wait(500);
  await demo.stop('SIGTERM');
}

async function measure(scope, data, seconds) {
  const stage = await Stage.open(scope, { data });
  await stage.working();
  stage.desks.forEach((desk) => (desk.latencies = []));
  await wait(seconds * 1_000);
  return stage.judge();
}

export async function play(scope, { seconds = 20 }) {
  const alone = await measure(scope, await folderOf(scope), seconds);
  const data = await folderOf(scope);
  await settleHostile(scope, data);
  const beside = await measure(scope, data, seconds);
  const [a50, b50] = [alone, beside].map(({ latencies }) => percentile(latencies, 0.5));
  const [a99, b99] = [alone, beside].map(({ latencies }) => percentile(latencies, 0.99));
  const faults = [...alone.faults, ...beside.faults];
  if (b50 - a50 > aimMs) faults.push(`the other exercise was held up by ${Math.round(b50 - a50)} ms`);
  const ms = (value) => `${Math.round(value)} ms`;
  const note = `ack p50 ${ms(a50)} alone, ${ms(b50)} beside it; p99 ${ms(a99)} and ${ms(b99)}`;
  return {
    tried: 1,
    note,
    faults,
    acknowledged: alone.acknowledged + beside.acknowledged,
    lost: alone.lost + beside.lost,
    doubled: alone.doubled + beside.doubled,
  };
}
