import { describe, expect, test } from 'vitest';
import type { PlannedOperation } from '../model/plan.ts';
import { collectSecond } from './second-opportunities.ts';

const one = (contact: string, pipeline: string, status = 'won', action = 'create') =>
  ({ object: 'order', action, expected: { contact, pipeline, status } }) as unknown as PlannedOperation;

function count(inTheWay: 'any' | 'open', operations: readonly PlannedOperation[]) {
  const second = collectSecond(inTheWay);
  for (const operation of operations) second.see(operation);
  const { records, people, byPipeline } = second.result();
  return { records, people, byPipeline: Object.fromEntries(byPipeline) };
}

describe('a location that takes one opportunity a person and pipeline', () => {
  test('refuses all but one of each person and pipeline, whatever the case of its name', () => {
    const operations = [one('a', 'Sales'), one('a', 'sales'), one('a', 'Other'), one('b', 'Sales')];
    expect(count('any', operations)).toEqual({ records: 1, people: 1, byPipeline: { Sales: 1 } });
  });

  test('counts what is left out for nothing', () => {
    expect(count('any', [one('a', 'Sales'), one('a', 'Sales', 'won', 'skip')]).records).toBe(0);
  });

  test('where only an open one is in the way, closed ones stand beside each other', () => {
    const closed = [one('a', 'Sales'), one('a', 'Sales', 'lost'), one('a', 'Sales')];
    expect(count('open', closed).records).toBe(0);
    expect(count('any', closed).records).toBe(2);
    expect(count('open', [...closed, one('a', 'Sales', 'open')]).records).toBe(3);
  });
});
