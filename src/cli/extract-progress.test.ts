import { expect, test } from 'vitest';
import { createExtractProgress } from './extract-progress.ts';

test('rate and time left are told within one large file', () => {
  let now = 1000;
  const describe = createExtractProgress(() => now);
  const at = (rows: number, bytesDone: number) =>
    describe({ stage: 'read', file: 'big.csv', rows, bytes: 4_000_000, bytesDone });
  expect(at(500, 0)).not.toContain('left');
  now += 10_000;
  expect(at(50_000, 1_000_000)).toBe('reading big.csv: 50,000 rows, 5,000 a second, about 30 seconds left');
  now += 10_000;
  expect(at(100_000, 2_000_000)).toContain('about 20 seconds left');
});
