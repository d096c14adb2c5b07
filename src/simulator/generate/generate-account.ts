/**
 * Writes a Kartra account as export files, with the known answers beside them.
 *
 * Owns the order of work: plan, files oldest first, answers. Same options, same bytes. Memory does not grow with the
 * number of people: each is drawn when its row is written and drawn again when its answers are.
 */

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { answerPerson } from './answer-person.ts';
import type { AnswerSummary, FileAnswers, PersonAnswers } from './answers.ts';
import { drawLeadRecord } from './draw-lead-record.ts';
import { drawPerson } from './draw-person.ts';
import { drawPurchases } from './draw-purchases.ts';
import type { AccountPlan, GenerateOptions } from './plan-account.ts';
import { planAccount } from './plan-account.ts';
import { ANSWERS_FILE } from './read-answers.ts';
import { answerRecords } from './records/answer-records.ts';
import { drawMember, writeRecordFiles } from './records/write-record-files.ts';
import { settleTransactions } from './settle-transactions.ts';
import { tallyAccess } from './tally-access.ts';
import { answerCommerce } from './tally-commerce.ts';
import { tallyPeople } from './tally-people.ts';
import { writeAnswers } from './write-answers.ts';
import { writeCommerceFiles } from './write-commerce-files.ts';
import { writeExportFile } from './write-export-file.ts';

export interface GeneratedAccount {
  readonly directory: string;
  /** Oldest export first. */
  readonly files: readonly FileAnswers[];
  readonly answersPath: string;
  readonly summary: AnswerSummary;
}

const OWNER_ONLY_FOLDER = 0o700;

/**
 * Generates an account into `options.directory`.
 *
 * @throws RangeError when an option is out of its range, before anything is written
 * @example await generateAccount({ directory: 'acme/exports', contacts: 2000, seed: 7, vintage: 'both', files: 2 })
 */
export async function generateAccount(options: GenerateOptions): Promise<GeneratedAccount> {
  const plan = settleTransactions(planAccount(options), options.transactions);
  const { directory } = options;
  await mkdir(directory, { recursive: true, mode: OWNER_ONLY_FOLDER });
  const tally = tallyPeople();
  const access = tallyAccess();
  const isWhole = plan.objects.length > 1;
  const files: FileAnswers[] = [];
  for (const file of plan.files) {
    files.push(
      await writeExportFile(directory, plan, file, (person) => {
        tally.see(answerPerson(plan, person), person);
        if (isWhole) access.see(drawLeadRecord(plan, person, drawPurchases(plan, person)));
      }),
    );
  }
  const commerce = await writeCommerceFiles(directory, plan);
  const records = await writeRecordFiles(directory, plan);
  const { counts, ...sums } = tally.sum();
  const add = (count: (file: FileAnswers) => number): number =>
    files.reduce((sum, file) => sum + count(file), 0);
  const summary: AnswerSummary = {
    version: 1,
    seed: plan.seed,
    contacts: plan.contacts,
    vintage: plan.vintage,
    now: new Date(plan.nowMs).toISOString(),
    defaultCountry: 'US',
    stampZone: '-05:00',
    otherChannels: 'never',
    repeat: plan.repeat,
    counts: {
      rows: add((file) => file.rows),
      staged: add((file) => file.staged),
      rejected: add((file) => file.rejected.length),
      duplicates: add((file) => file.duplicates),
      ...counts,
    },
    files,
    ...sums,
    ...(commerce === null ? {} : { commerce }),
    ...(isWhole ? { leads: access.sum() } : {}),
    ...(records === null ? {} : { records }),
  };
  const answersPath = join(directory, ANSWERS_FILE);
  await writeAnswers(answersPath, summary, answerEveryone(plan, summary));
  return { directory, files, answersPath, summary };
}

function* answerEveryone(plan: AccountPlan, summary: AnswerSummary): Generator<PersonAnswers> {
  for (let index = 0; index < plan.contacts; index += 1) {
    if (summary.leads === undefined) {
      yield answerPerson(plan, drawPerson(plan, index));
      continue;
    }
    const member = drawMember(plan, index);
    yield {
      ...answerPerson(plan, member.person),
      ...(summary.commerce === undefined ? {} : { commerce: answerCommerce(member.purchases) }),
      lead: member.record,
      ...(summary.records === undefined ? {} : { records: answerRecords(plan, member) }),
    };
  }
}
