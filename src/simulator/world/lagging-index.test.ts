import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { LaggingIndex } from './lagging-index.ts';

it('shows, at every instant, exactly what a replay of the changes up to then would show', () => {
  const change = fc.record({
    gap: fc.integer({ min: 0, max: 5 }),
    id: fc.constantFrom('a', 'b', 'c'),
    value: fc.option(fc.integer(), { nil: null }),
  });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 60 }), (changes) => {
      const index = new LaggingIndex<number>();
      const timed: { atMs: number; id: string; value: number | null }[] = [];
      let nowMs = 0;
      for (const { gap, id, value } of changes) {
        nowMs += gap;
        timed.push({ atMs: nowMs, id, value });
        index.record(id, value, nowMs);
        const asOfMs = nowMs - 7;
        const replay = new Map<string, number>();
        for (const past of timed.filter(({ atMs }) => atMs <= asOfMs))
          if (past.value === null) replay.delete(past.id);
          else replay.set(past.id, past.value);
        expect(new Map(index.view(asOfMs))).toEqual(replay);
      }
    }),
  );
});
