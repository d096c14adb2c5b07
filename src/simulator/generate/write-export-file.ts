/**
 * Writes one export file: home people, copies, refused rows among them, and older states of the next file's people.
 *
 * One row is in memory at a time, and the few copies still waiting for their place. The header opens with a BOM.
 */

import { join } from 'node:path';
import type { FileAnswers, RejectedKind, RejectedRow } from './answers.ts';
import { CHECKBOX_SEPARATOR } from './custom-fields.ts';
import { drawEarlierState } from './draw-earlier-state.ts';
import type { Person } from './draw-person.ts';
import { drawPerson } from './draw-person.ts';
import { drawRejectedRow } from './draw-rejected-row.ts';
import { columnsOf, NAME_SEPARATORS } from './header-vintages.ts';
import type { TextFile } from './open-text-file.ts';
import { openTextFile } from './open-text-file.ts';
import type { AccountPlan, PlannedFile } from './plan-account.ts';
import { standsInOlderFile } from './plan-account.ts';
import { quoteRow } from './quote-row.ts';
import { RATES } from './shares.ts';
import { spreadEvenly } from './spread-evenly.ts';
import { tallyColumns } from './tally-columns.ts';

const BOM = '\uFEFF';
/** A copy comes this many home rows after its original, or at the end. */
const COPY_DISTANCE = 5;

/** @param onPerson called once for every home person, in order */
export async function writeExportFile(
  directory: string,
  plan: AccountPlan,
  file: PlannedFile,
  onPerson: (person: Person) => void,
): Promise<FileAnswers> {
  const text = await openTextFile(join(directory, file.name));
  try {
    return await writeRows(text, plan, file, onPerson);
  } catch (error) {
    await text.abandon();
    throw error;
  }
}

async function writeRows(
  text: TextFile,
  plan: AccountPlan,
  file: PlannedFile,
  onPerson: (person: Person) => void,
): Promise<FileAnswers> {
  const columns = columnsOf(file.vintage);
  const header = columns.map((column) => column.header);
  const tally = tallyColumns(header);
  const homeCount = file.endPerson - file.firstPerson;
  const refusals = planRefusals(homeCount);
  const copies = spreadEvenly(RATES.duplicateRow.share, homeCount, 0.11);
  const waiting: { due: number; row: string }[] = [];
  const rejected: RejectedRow[] = [];
  let nextLine = 1;
  let rows = 0;
  let duplicates = 0;
  let olderStates = 0;

  async function writeRow(row: string): Promise<void> {
    await text.write(row);
    nextLine += countLineBreaks(row);
    rows += 1;
  }
  async function writePerson(person: Person): Promise<string> {
    const cells = columns.map((column) => column.write(person));
    tally.see(cells);
    const row = quoteRow(cells);
    await writeRow(row);
    return row;
  }
  async function writeRefusal(kind: RejectedKind): Promise<void> {
    const line = nextLine;
    await writeRow(quoteRow(drawRejectedRow(plan, file, kind, rejected.length)));
    rejected.push({ kind, row: rows, line, lastLine: nextLine - 1 });
  }
  async function writeCopiesDue(position: number): Promise<void> {
    while (waiting[0] && waiting[0].due <= position) {
      await writeRow(waiting.shift()!.row);
      duplicates += 1;
    }
  }

  await text.write(BOM + quoteRow(header));
  nextLine += 1;
  for (let position = 0; position < homeCount; position += 1) {
    const person = drawPerson(plan, file.firstPerson + position);
    onPerson(person);
    const row = await writePerson(person);
    if (copies(position)) waiting.push({ due: position + COPY_DISTANCE, row });
    await writeCopiesDue(position);
    for (const [kind, holds] of refusals) {
      if (holds(position)) await writeRefusal(kind);
    }
  }
  await writeCopiesDue(Infinity);

  const nextFile = plan.files[file.index + 1];
  if (nextFile) {
    for (let index = nextFile.firstPerson; index < nextFile.endPerson; index += 1) {
      if (!standsInOlderFile(plan, nextFile, index)) continue;
      await writePerson(drawEarlierState(plan.seed, drawPerson(plan, index)));
      olderStates += 1;
    }
  }
  return {
    name: file.name,
    vintage: file.vintage,
    exportedAt: new Date(Math.floor(file.exportedAtMs / 1000) * 1000).toISOString(),
    bytes: await text.close(),
    header,
    nameSeparator: NAME_SEPARATORS[file.vintage],
    checkboxSeparator: CHECKBOX_SEPARATOR,
    rows,
    staged: rows - rejected.length,
    duplicates,
    olderStates,
    rejected,
    ...tally.sum(),
  };
}

function planRefusals(
  homeCount: number,
): readonly (readonly [RejectedKind, (position: number) => boolean])[] {
  const middle = Math.floor(homeCount / 2);
  return [
    ['too-many-cells', spreadEvenly(RATES.tooManyCells.share, homeCount, 0.29)],
    ['too-few-cells', spreadEvenly(RATES.tooFewCells.share, homeCount, 0.53)],
    ['no-identity', spreadEvenly(RATES.noIdentity.share, homeCount, 0.71)],
    ['repeated-header', (position) => position === middle],
  ];
}

function countLineBreaks(row: string): number {
  let count = 0;
  for (let at = row.indexOf('\n'); at !== -1; at = row.indexOf('\n', at + 1)) count += 1;
  return count;
}
