/** Pauses between retries. */

const firstMs = 500;
const longestMs = 30_000;

/**
 * @param retry 0 for the first pause
 * @param random 0 ≤ n < 1
 * @returns ms, between half of and the whole of 0.5 s, 1 s, 2 s, … up to 30 s
 */
export function backoffMs(retry: number, random: () => number): number {
  const whole = Math.min(longestMs, firstMs * 2 ** retry);
  return Math.round(whole * (0.5 + random() / 2));
}
