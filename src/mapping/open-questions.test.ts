import { expect, test } from 'vitest';
import { confirmMap, confirmNamed } from './confirm-map.ts';
import { findOpenQuestions } from './open-questions.ts';
import { proposeMap } from './propose/propose-map.ts';
import { setColumn } from './set-column.ts';

const samples = ['03/04/2024', '05/06/2024'];
const readings = {
  dates: { certain: 0, dayFirst: 0, monthFirst: 0, either: 2, timed: 0 },
  separators: { comma: 0, semicolon: 0, bar: 0 },
  questions: ['day-or-month', 'time-zone'],
} as const;
const profile = (column: string) => ({
  column,
  samples,
  filled: 2,
  distinct: 2,
  maxLength: 10,
  multiline: false,
  readings,
});
const profiles = { contact: [profile('date_joined'), profile('Anniversary')] };
const map = proposeMap(profiles, { unknownColumns: 'custom-field' });
const who = { by: 'A. Person', at: '2026-11-02T10:00:00.000Z', withoutReview: true };
const heldIn = (of: typeof map) => new Set(findOpenQuestions(of, profiles).map(({ column }) => column));

test('a column of dates nobody can read is held, one that stays text is not', () => {
  expect(findOpenQuestions(map, profiles)).toEqual([
    {
      column: 'contact.date_joined',
      question: 'day-or-month',
      asks: 'does the day or the month come first?',
      answers: ['dmy', 'mdy'].map(
        (order) => `landfall map set contact.date_joined --transform date-${order}`,
      ),
    },
  ]);
  const confirmed = confirmMap(map, { ...who, held: heldIn(map) });
  expect(confirmed.columns.map(({ status }) => status)).toEqual(['proposed', 'confirmed']);
  expect(confirmed.confirmedBy).toBeNull();
  const named = confirmNamed(map, { ...who, held: heldIn(map) }, ['date_joined']);
  expect(named.columns[0]?.status).toBe('proposed');
});

test('an answer frees it', () => {
  const { by, at } = who;
  const answered = setColumn(map, 'contact.date_joined', { transform: 'date-dmy', by, at });
  expect(findOpenQuestions(answered, profiles)).toEqual([]);
  expect(confirmMap(answered, { ...who, held: heldIn(answered) }).confirmedBy).toBe('A. Person');
});
