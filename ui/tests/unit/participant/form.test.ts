// Reports by stage.
import {
  approvalFor,
  changedFields,
  isStale,
  missingFields,
  rangeOf,
  readStamp,
  startReport,
  wireFields,
  type Report,
} from '@/consoles/participant/report/form';
import type { Approval } from '@/stream';
import type { FieldView, FormView, ReportSubmitted } from '@/wire';
import { describe, expect, it } from 'vitest';
import { entry } from '../stream/events';

const field = (id: string, part: Partial<FieldView> = {}): FieldView => ({
  id,
  label: { ja: id, en: '' },
  help: { ja: '', en: '' },
  type: 'text',
  options: [],
  required_at: ['first', 'followup', 'final'],
  ...part,
});

const form: FormView = {
  id: 'incident',
  title: { ja: '様式', en: '' },
  fields: [
    field('summary'),
    field('causes', { type: 'choices', required_at: ['final'] }),
    field('range', { type: 'tlp', required_at: [] }),
  ],
};

const event: ReportSubmitted = {
  kind: 'report_submitted',
  ...{ report: 'r1', form: 'incident', stage: 'first', from: 'csirt', to: ['prefecture'], tlp: 'green' },
  fields: { summary: ['感染'], causes: ['a', 'b'] },
  previous: '',
  approval: '',
};
const before = entry(10, event) as Report;

describe('startReport', () => {
  it('begins empty, and is prefilled from the one before without sharing it', () => {
    expect(startReport('incident', undefined)).toMatchObject({ stage: 'first', fields: {}, previous: '' });
    const draft = startReport('incident', before);
    expect(draft).toMatchObject({ stage: 'followup', to: ['prefecture'], tlp: 'green', previous: 'r1' });
    draft.fields.summary?.push('x');
    expect(event.fields.summary).toEqual(['感染']);
  });
});

it('what is missing depends on the stage, and blanks do not count', () => {
  expect(missingFields(form, 'first', { summary: ['  '] }).map(({ id }) => id)).toEqual(['summary']);
  expect(missingFields(form, 'final', { summary: ['x'] }).map(({ id }) => id)).toEqual(['causes']);
});

it('the order of several choices is no change', () => {
  const now = { summary: ['感染と拡大'], causes: ['b', 'a'] };
  expect(changedFields(form, event.fields, now).map(({ id }) => id)).toEqual(['summary']);
  expect(changedFields(form, event.fields, { summary: ['感染'] }).map(({ id }) => id)).toEqual(['causes']);
});

it('only filled fields of the form go out', () => {
  expect(wireFields(form, { summary: [' 感染 '], causes: [], other: ['x'] })).toEqual({ summary: ['感染'] });
});

it("a form's own sharing range is the report's", () => {
  expect(rangeOf(form, { tlp: 'amber', fields: { range: ['red'] } })).toBe('red');
  expect(rangeOf(form, { tlp: 'amber', fields: {} })).toBe('amber');
});

describe('approval', () => {
  const ask = (seq: number, stage: 'first' | 'followup'): Approval => ({
    requested: entry(seq, {
      kind: 'approval_requested',
      ...{ approval: `a${seq}`, form: 'incident', stage, from: 'csirt', approver: 'ciso' },
      ...{ to: ['prefecture'], tlp: 'green', fields: event.fields, then: [], follows: '' },
    }) as Approval['requested'],
  });

  it('is the newest one asked for this report, not for the one before', () => {
    const draft = { ...startReport('incident', before) };
    const asked = [ask(5, 'followup'), ask(12, 'followup'), ask(13, 'first')];
    expect(approvalFor(asked, draft, 'csirt', before)?.requested.seq).toBe(12);
    expect(approvalFor(asked, draft, 'pr', before)).toBeUndefined();
  });

  it('goes stale when content, recipients or range change', () => {
    const asked = ask(12, 'followup').requested.event;
    const draft = startReport('incident', before);
    expect(isStale(form, draft, asked)).toBe(false);
    expect(isStale(form, { ...draft, to: ['prefecture', 'police'] }, asked)).toBe(true);
    expect(isStale(form, { ...draft, tlp: 'red' }, asked)).toBe(true);
    expect(isStale(form, { ...draft, fields: { ...draft.fields, summary: ['別'] } }, asked)).toBe(true);
  });
});

it('times are read as people write them, other words are kept', () => {
  expect(readStamp('２０２６／１１／２６　９：０５')).toBe('2026-11-26T09:05');
  expect(readStamp('2026年11月26日 09:05')).toBe('2026-11-26T09:05');
  expect(readStamp('調査中')).toBe('調査中');
});
