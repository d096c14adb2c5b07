import { expect, it } from 'vitest';
import type { ColumnQuestion } from '../model/column-readings.ts';
import { columnQuestionsCsv } from './column-questions.ts';

async function paper(question: ColumnQuestion, samples: readonly string[]): Promise<string> {
  let text = '';
  for await (const part of columnQuestionsCsv([{ kind: 'contact', column: 'joined', question, samples }]))
    text += part;
  return text;
}

it('shows what each time zone makes of three times of the account', async () => {
  const text = await paper('time-zone', [
    '2024-01-01 00:30:00',
    '2024-07-01 00:30:00',
    '2024-03-10 02:30:00',
    '2024-01-02 00:30:00',
    '2024-01-03',
  ]);
  expect(text).toContain('America/New_York: 2024-01-01 05:30 UTC; EST all year: 2024-01-01 05:30 UTC');
  expect(text).toContain('America/New_York: 2024-07-01 04:30 UTC; EST all year: 2024-07-01 05:30 UTC');
  expect(text).toContain(
    'America/New_York: not certain, the clocks were changed; EST all year: 2024-03-10 07:30',
  );
  expect(text).not.toContain('2024-01-02');
  expect(text).toContain('landfall decide time-zone');
});

it('shows both readings of a date', async () => {
  const text = await paper('day-or-month', ['03/04/2024', '04/04/2024', '25/04/2024']);
  expect(text).toContain('03/04/2024: day first 2024-04-03, month first 2024-03-04');
  expect(text).toContain('25/04/2024: day first 2024-04-25, month first no date');
  expect(text).not.toContain('04/04/2024:');
});
