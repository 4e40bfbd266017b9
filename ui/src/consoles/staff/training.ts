// Targeted-mail training as the server counts it (GET /api/v1/training, and in the debrief).
import type { Text } from './wire';

/** Seats; spans in ms from the delivery; shares in parts per million of `delivered`. */
export interface TrainingCount {
  delivered: number;
  opened: number;
  clicked: number;
  files: number;
  forms: number;
  lured: number;
  reported: number;
  lured_and_reported: number;
  opened_ppm: number;
  clicked_ppm: number;
  files_ppm: number;
  lured_ppm: number;
  reported_ppm: number;
  first_lured?: number;
  first_report?: number;
  report_quarter?: number;
  report_median?: number;
  report_three_quarters?: number;
}

export interface TrainingGroup {
  id: string;
  title: Text;
  count: TrainingCount;
}

export interface TrainingFigures {
  bait: string;
  title: Text;
  level: number;
  form: boolean;
  all: TrainingCount;
  departments: TrainingGroup[];
  organisations: TrainingGroup[];
  first_reports_quarter?: number;
  first_reports_median?: number;
  first_reports_three_quarters?: number;
}

export interface TrainingReport {
  baits: TrainingFigures[];
  /** Reports of mails that were no bait. */
  ordinary_reported: number;
}
