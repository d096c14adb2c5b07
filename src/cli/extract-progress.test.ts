import { expect, test } from 'vitest';
import { createExtractProgress } from './extract-progress.ts';

test('rate and time left are told within one large file', () => {
  let now = 1000;
  const describe = createExtractProgress(() => now);
  const at = (rows: number, bytesDone: number) =>
    describe({ stage: 'read', file: 'big.csv', rows, bytes: 4_000_000, bytesDone });
  expect(at(500, 0)).not.toContain('left');
  now += 1;
  expect(at(500, 10_000)).toBe('reading big.csv: 500 rows');
  now -= 1;
  now += 10_000;
  expect(at(50_000, 1_000_000)).toBe('reading big.csv: 50,000 rows, 5,000 a second, about 30 seconds left');
  now += 10_000;
  expect(at(100_000, 2_000_000)).toContain('about 20 seconds left');
});

test('what is put together is called what people call it', () => {
  const describe = createExtractProgress(() => 0);
  const at = (file: string) => describe({ stage: 'reassemble', file, rows: 9, bytes: 0, bytesDone: 0 });
  expect(at('contact')).toBe('putting together people: 9 rows');
  expect(at('form-answer')).toBe('putting together form answers: 9 rows');
});
