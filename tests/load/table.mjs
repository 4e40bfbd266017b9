// A table for people: the first column to the left, the others to the right.
const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/;

const width = (text) => [...text].reduce((sum, letter) => sum + (wide.test(letter) ? 2 : 1), 0);

export function table(head, rows) {
  const all = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, column) => Math.max(...all.map((row) => width(row[column]))));
  const cell = (text, column) => {
    const room = ' '.repeat(widths[column] - width(text));
    return column === 0 ? text + room : room + text;
  };
  return all.map((row) => row.map(cell).join('  ').trimEnd()).join('\n');
}

export const rounded = (value, digits = 1) => Number(value.toFixed(digits));

/** `permille` of 500 is the median. */
export function quantile(values, permille) {
  if (values.length === 0) return 0;
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * permille) / 1000))];
}
