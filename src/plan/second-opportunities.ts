/**
 * Which opportunities a location would refuse that takes one a person and pipeline (HighLevel, locations: a
 * setting). Whether one that is closed is in the way as well differs between accounts, so the probe's answer is
 * asked; without one, any is in the way. Operations run side by side: of several, all but one count as refused.
 */
import type { Capabilities } from '../model/capabilities.ts';
import { asExpectedOpportunity } from '../model/expected-record.ts';
import { placeName } from '../model/opportunity-place.ts';
import type { PlannedOperation } from '../model/plan.ts';

export interface SecondOpportunities {
  readonly records: number;
  readonly people: number;
  /** Name of a pipeline → how many of them. */
  readonly byPipeline: ReadonlyMap<string, number>;
}

const kinds: ReadonlySet<string> = new Set(['opportunity', 'order', 'subscription', 'appointment-deal']);

/** @example const second = collectSecond('any'); second.see(operation); second.result().records */
export function collectSecond(inTheWay: Capabilities['opportunitiesInTheWay']) {
  const places = new Map<string, { pipeline: string; contact: string; count: number; anyOpen: boolean }>();
  return {
    see({ object, action, expected }: PlannedOperation): void {
      if (!kinds.has(object) || action === 'skip') return;
      const { contact, pipeline, status } = asExpectedOpportunity(expected);
      const key = `${contact}\n${placeName(pipeline)}`;
      const place = places.get(key) ?? { pipeline, contact, count: 0, anyOpen: false };
      place.count += 1;
      place.anyOpen ||= status === 'open';
      places.set(key, place);
    },
    result(): SecondOpportunities {
      const byPipeline = new Map<string, number>();
      const people = new Set<string>();
      let records = 0;
      for (const { pipeline, contact, count, anyOpen } of places.values()) {
        if (count < 2 || (inTheWay === 'open' && !anyOpen)) continue;
        records += count - 1;
        people.add(contact);
        byPipeline.set(pipeline, (byPipeline.get(pipeline) ?? 0) + count - 1);
      }
      return { records, people: people.size, byPipeline };
    },
  };
}
