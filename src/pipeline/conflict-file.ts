/**
 * `conflicts-<target>.csv`, beside landfall.yaml: one line for each detail that changed on both sides, with its three
 * values. A person decides (source, destination or edit, with the value to write), by `landfall conflicts` or in the
 * file itself; the next delta does as it says, as long as the source still says the same.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CsvError, parse } from 'csv-parse/sync';
import { LandfallError } from '../errors.ts';
import { sha256 } from '../model/digest.ts';
import type { Json } from '../model/json.ts';
import type { TargetName } from '../model/location.ts';
import type { FieldChange, ObjectKind } from '../model/plan.ts';
import type { Resolution } from '../plan/three-way.ts';
import { plainCsvText } from '../report/csv.ts';
import type { Workspace } from './workspace.ts';

/** A change both sides made, found by a plan. */
export interface FoundConflict {
  readonly object: ObjectKind;
  readonly externalId: string;
  readonly change: FieldChange;
}

/** One line of the queue. */
export interface Conflict {
  /** The same for the same detail, as long as the source says the same. */
  readonly id: string;
  readonly object: string;
  readonly externalId: string;
  readonly field: string;
  /** What we wrote, what Kartra says now, what stands in HighLevel; '' for nothing. */
  readonly wrote: string;
  readonly source: string;
  readonly destination: string;
  readonly choice: Resolution['choice'] | null;
  /** Of an edit. */
  readonly value: string;
  readonly by: string;
  /** ISO instant; '' where somebody wrote into the file. */
  readonly at: string;
  /** ISO instant of the delta that took the choice up; '' before. */
  readonly plannedAt: string;
}

/** Names of the columns, in their order. */
const columns = {
  id: 'conflict',
  object: 'kind',
  externalId: 'record',
  field: 'field',
  wrote: 'Kartra then',
  source: 'Kartra now',
  destination: 'HighLevel now',
  choice: 'choice',
  value: 'value',
  by: 'by',
  at: 'at',
  plannedAt: 'in a plan since',
} as const satisfies Readonly<Record<keyof Conflict, string>>;

const choices = ['source', 'destination', 'edit'] as const;

/** Details that stand for something by its id: a person picks a side, and types nothing. */
const pickedOnly: ReadonlySet<string> = new Set(['pipeline', 'stage', 'owner', 'start', 'end', 'calendar']);

export const conflictFile = (target: TargetName): string => `conflicts-${target}.csv`;

/** Nobody has decided it yet. */
export const isOpen = ({ choice }: Conflict): boolean => choice === null;

/** Decided in a way that writes, and no delta has taken it up. */
export const awaitsDelta = ({ choice, plannedAt }: Conflict): boolean =>
  choice !== null && choice !== 'destination' && plannedAt === '';

/** The queue, decided lines included. @throws `config-invalid` for a choice nobody knows */
export async function readConflicts(workspace: Workspace, target: TargetName): Promise<readonly Conflict[]> {
  const file = join(workspace.directory, conflictFile(target));
  if (!existsSync(file)) return [];
  const rows = readRows(await readFile(file, 'utf8'), conflictFile(target));
  return rows.map((row, position) => {
    const cell = (name: keyof Conflict) => row[columns[name]] ?? '';
    const text = cell('choice').trim().toLowerCase();
    const choice = choices.find((one) => one === text) ?? null;
    if (choice === null && text !== '') throw unknownChoice(conflictFile(target), position + 2, text);
    const { id, object, externalId, field, wrote, source, destination, value, by, at, plannedAt } =
      Object.fromEntries(Object.keys(columns).map((name) => [name, cell(name as keyof Conflict)])) as {
        readonly [name in keyof Conflict]: string;
      };
    return { id, object, externalId, field, wrote, source, destination, choice, value, by, at, plannedAt };
  });
}

/** @throws `config-invalid` where a person's edit left no table */
function readRows(text: string, file: string): readonly Record<string, string>[] {
  try {
    return parse(text, { bom: true, columns: true });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? error['lines'] : 1;
    throw new LandfallError('config-invalid', `${file}, line ${line}: this is not a line of the list.`, {
      file,
      line,
      rule: `a CSV table with the columns ${Object.values(columns).join(', ')}`,
      remedy: 'Mend the line, or delete the file and run landfall delta again: it writes the list anew.',
    });
  }
}

/** @returns the decision about a field, null where there is none, or it was about another value of the source */
export async function readResolutions(
  workspace: Workspace,
  target: TargetName,
): Promise<(externalId: string, change: FieldChange) => Resolution | null> {
  const decided = new Map<string, Resolution>();
  for (const { externalId, field, source, choice, value } of await readConflicts(workspace, target)) {
    const key = keyOf(externalId, field, source);
    if (choice === 'edit') {
      if (!pickedOnly.has(field)) decided.set(key, { choice, value });
    } else if (choice !== null) decided.set(key, { choice });
  }
  return (externalId, { field, after, words }) =>
    decided.get(keyOf(externalId, field, words?.after ?? textOf(after))) ?? null;
}

