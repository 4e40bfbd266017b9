// Values of a report in the person's language.
import { comma, pick } from '@/i18n';
import { t } from '@/i18n/participant';
import { tlpNames } from '@/kit';
import type { FieldView, Tlp } from '@/wire';
import { showStamp } from './form';

export function valueText(field: FieldView, values: readonly string[]): string {
  return values
    .map((value) => {
      switch (field.type) {
        case 'choice':
        case 'choices':
          return pick(field.options.find((option) => option.id === value)?.label) || value;
        case 'yesno':
          return value === 'yes' ? t('report.yes') : value === 'no' ? t('report.no') : value;
        case 'tlp':
          return tlpNames[value as Tlp] ?? value;
        case 'datetime':
          return showStamp(value);
        default:
          return value;
      }
    })
    .join(comma());
}
