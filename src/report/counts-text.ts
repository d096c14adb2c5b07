/** What became of the planned records of one kind, in one sentence. */
import type { Counts } from '../model/plan.ts';
import { bucketWords, number, objectWords } from './words.ts';

/**
 * Every planned record is in it: what is not settled is still to come.
 *
 * @param object kind of record, such as `contact`
 * @example countsText('tag', counts) // 'tags: 63 planned = 40 added + 23 still to come'
 */
export function countsText(object: string, counts: Counts): string {
  const settled = bucketWords.reduce((sum, [bucket]) => sum + counts[bucket], 0);
  const parts = bucketWords
    .filter(([bucket]) => counts[bucket] > 0)
    .map(([bucket, words]) => `${number(counts[bucket])} ${words}`);
  if (settled < counts.planned) parts.push(`${number(counts.planned - settled)} still to come`);
  return `${objectWords[object] ?? object}: ${number(counts.planned)} planned = ${parts.join(' + ') || '0'}`;
}

/**
 * What a plan would do with the records of one kind; nothing of it is done.
 *
 * @example plannedText('contact', counts) // 'people: 1 to add, 3 to change, 88 already right, 0 left out.'
 */
export function plannedText(object: string, counts: Counts): string {
  const { created, updated, unchanged, skipped, manual } = counts;
  const byHand = manual > 0 ? `, ${number(manual)} by hand` : '';
  return `${objectWords[object] ?? object}: ${number(created)} to add, ${number(updated)} to change, ${number(unchanged)} already right, ${number(skipped)} left out${byHand}.`;
}
