/** Random mixes of faults from seeds: up to four at once, on any endpoint a run uses, over one to three runs. */
import fc from 'fast-check';
import { passingEffects } from './fault-cases.ts';
import { type WorldName, worldNames } from './fault-worlds.ts';
import type { Fault, Undisturbed } from './withstand.ts';

export interface Mix {
  /** Runs while the faults are there. */
  readonly attempts: number;
  readonly faults: readonly Fault[];
}

/** Of 500 runs, how many on each world: most where one costs little. */
const shares: Readonly<Record<WorldName, number>> = {
  tasks: 100,
  files: 100,
  courses: 50,
  schema: 60,
  'held tags': 30,
  'access to courses': 30,
  'affiliate accounts': 30,
  'later exports': 60,
  records: 30,
  everything: 5,
  'everything, duplicates refused': 5,
};

const firstSeed = 20_261_126;

/** A seed tells its world: each has a thousand of its own. */
export function seedsOf(name: WorldName): readonly number[] {
  const first = firstSeed + worldNames.indexOf(name) * 1_000;
  return Array.from({ length: shares[name] }, (_, run) => first + run);
}

export function mixOf({ reached }: Undisturbed, seed: number): Mix {
  const fault = fc.constantFrom(...reached).chain((endpoint) =>
    fc.record({
      endpoint: fc.constant(endpoint),
      effect: fc.constantFrom(...passingEffects(endpoint)),
      skip: fc.integer({ min: 0, max: 3 }),
      times: fc.integer({ min: 1, max: 4 }),
    }),
  );
  const mix = fc.record({
    attempts: fc.integer({ min: 1, max: 3 }),
    faults: fc.array(fault, { minLength: 1, maxLength: 4 }),
  });
  const [drawn] = fc.sample(mix, { seed, numRuns: 1 });
  if (drawn === undefined) throw new Error('nothing was drawn');
  return drawn;
}
