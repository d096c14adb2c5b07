/**
 * Reads `.answers.json` a line at a time, as `write-answers.ts` laid it out: a million people never meet in memory.
 *
 * For tests and benchmarks that judge a migration. The program itself never reads the answers.
 */

import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { AnswerSummary, PersonAnswers } from './answers.ts';
import { PEOPLE_LINE } from './write-answers.ts';

export const ANSWERS_FILE = '.answers.json';

/**
 * Everything but the people.
 *
 * @param directory the folder given to `generateAccount`
 */
export async function readAnswerSummary(directory: string): Promise<AnswerSummary> {
  let head = '';
  for await (const line of readLines(directory)) {
    if (line === PEOPLE_LINE) return JSON.parse(`${head.replace(/,\s*$/, '')}}`) as AnswerSummary;
    head += `${line}\n`;
  }
  throw new Error(`${ANSWERS_FILE} in ${directory} holds no people: was the generator interrupted?`);
}

/**
 * The people in the order they were drawn.
 *
 * @example for await (const person of readPersonAnswers(directory)) total += person.tags.length;
 */
export async function* readPersonAnswers(directory: string): AsyncGenerator<PersonAnswers> {
  let among = false;
  for await (const line of readLines(directory)) {
    if (line === ']') return;
    if (among && line !== '')
      yield JSON.parse(line.endsWith(',') ? line.slice(0, -1) : line) as PersonAnswers;
    if (line === PEOPLE_LINE) among = true;
  }
}

async function* readLines(directory: string): AsyncGenerator<string> {
  const input = createReadStream(join(directory, ANSWERS_FILE), 'utf8');
  try {
    yield* createInterface({ input, crlfDelay: Infinity });
  } finally {
    input.destroy();
  }
}
