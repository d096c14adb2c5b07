/**
 * Places a number of events along a row of positions without remembering any of them.
 */

/** True at the positions that hold an event. Exactly `count` (at most `length`) positions of `length` do. */
export type Spread = (position: number) => boolean;

/**
 * @param share  events per position; at least one event when there is a position
 * @param length positions 0 to length - 1
 * @param shift  0 to 1, moves the events so that several spreads do not coincide
 */
export function spreadEvenly(share: number, length: number, shift: number): Spread {
  const count = length === 0 ? 0 : Math.min(length, Math.max(1, Math.round(share * length)));
  // Position p holds an event when the running total passes a whole number there.
  const total = (position: number): number =>
    Math.floor((position * count + Math.floor(shift * length)) / length);
  return (position) => total(position + 1) > total(position);
}
