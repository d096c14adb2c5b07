/** One record of the spot-check side by side, as lines of text. */
import type { SpotCheckRecord } from '../model/spot-check.ts';
import { objectWords } from './words.ts';

const fieldWidth = 24;
const valueWidth = 32;

const marks = { equal: ' ', normalised: '~', different: '!' } as const;

/** What Kartra's export says, what was to stand in HighLevel, what it shows; `!` where they differ. */
export function spotCheckText(record: SpotCheckRecord): string {
  const { object, externalId, destinationId, source, fields } = record;
  const used = new Set(fields.flatMap(({ columns }) => columns));
  const others = Object.entries(source).filter(([column]) => !used.has(column));
  return [
    `${objectWords[object] ?? object} · ${externalId} · ${destinationId}`,
    row(' ', 'field', 'in Kartra', 'in HighLevel'),
    ...fields.map(({ field, columns, expected, found, comparison }) => {
      const cells = columns.flatMap((column) => source[column] ?? []).join(' · ');
      const inKartra = cells === '' ? `(${expected})` : cells;
      return row(marks[comparison], field, inKartra, found ?? '(nothing)');
    }),
    ...others.map(([column, text]) => row(' ', `(${column})`, text, '')),
  ].join('\n');
}

function row(mark: string, field: string, source: string, found: string): string {
  return `${mark} ${fit(field, fieldWidth)} ${fit(source, valueWidth)} ${flat(found)}`.trimEnd();
}

const flat = (text: string): string => text.replaceAll(/\s+/gu, ' ');

function fit(text: string, width: number): string {
  const line = flat(text);
  return (line.length > width ? `${line.slice(0, width - 1)}…` : line).padEnd(width);
}
