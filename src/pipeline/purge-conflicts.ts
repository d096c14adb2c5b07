/** Takes a person out of the queue of conflicts; what was decided about everybody else stays. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { targetNames } from '../model/location.ts';
import { type PersonTraces, removeTraces } from '../model/person-traces.ts';
import { plainCsvText } from '../report/csv.ts';
import { conflictFile } from './conflict-file.ts';
import type { Workspace } from './workspace.ts';

/** @returns lines taken out */
export async function purgeConflicts(workspace: Workspace, traces: PersonTraces): Promise<number> {
  let removed = 0;
  for (const target of targetNames) {
    const name = conflictFile(target);
    const file = join(workspace.directory, name);
    if (!existsSync(file)) continue;
    const [header = [], ...rows] = parse(await readFile(file, 'utf8'), { bom: true });
    // A line about the person, or a record of theirs; a value of somebody else may hold the address all the same.
    const others = rows.filter((row) => !row.some((cell) => traces.markers.includes(cell)));
    removed += rows.length - others.length;
    const clean = others.map((row) => row.map((cell) => removeTraces(cell, traces) ?? cell));
    let text = '';
    for await (const part of plainCsvText(header, once(clean))) text += part;
    await workspace.writeOwnFile(name, text);
  }
  return removed;
}

async function* once<Item>(items: Item): AsyncGenerator<Item> {
  yield await Promise.resolve(items);
}
