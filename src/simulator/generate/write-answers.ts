/**
 * Writes `.answers.json` as one JSON document, a line per member and per person, without holding the people.
 */

import type { AnswerSummary, PersonAnswers } from './answers.ts';
import { openTextFile } from './open-text-file.ts';

/** The line after which people follow, one each. */
export const PEOPLE_LINE = '"people":[';

/** @param path of the answers file; an existing one is replaced */
export async function writeAnswers(
  path: string,
  summary: AnswerSummary,
  people: Iterable<PersonAnswers>,
): Promise<void> {
  const text = await openTextFile(path);
  try {
    await text.write('{\n');
    for (const [key, value] of Object.entries(summary)) {
      await text.write(`${JSON.stringify(key)}:${JSON.stringify(value)},\n`);
    }
    await text.write(PEOPLE_LINE);
    let separator = '\n';
    for (const person of people) {
      await text.write(separator + JSON.stringify(person));
      separator = ',\n';
    }
    await text.write('\n]\n}\n');
  } catch (error) {
    await text.abandon();
    throw error;
  }
  await text.close();
}