/**
 * Writes the queue anew after a delta; what was decided stays in it, since it holds as long as the source says the
 * same, and is marked as taken up.
 * @param at ISO instant
 * @returns the queue
 */
export async function writeConflicts(
  workspace: Workspace,
  target: TargetName,
  found: readonly FoundConflict[],
  at: string,
): Promise<readonly Conflict[]> {
  const before = await readConflicts(workspace, target);
  const decided = before
    .filter((conflict) => !isOpen(conflict))
    .map((conflict) => ({ ...conflict, plannedAt: conflict.plannedAt === '' ? at : conflict.plannedAt }));
  const open = found.map(({ object, externalId, change }): Conflict => {
    const { field, wrote = null, after, before: now, words } = change;
    const source = words?.after ?? textOf(after);
    return {
      id: sha256(keyOf(externalId, field, source)).slice(0, 8),
      object,
      externalId,
      field,
      wrote: words?.wrote ?? textOf(wrote),
      source,
      destination: words?.before ?? textOf(now),
      choice: null,
      value: '',
      by: '',
      at: '',
      plannedAt: '',
    };
  });
  // A choice that could not be taken up (a word where a number goes) is asked for again, not listed twice.
  const again = new Set(open.map(({ id }) => id));
  const queue = [...open, ...decided.filter(({ id }) => !again.has(id))];
  if (queue.length + before.length > 0) await writeQueue(workspace, target, queue);
  return queue;
}

/**
 * Keeps what a person decided about conflicts.
 * @param ids of open or decided ones; `all` for every open one
 * @returns those it was kept for
 * @throws `usage` for an id the queue does not have, or an edit of what can only be picked
 */
export async function resolveConflicts(
  workspace: Workspace,
  target: TargetName,
  ids: readonly string[],
  resolution: Resolution,
  who: { readonly by: string; readonly at: string },
): Promise<readonly Conflict[]> {
  const queue = await readConflicts(workspace, target);
  const unknown = ids.find((id) => id !== 'all' && !queue.some((conflict) => conflict.id === id));
  if (unknown !== undefined) throw unknownConflict(unknown, target);
  const isMeant = (conflict: Conflict) =>
    ids.includes(conflict.id) || (ids.includes('all') && isOpen(conflict));
  const picked = queue.find((conflict) => isMeant(conflict) && pickedOnly.has(conflict.field));
  if (resolution.choice === 'edit' && picked !== undefined) throw pickASide(picked);
  const { choice } = resolution;
  const value = choice === 'edit' ? String(resolution.value) : '';
  const decided = queue.map((conflict) =>
    isMeant(conflict) ? { ...conflict, choice, value, ...who, plannedAt: '' } : conflict,
  );
  await writeQueue(workspace, target, decided);
  return decided.filter((_, position) => isMeant(queue[position] as Conflict));
}

async function writeQueue(
  workspace: Workspace,
  target: TargetName,
  queue: readonly Conflict[],
): Promise<void> {
  const names = Object.keys(columns) as (keyof Conflict)[];
  const rows = queue.map((conflict) => names.map((name) => conflict[name] ?? ''));
  let text = '';
  for await (const part of plainCsvText(Object.values(columns), once(rows))) text += part;
  await workspace.writeOwnFile(conflictFile(target), text);
}

async function* once<Item>(items: Item): AsyncGenerator<Item> {
  yield await Promise.resolve(items);
}

const keyOf = (record: string, field: string, source: string): string => `${record}\n${field}\n${source}`;

const textOf = (value: Json): string =>
  value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value);

function unknownChoice(file: string, line: number, choice: string): LandfallError {
  return new LandfallError('config-invalid', `${file} holds a choice Landfall does not know.`, {
    file,
    line,
    column: columns.choice,
    value: choice,
    rule: choices.join(', '),
    remedy: `Write one of these into the column ${columns.choice}, or leave it empty.`,
  });
}

export function unknownConflict(id: string, target: TargetName): LandfallError {
  return new LandfallError('usage', `There is no conflict "${id}".`, {
    value: id,
    rule: 'the first column of the list, or all',
    remedy: `See them: landfall conflicts --target ${target}`,
    safe: 'Nothing was decided.',
  });
}

function pickASide({ id, field }: Conflict): LandfallError {
  return new LandfallError('usage', `Conflict ${id} is about ${field}, which cannot be typed.`, {
    value: id,
    rule: 'source or destination',
    remedy: 'Pick a side, then change it in HighLevel if neither is right.',
    safe: 'Nothing was decided.',
  });
}
