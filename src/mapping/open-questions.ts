/**
 * Questions the values of a column leave open and its transform does not answer: whether the day or the
 * month comes first, whether `1,234` is a thousand, what stands between two tags. Until a person says which
 * (`map set … --transform`, `--separator`, or another target), such a column cannot be confirmed: every value
 * of it could be read wrongly.
 */
import type { ColumnQuestion } from '../model/column-readings.ts';
import type { ColumnMap, FieldMap, ObjectProfiles } from '../model/field-map.ts';
import { columnName } from './check-map.ts';
import { separators } from './propose/judge-separator.ts';

export interface OpenQuestion {
  /** `object.column`. */
  readonly column: string;
  readonly question: ColumnQuestion;
  /** In words for the person. */
  readonly asks: string;
  /** The commands that answer it, one for each answer. */
  readonly answers: readonly string[];
}

/** Transforms that leave the question open, with those that answer it. */
const answering: { readonly [transform: string]: { question: ColumnQuestion; asks: string; by: string[] } } =
  {
    date: dayOrMonth('date'),
    instant: dayOrMonth('instant'),
    number: thousandOrDecimal('number'),
    money: thousandOrDecimal('money'),
  };

/** Of columns nobody decided on yet, in the order of the map. */
export function findOpenQuestions(map: FieldMap, profiles: ObjectProfiles): readonly OpenQuestion[] {
  return map.columns.flatMap((column) => {
    const asked = profiles[column.object]?.find(({ column: name }) => name === column.column)?.readings;
    const open = openIn(column, asked?.questions ?? []);
    return open === null ? [] : [open];
  });
}

function openIn(column: ColumnMap, questions: readonly ColumnQuestion[]): OpenQuestion | null {
  if (column.status !== 'proposed') return null;
  const name = columnName(column);
  if (column.target.kind === 'tags') return questions.includes('separator') ? whichSeparator(name) : null;
  const found = answering[column.transform];
  if (found === undefined || !questions.includes(found.question)) return null;
  const answers = found.by.map((transform) => `landfall map set ${quoted(name)} --transform ${transform}`);
  return { column: name, question: found.question, asks: found.asks, answers };
}

function whichSeparator(name: string): OpenQuestion {
  return {
    column: name,
    question: 'separator',
    asks: 'what stands between two names?',
    answers: Object.keys(separators).map((word) => `landfall map set ${quoted(name)} --separator ${word}`),
  };
}

function dayOrMonth(transform: string) {
  return {
    question: 'day-or-month' as const,
    asks: 'does the day or the month come first?',
    by: [`${transform}-dmy`, `${transform}-mdy`],
  };
}

function thousandOrDecimal(transform: string) {
  return {
    question: 'thousand-or-decimal' as const,
    asks: 'is 1,234 a thousand, or one and a bit?',
    by: [`${transform}-point`, `${transform}-comma`],
  };
}

const quoted = (name: string): string => (/^[\w.-]+$/.test(name) ? name : `"${name}"`);
