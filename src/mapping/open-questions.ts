/**
 * Questions the values of a column leave open and its transform does not answer: whether the day or the
 * month comes first, whether `1,234` is a thousand. Until a person says which (`map set … --transform`,
 * or another target), such a column cannot be confirmed: every value of it could be read wrongly.
 */
import type { ColumnQuestion } from '../model/column-readings.ts';
import type { ColumnMap, FieldMap, ObjectProfiles } from '../model/field-map.ts';
import { columnName } from './check-map.ts';

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
  const found = answering[column.transform];
  if (found === undefined || column.status !== 'proposed' || !questions.includes(found.question)) return null;
  const name = columnName(column);
  const answers = found.by.map((transform) => `landfall map set ${quoted(name)} --transform ${transform}`);
  return { column: name, question: found.question, asks: found.asks, answers };
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
