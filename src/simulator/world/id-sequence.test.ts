import { expect, it } from 'vitest';
import { IdSequence } from './id-sequence.ts';

it('gives 100,000 different ids of 20 letters and digits', () => {
  const ids = new IdSequence(1);
  const seen = new Set(Array.from({ length: 100_000 }, () => ids.recordId()));
  expect(seen.size).toBe(100_000);
  for (const id of [...seen].slice(0, 100)) expect(id).toMatch(/^[A-Za-z0-9]{20}$/);
});

it('goes on after a restore as if it had never stopped', () => {
  const ids = new IdSequence(5);
  ids.recordId();
  const copy = new IdSequence(99);
  copy.restore(ids.state);
  expect(copy.recordId()).toBe(ids.recordId());
  expect(new IdSequence(5, 1).recordId()).not.toBe(new IdSequence(5).recordId());
});
