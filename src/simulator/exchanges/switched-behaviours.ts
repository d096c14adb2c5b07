import { BEHAVIOURS, type Behaviours } from '../behaviours.ts';

/** Names of the behaviours that stand at another value than their default. */
export function switchedBehaviours(values: Behaviours): string[] {
  return (Object.keys(BEHAVIOURS) as (keyof Behaviours)[]).filter(
    (name) => values[name] !== BEHAVIOURS[name].value,
  );
}
