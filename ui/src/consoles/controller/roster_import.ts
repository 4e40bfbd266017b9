// Lines of a roster to the server and back, in portions that its requests can hold; what it judges is what counts.
import { language } from '@/i18n';
import { t } from '@/i18n/drill';
import { post, type Reply } from '@/stream/api';
import type {
  RosterChange,
  RosterFault,
  RosterImportReply,
  RosterLine,
  RosterVerdict,
  WireError,
} from '@/wire';

/** Lines and bytes of one request; the server takes 500 lines and 64 KB. */
const mostLines = 400;
const mostBytes = 48_000;

export interface Judged {
  readonly line: RosterLine;
  readonly verdict: RosterVerdict;
}

export const changes: readonly RosterChange[] = ['faulty', 'added', 'changed', 'unchanged'];

/** Exported for tests. */
export function portions(lines: readonly RosterLine[]): RosterLine[][] {
  const encoder = new TextEncoder();
  const out: RosterLine[][] = [];
  let portion: RosterLine[] = [];
  let bytes = 0;
  for (const line of lines) {
    const size = encoder.encode(JSON.stringify(line)).length + 1;
    if (portion.length >= mostLines || bytes + size > mostBytes) {
      out.push(portion);
      portion = [];
      bytes = 0;
    }
    portion.push(line);
    bytes += size;
  }
  if (portion.length > 0) out.push(portion);
  return out;
}

/** A seat that stands in two portions is seen here only. Exported for tests. */
export function markTwice(judged: readonly Judged[]): Judged[] {
  const seen = new Set<string>();
  return judged.map(({ line, verdict }) => {
    const seat = line.seat.trim();
    if (seat === '' || !seen.has(seat)) {
      seen.add(seat);
      return { line, verdict };
    }
    if (verdict.change === 'faulty') return { line, verdict };
    const message = { ja: t('roster.twice', { seat }), en: t('roster.twice', { seat }) };
    return {
      line,
      verdict: { ...verdict, change: 'faulty', faults: [...verdict.faults, { column: 'seat', message }] },
    };
  });
}

/** What was wrong with a cell when the file was read counts before what the server says of that column. */
export function withFaults(
  judged: readonly Judged[],
  faults: ReadonlyMap<number, readonly RosterFault[]>,
): Judged[] {
  return judged.map(({ line, verdict }) => {
    const wrong = faults.get(line.line);
    if (!wrong) return { line, verdict };
    const rest = verdict.faults.filter(({ column }) => !wrong.some((one) => one.column === column));
    return { line, verdict: { ...verdict, change: 'faulty', faults: [...wrong, ...rest] } };
  });
}

export type Outcome = { ok: true; judged: Judged[] } | { ok: false; error: WireError; judged: Judged[] };

/** `id`: of the import; the same lines under the same id have one effect. `told`: after each portion. */
export async function send(
  lines: readonly RosterLine[],
  id: string,
  apply: boolean,
  told: (done: number) => void,
): Promise<Outcome> {
  const judged: Judged[] = [];
  for (const portion of portions(lines)) {
    const reply: Reply<RosterImportReply> = await post('/api/v1/roster', {
      import: id,
      apply,
      lines: portion,
    });
    if (!reply.ok) return { ok: false, error: reply.error, judged };
    reply.value.lines.forEach((verdict, index) => {
      const line = portion[index];
      if (line) judged.push({ line, verdict });
    });
    told(judged.length);
  }
  return { ok: true, judged: markTwice(judged) };
}

export function counts(judged: readonly Judged[]): Record<RosterChange, number> {
  const out: Record<RosterChange, number> = { added: 0, changed: 0, unchanged: 0, faulty: 0 };
  for (const { verdict } of judged) out[verdict.change] += 1;
  return out;
}

/** Fetches a file and hands it to the browser as a download. */
export async function download(name: string, withLinks: boolean): Promise<WireError | null> {
  const init: RequestInit = withLinks
    ? { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}' }
    : {};
  try {
    const path = `/api/v1/roster/${name}?lang=${language.current}`;
    const answer = await fetch(path, { credentials: 'same-origin', cache: 'no-store', ...init });
    if (!answer.ok) return ((await answer.json()) as { error: WireError }).error;
    const url = URL.createObjectURL(await answer.blob());
    const link = document.createElement('a');
    link.href = url;
    link.download = name;
    link.click();
    setTimeout(() => {
      URL.revokeObjectURL(url);
    }, 10_000);
    return null;
  } catch {
    const message = { ja: 'サーバーにつながりません。', en: 'The server cannot be reached.' };
    return { code: 'unreachable', message };
  }
}
