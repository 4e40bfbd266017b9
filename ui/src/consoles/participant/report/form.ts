// The rules of reports: stages, prefilling, what is missing, what changed. Forms themselves are scenario data.
import type { Approval, Entry } from '@/stream';
import type { ApprovalRequested, FieldView, FormView, PartyId, ReportSubmitted, Stage, Tlp } from '@/wire';
import type { ReportDraft } from '../unsent';

export const stages: readonly Stage[] = ['first', 'followup', 'final'];
export const tlps: readonly Tlp[] = ['red', 'amber_strict', 'amber', 'green', 'clear'];

export type Fields = Record<string, string[]>;
export type Report = Entry<ReportSubmitted>;

export const reportKey = (form: string): string => `report-${form}`;

/** The element that holds a field on the page. */
export const fieldPlace = (field: string): string => `report-field-${field}`;

/** The newest report on this form by this role. */
export function latest(reports: readonly Report[], form: string, role: PartyId): Report | undefined {
  return reports.findLast((report) => report.event.form === form && report.event.from === role);
}

/** A new report: the first one empty, a later one filled from the one before. */
export function startReport(form: string, before: Report | undefined): ReportDraft {
  return {
    kind: 'report',
    form,
    stage: before ? 'followup' : 'first',
    to: before ? [...before.event.to] : [],
    tlp: before?.event.tlp ?? 'amber',
    fields: structuredClone(before?.event.fields ?? {}),
    previous: before?.event.report ?? '',
    approver: '',
  };
}

/** A field's values without blanks: a field emptied is the same as one never filled. */
export function filled(fields: Fields, id: string): string[] {
  return (fields[id] ?? []).map((value) => value.trim()).filter(Boolean);
}

export function isRequired(field: FieldView, stage: Stage): boolean {
  return field.required_at.includes(stage);
}

export function missingFields(form: FormView, stage: Stage, fields: Fields): FieldView[] {
  return form.fields.filter((field) => isRequired(field, stage) && filled(fields, field.id).length === 0);
}

function same(a: Fields, b: Fields, id: string): boolean {
  const one = filled(a, id).toSorted();
  const other = filled(b, id).toSorted();
  return one.length === other.length && one.every((value, index) => value === other[index]);
}

/** Fields that differ from the report before. */
export function changedFields(form: FormView, before: Fields, now: Fields): FieldView[] {
  return form.fields.filter((field) => !same(before, now, field.id));
}

/** What goes over the wire: only fields of the form that hold something. */
export function wireFields(form: FormView, fields: Fields): Fields {
  const out: Fields = {};
  for (const { id } of form.fields) {
    const values = filled(fields, id);
    if (values.length > 0) out[id] = values;
  }
  return out;
}

/** A form may hold the sharing range as one of its fields; it then is the report's own. */
export function tlpField(form: FormView): FieldView | undefined {
  return form.fields.find((field) => field.type === 'tlp');
}

export function rangeOf(form: FormView, draft: Pick<ReportDraft, 'tlp' | 'fields'>): Tlp {
  const field = tlpField(form);
  const chosen = field && filled(draft.fields, field.id)[0];
  return tlps.find((tlp) => tlp === chosen) ?? draft.tlp;
}

/** The newest request for approval of what is being written: asked after the report before was sent. */
export function approvalFor(
  approvals: Iterable<Approval>,
  draft: ReportDraft,
  role: PartyId,
  before: Report | undefined,
): Approval | undefined {
  return [...approvals].findLast(
    ({ requested: { event, seq } }) =>
      event.from === role &&
      event.form === draft.form &&
      event.stage === draft.stage &&
      seq > (before?.seq ?? 0),
  );
}

/** Whether what was approved is what would be sent. */
export function isStale(form: FormView, draft: ReportDraft, asked: ApprovalRequested): boolean {
  const recipients = [...draft.to].sort().join() !== [...asked.to].sort().join();
  return (
    recipients ||
    rangeOf(form, draft) !== asked.tlp ||
    changedFields(form, asked.fields, draft.fields).length > 0
  );
}

const stamp = /^(\d{4})[-/年](\d{1,2})[-/月](\d{1,2})日?[T ]+(\d{1,2}):(\d{2})$/;

/** `2026/11/26 9:05` as `2026-11-26T09:05`; anything else (such as 調査中) as it is. */
export function readStamp(typed: string): string {
  const match = stamp.exec(typed.normalize('NFKC').trim());
  if (!match) return typed;
  const [, year = '', ...rest] = match;
  const [month = '', day = '', hour = '', minute = ''] = rest.map((part) => part.padStart(2, '0'));
  return `${year}-${month}-${day}T${hour}:${minute}`;
}

export const showStamp = (value: string): string =>
  value.replace(/^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}).*$/, '$1 $2');
