/** Counts how each value of a column can be read, and says in the end what the values leave open. */
import type { ColumnQuestion, ColumnReadings } from '../model/column-readings.ts';
import { readSlashDate, readStamp } from '../model/read-stamp.ts';

/** A value that proves what others leave open: worth showing as a sample. */
export type Proof = 'day-first' | 'month-first' | 'comma' | 'semicolon' | 'bar';

export interface ValueReader {
  /** @returns what this value is the first of its column to prove */
  read(value: string): Proof | null;
  /** @param isNames the column holds tags or lists */
  readings(isNames: boolean): ColumnReadings;
}

/** Fewer than this share of values: the column is something else with a few dates in it. */
const mostly = 0.9;
const longestShape = 40;
const enough = 1000;
const amountShape = /^[-(]?\s*(?:[A-Z]{3}|\p{Sc})?\s*-?(?<digits>\d[\d.,' ]*)\s*(?:[A-Z]{3}|\p{Sc})?\)?$/u;

export function createValueReader(): ValueReader {
  const dates = { certain: 0, dayFirst: 0, monthFirst: 0, either: 0, timed: 0 };
  const amounts = { certain: 0, decimalComma: 0, decimalPoint: 0, either: 0 };
  const separators = { comma: 0, semicolon: 0, bar: 0 };
  let values = 0;
  let marked = 0;

  const readDate = (text: string): Proof | null => {
    const pair = readSlashDate(text);
    if (pair === null) {
      const stamp = readStamp(text, null);
      if (stamp === null) return null;
      dates.certain += 1;
      if (stamp.time !== null && !stamp.zoned) dates.timed += 1;
      return null;
    }
    if (text.includes(':')) dates.timed += 1;
    const [first, then] = pair;
    if (first > 12 && then <= 12) {
      dates.dayFirst += 1;
      return dates.dayFirst === 1 ? 'day-first' : null;
    }
    if (then > 12 && first <= 12) {
      dates.monthFirst += 1;
      return dates.monthFirst === 1 ? 'month-first' : null;
    }
    // The same day in both orders, as in 04/04/2024, decides nothing and needs no decision.
    if (first === then) dates.certain += 1;
    else if (first <= 12) dates.either += 1;
    return null;
  };

  const readAmount = (text: string): void => {
    const digits = amountShape.exec(text)?.groups?.['digits']?.trim();
    if (digits === undefined) return;
    if (/\p{Sc}|[A-Z]{3}/u.test(text) || /[.,]\d{2}$/u.test(digits)) marked += 1;
    if (/^\d+(?:\.\d{1,2})?$/u.test(digits)) amounts.certain += 1;
    else if (/^\d{1,3}(?:[,' ]\d{3})+\.\d+$/u.test(digits)) amounts.decimalPoint += 1;
    else if (/^\d{1,3}(?:[.' ]\d{3})+,\d+$|^\d+,\d{1,2}$/u.test(digits)) amounts.decimalComma += 1;
    else if (/^\d{1,3}(?:[,.]\d{3})+$/u.test(digits)) amounts.either += 1;
  };

  const readSeparator = (text: string): Proof | null => {
    let proof: Proof | null = null;
    for (const [name, char] of [
      ['comma', ','],
      ['semicolon', ';'],
      ['bar', '|'],
    ] as const) {
      if (!text.includes(char)) continue;
      separators[name] += 1;
      if (separators[name] === 1) proof = name;
    }
    return proof;
  };

  /** After so many values without a single one of a form, the column is not of it; looked at once. */
  const createJudge = (counts: Readonly<Record<string, number>>) => {
    let likely: boolean | null = null;
    return () => values <= enough || (likely ??= sum(counts) > 0);
  };

  const sum = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((a, b) => a + b, 0);

  const mayBeDates = createJudge(dates);
  const mayBeAmounts = createJudge(amounts);
  return {
    read(value) {
      values += 1;
      const text = value.trim();
      const separator = readSeparator(text);
      if (text.length > longestShape || !/\d/u.test(text)) return separator;
      const proof = mayBeDates() ? readDate(text) : null;
      if (mayBeAmounts()) readAmount(text);
      return proof ?? separator;
    },
    readings(isNames) {
      const isDates = sum(dates) - dates.timed >= values * mostly && values > 0;
      const isAmounts = !isDates && marked > 0 && sum(amounts) >= values * mostly;
      const questions: ColumnQuestion[] = [];
      if (isDates && dates.either > 0 && dates.dayFirst > 0 === dates.monthFirst > 0)
        questions.push('day-or-month');
      if (isDates && dates.timed > 0) questions.push('time-zone');
      if (isAmounts && amounts.either > 0 && amounts.decimalComma > 0 === amounts.decimalPoint > 0) {
        questions.push('thousand-or-decimal');
      }
      const used = Object.values(separators).filter((count) => count > 0).length;
      if (isNames && used > 1) questions.push('separator');
      return {
        ...(isDates ? { dates: { ...dates } } : {}),
        ...(isAmounts ? { amounts: { ...amounts } } : {}),
        separators: { ...separators },
        questions,
      };
    },
  };
}
