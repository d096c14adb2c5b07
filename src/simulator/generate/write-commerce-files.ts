/**
 * Writes the transactions files, one for each currency, and the subscriptions file, a person at a time.
 *
 * Rows stand by buyer, not by date: no reader may rely on an order. After the account's people come strangers: buyers
 * whom no contacts file knows, because they were deleted or the filter left them out.
 */

import { join } from 'node:path';
import type { CommerceAnswers, CommerceFileAnswers } from './commerce-answers.ts';
import { createRandom } from './create-random.ts';
import type { Person } from './draw-person.ts';
import { drawPerson } from './draw-person.ts';
import { drawPurchases } from './draw-purchases.ts';
import type { TextFile } from './open-text-file.ts';
import { openTextFile } from './open-text-file.ts';
import type { AccountPlan } from './plan-account.ts';
import { nameFile } from './plan-account.ts';
import { strangerIndex } from './plan-commerce.ts';
import type { Purchase } from './purchase.ts';
import { quoteRow } from './quote-row.ts';
import { SUBSCRIPTION_COLUMNS } from './subscription-columns.ts';
import { tallyCommerce } from './tally-commerce.ts';
import { transactionColumns } from './transaction-columns.ts';

const BOM = '\uFEFF';
const BETWEEN_FILES_MS = 60_000;

interface Sheet {
  readonly answers: Omit<CommerceFileAnswers, 'bytes' | 'rows'>;
  readonly text: TextFile;
  readonly write: (person: Person, purchase: Purchase) => readonly (readonly string[])[];
  rows: number;
}

/** How many buyers the contacts files do not know. */
export function countStrangers(plan: AccountPlan): number {
  return plan.commerce.strangers + plan.commerce.guests;
}

/** Writes what `plan.objects` asks for; null when that is contacts alone. */
export async function writeCommerceFiles(
  directory: string,
  plan: AccountPlan,
): Promise<CommerceAnswers | null> {
  if (!plan.objects.includes('transactions') && !plan.objects.includes('subscriptions')) return null;
  const sheets: Sheet[] = [];
  try {
    await openSheets(directory, plan, sheets);
    const tally = tallyCommerce(plan.currencies);
    const see = async (person: Person, isStranger: boolean): Promise<void> => {
      const purchases = drawPurchases(plan, person);
      tally.see(person, purchases, isStranger);
      for (const purchase of purchases) for (const sheet of sheets) await writeRows(sheet, person, purchase);
    };
    for (let index = 0; index < plan.contacts; index += 1) await see(drawPerson(plan, index), false);
    for (let number = 0; number < countStrangers(plan); number += 1)
      await see(drawPerson(plan, strangerIndex(number)), true);
    const files: CommerceFileAnswers[] = [];
    for (const { answers, text, rows } of sheets) files.push({ ...answers, bytes: await text.close(), rows });
    return { files, ...tally.sum() };
  } catch (error) {
    for (const { text } of sheets) await text.abandon();
    throw error;
  }
}

async function writeRows(sheet: Sheet, person: Person, purchase: Purchase): Promise<void> {
  for (const cells of sheet.write(person, purchase)) {
    await sheet.text.write(quoteRow(cells));
    sheet.rows += 1;
  }
}

async function openSheets(directory: string, plan: AccountPlan, sheets: Sheet[]): Promise<void> {
  const newestMs = plan.files.at(-1)!.exportedAtMs;
  const open = async (
    label: string,
    answers: Pick<CommerceFileAnswers, 'object' | 'currency' | 'header'>,
    write: Sheet['write'],
  ): Promise<void> => {
    const number = sheets.length;
    const microseconds = createRandom(plan.seed, 'commerce-file', number).below(1_000_000);
    const name = nameFile(label, newestMs + number * BETWEEN_FILES_MS, microseconds);
    const text = await openTextFile(join(directory, name));
    sheets.push({ answers: { name, ...answers }, text, write, rows: 0 });
    await text.write(BOM + quoteRow(answers.header));
  };
  for (const currency of plan.objects.includes('transactions') ? plan.currencies : []) {
    const columns = transactionColumns(currency);
    const header = columns.map((column) => column.header);
    await open(
      'report_all_transactions',
      { object: 'transactions', currency, header },
      (person, purchase) => {
        if (purchase.currency !== currency) return [];
        return purchase.events.map((event) => {
          const random = createRandom(plan.seed, 'transaction-cells', Number(event.id));
          return columns.map((column) => column.write({ plan, person, purchase, event, random }));
        });
      },
    );
  }
  if (!plan.objects.includes('subscriptions')) return;
  const header = SUBSCRIPTION_COLUMNS.map((column) => column.header);
  await open('subscriptions', { object: 'subscriptions', currency: null, header }, (person, purchase) => {
    const { subscription } = purchase;
    if (subscription === null) return [];
    const random = createRandom(plan.seed, 'subscription-cells', Number(subscription.id));
    return [SUBSCRIPTION_COLUMNS.map((column) => column.write({ person, purchase, subscription, random }))];
  });
}
