/**
 * `conflicts-<target>.csv`, beside landfall.yaml: one line for each field that changed on both sides, with its three
 * values. A person fills in the choice (source, destination or edit, with the value to write), and the next plan does
 * as it says, as long as the source still says the same.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { LandfallError } from '../errors.ts';
import type { Json } from '../model/json.ts';
import type { TargetName } from '../model/location.ts';
import type { FieldChange } from '../model/plan.ts';
import type { Resolution } from '../plan/three-way.ts';
import { plainCsvText } from '../report/csv.ts';
import type { Workspace } from './workspace.ts';

export interface Conflict {
  readonly externalId: string;
  readonly change: FieldChange;
}

const columns = ['person', 'field', 'Kartra then', 'Kartra now', 'HighLevel now', 'choice', 'value'];
const choices = ['source', 'destination', 'edit'] as const;

export const conflictFile = (target: TargetName): string => `conflicts-${target}.csv`;

/** @returns the decision about a field, null where there is none, or it was about another value of the source */
export async function readResolutions(
  workspace: Workspace,
  target: TargetName,
): Promise<(externalId: string, change: FieldChange) => Resolution | null> {
  const file = join(workspace.directory, conflictFile(target));
  if (!existsSync(file)) return () => null;
  const rows = parse(await readFile(file, 'utf8'), { bom: true, columns: true }) as Record<string, string>[];
  const decided = new Map<string, Resolution>();
  for (const [position, row] of rows.entries()) {
    const choice = (row['choice'] ?? '').trim().toLowerCase();
    if (choice === '') continue;
    const key = keyOf(row['person'] ?? '', row['field'] ?? '', row['Kartra now'] ?? '');
    if (choice === 'edit') decided.set(key, { choice, value: row['value'] ?? '' });
    else if (choice === 'source' || choice === 'destination') decided.set(key, { choice });
    else throw unknownChoice(conflictFile(target), position + 2, choice);
  }
  return (externalId, { field, after }) => decided.get(keyOf(externalId, field, textOf(after))) ?? null;
}

/** Writes the queue anew; what was decided before stays in it, since it holds as long as the source says the same. */
export async function writeConflicts(
  workspace: Workspace,
  target: TargetName,
  conflicts: readonly Conflict[],
): Promise<void> {
  const file = join(workspace.directory, conflictFile(target));
  const before = existsSync(file)
    ? (parse(await readFile(file, 'utf8'), { bom: true, columns: true }) as Record<string, string>[])
    : [];
  const decided = before.filter((row) => (row['choice'] ?? '').trim() !== '');
  if (conflicts.length + decided.length === 0) return;
  const rows = [
    ...conflicts.map(({ externalId, change: { field, wrote = null, after, before: now } }) => [
      externalId,
      field,
      textOf(wrote),
      textOf(after),
      textOf(now),
      '',
      '',
    ]),
    ...decided.map((row) => columns.map((column) => row[column] ?? '')),
  ];
  let text = '';
  for await (const part of plainCsvText(columns, once(rows))) text += part;
  await workspace.writeOwnFile(conflictFile(target), text);
}

async function* once<Item>(items: Item): AsyncGenerator<Item> {
  yield await Promise.resolve(items);
}

const keyOf = (person: string, field: string, source: string): string => `${person}\n${field}\n${source}`;

const textOf = (value: Json): string =>
  value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value);

function unknownChoice(file: string, line: number, choice: string): LandfallError {
  return new LandfallError('config-invalid', `${file} holds a choice Landfall does not know.`, {
    file,
    line,
    column: 'choice',
    value: choice,
    rule: choices.join(', '),
    remedy: 'Write one of these into the column choice, or leave it empty.',
  });
}
