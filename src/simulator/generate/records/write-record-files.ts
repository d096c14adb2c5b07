/**
 * Writes the exports beside contacts and money, and adds their answers up, in one pass over the people.
 */

import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createRandom } from '../create-random.ts';
import { drawLeadRecord } from '../draw-lead-record.ts';
import { drawPerson } from '../draw-person.ts';
import { drawPurchases } from '../draw-purchases.ts';
import { openTextFile, type TextFile } from '../open-text-file.ts';
import type { AccountPlan } from '../plan-account.ts';
import { nameFile } from '../plan-account.ts';
import { strangerIndex } from '../plan-commerce.ts';
import { quoteRow } from '../quote-row.ts';
import { countStrangers } from '../write-commerce-files.ts';
import { FILTERS, filterSheet } from './filter-sheets.ts';
import { listInventory } from './inventory-sheet.ts';
import type { RecordAnswers, RecordFileAnswers } from './record-answers.ts';
import type { Cells, Member, RecordSheet } from './record-sheet.ts';
import { RECORD_SHEETS } from './record-sheets.ts';
import { tallyDisagreements } from './tally-disagreements.ts';
import { tallyRecords } from './tally-records.ts';
import { writeAttachments } from './write-attachments.ts';

const BOM = '\uFEFF';
const BETWEEN_FILES_MS = 45_000;
const OWNER_ONLY_FOLDER = 0o700;

interface OpenSheet {
  readonly sheet: RecordSheet;
  readonly name: string;
  readonly text: TextFile;
  rows: number;
}

/** Writes what `plan.objects` asks for; null when that is contacts and money alone. */
export async function writeRecordFiles(directory: string, plan: AccountPlan): Promise<RecordAnswers | null> {
  const wanted = RECORD_SHEETS.filter(({ object }) => plan.objects.includes(object));
  const filters = plan.objects.includes('filters') ? FILTERS : [];
  const wantsAttachments = plan.objects.includes('attachments');
  if (wanted.length === 0 && filters.length === 0 && !wantsAttachments) return null;
  const open: OpenSheet[] = [];
  try {
    for (const sheet of [...wanted, ...filters.map(filterSheet)])
      open.push(await openSheet(directory, plan, sheet, open.length));
    const tally = tallyRecords(plan);
    const disagreements = tallyDisagreements(plan);
    for (let index = 0; index < plan.contacts; index += 1) {
      const member = drawMember(plan, index);
      tally.see(member);
      disagreements.see(member);
      for (const each of open) await writeRows(each, each.sheet.ofMember?.(plan, member) ?? []);
    }
    for (let number = 0; number < countStrangers(plan); number += 1)
      tally.seeStranger(drawPurchases(plan, drawPerson(plan, strangerIndex(number))));
    const sums = tally.sum();
    const files: RecordFileAnswers[] = [];
    for (const each of open) {
      await writeRows(each, each.sheet.ofAccount?.(plan, sums) ?? []);
      const { sheet, name, text, rows } = each;
      files.push({ name, object: sheet.object, bytes: await text.close(), header: sheet.header, rows });
    }
    const kinds = Map.groupBy(listInventory(sums), ({ kind }) => kind);
    return {
      ...sums,
      files,
      inventory: Array.from(kinds, ([kind, items]) => ({ kind, items: items.length })),
      filters: filters.map(({ name }) => ({
        name,
        contacts: files.find((file) => dirname(file.name) === name)!.rows,
      })),
      attachments: wantsAttachments ? await writeAttachments(directory, plan) : [],
      disagreements: disagreements.sum(),
    };
  } catch (error) {
    for (const { text } of open) await text.abandon();
    throw error;
  }
}

/** Everything that is known of one person. */
export function drawMember(plan: AccountPlan, index: number): Member {
  const person = drawPerson(plan, index);
  const purchases = drawPurchases(plan, person);
  return { person, record: drawLeadRecord(plan, person, purchases), purchases };
}

async function openSheet(
  directory: string,
  plan: AccountPlan,
  sheet: RecordSheet,
  number: number,
): Promise<OpenSheet> {
  const newestMs = plan.files.at(-1)!.exportedAtMs;
  const microseconds = createRandom(plan.seed, 'record-file', number).below(1_000_000);
  const name = nameFile(sheet.label, newestMs - (number + 1) * BETWEEN_FILES_MS, microseconds);
  await mkdir(dirname(join(directory, name)), { recursive: true, mode: OWNER_ONLY_FOLDER });
  const text = await openTextFile(join(directory, name));
  await text.write(BOM + quoteRow(sheet.header));
  return { sheet, name, text, rows: 0 };
}

async function writeRows(sheet: OpenSheet, rows: readonly Cells[]): Promise<void> {
  for (const cells of rows) {
    await sheet.text.write(quoteRow(cells));
    sheet.rows += 1;
  }
}
