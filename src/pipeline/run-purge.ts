/**
 * Purge (B21): one person, or everything, from this machine: exports, ledger, reports, attachments. What stays is a
 * line with a hash and counts, so that it can be shown that it was done. HighLevel and Kartra are not touched.
 */
import { existsSync } from 'node:fs';
import { appendFile, mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { LandfallError } from '../errors.ts';
import { normaliseEmail } from '../extract/e-mail.ts';
import { purgeExports } from '../extract/purge-exports.ts';
import { sha256 } from '../model/digest.ts';
import { entityKinds } from '../model/entity.ts';
import { targetNames } from '../model/location.ts';
import { type PersonTraces, removeTraces } from '../model/person-traces.ts';
import { noRequests, type StepSummary } from '../model/summary.ts';
import { conflictFile } from './conflict-file.ts';
import { explainFiles } from './explain-file-error.ts';
import { findExportFiles } from './find-export-files.ts';
import { purgeConflicts } from './purge-conflicts.ts';
import { rehearsalFolder } from './rehearse/open-rehearsal.ts';
import { exitPackFolder } from './run-exit-pack.ts';
import { runExtract } from './run-extract.ts';
import { strikeRecords } from './strike-records.ts';
import { suppressAddresses } from './suppressions.ts';
import type { Workspace } from './workspace.ts';

export interface PurgeSummary extends StepSummary {
  readonly step: 'purge';
  /** What was removed, by where it stood: never whose it was. */
  readonly removed: Readonly<Record<string, number>>;
  /** Files that name the person and are a person's own to mend. */
  readonly left: readonly string[];
}

export interface Purging {
  /** An e-mail address or a Kartra lead id. */
  readonly person: string;
  readonly by: string;
  /** ISO instant. */
  readonly at: string;
}

const record = 'purged.csv';
/**
 * Folders made by Landfall that can be made again. With the rehearsal's goes its journal: what a rehearsal was
 * told to keep in HighLevel is then a person's to delete.
 */
const derived = [exitPackFolder, `${exitPackFolder}.part`, rehearsalFolder];

/** What there is of a person, before anything is removed. @throws LandfallError `usage` */
export async function findPerson(workspace: Workspace, person: string): Promise<PersonTraces> {
  const email = normaliseEmail(person);
  const leadId = person.trim().replace(/^L:/u, '');
  if (email === null && !/^[A-Za-z0-9-]+$/u.test(leadId)) {
    throw new LandfallError('usage', 'This names nobody.', {
      rule: 'an e-mail address or a Kartra lead id',
      remedy: 'landfall purge --person 21000104 --by "Your Name" --yes',
    });
  }
  const found = await workspace.ledger.purge.find(email === null ? `L:${leadId}` : `E:${email}`);
  if (found !== null) return found;
  // Nobody known, but a file or a paper may still name them.
  const marker = email === null ? `L:${leadId}` : `E:${email}`;
  return {
    entityId: null,
    markers: [marker],
    leadIds: email === null ? [leadId] : [],
    emails: email === null ? [] : [email],
    phones: [],
  };
}

export async function purgePerson(workspace: Workspace, { person, by, at }: Purging): Promise<PurgeSummary> {
  const { ledger, config, exportsDirectory } = workspace;
  const traces = await findPerson(workspace, person);
  const encodings = Object.fromEntries(
    Object.entries(config.encodings).map(([name, { encoding }]) => [name, encoding]),
  );
  const files = await ledger.staging.files();
  const attachments = (await ledger.attachments.all()).filter(({ marker }) => marker === traces.markers[0]);
  const exports = await purgeExports(exportsDirectory, traces, { encodings, kinds: config.exports });
  for (const { path } of attachments)
    await rm(join(workspace.directory, 'attachments', path), { force: true });
  // Before the ledger forgets whose they were: papers and signed lists name records by them.
  const ids = await destinationIdsOf(workspace, traces);
  const struck = await strikeRecords(workspace, ids);
  const rows = await ledger.purge.erase(traces);
  await ledger.compact();
  const reports = await removePapers(workspace, traces, ids);
  const conflicts = await purgeConflicts(workspace, traces);
  await suppressAddresses(workspace, traces.emails);
  const removed: Record<string, number> = {
    'export files written again': exports.files.length,
    'rows of exports': exports.rows,
    'cells of others': exports.cells,
    attachments: attachments.length,
    reports: reports.length,
    'lines of conflicts': conflicts,
    'lines of manifests': struck,
    ...Object.fromEntries(Object.entries(rows).map(([table, count]) => [`ledger, ${table}`, count])),
  };
  await writeRecord(workspace, traces.markers[0] ?? person, { by, at }, removed);
  const hasExports = (await findExportFiles(exportsDirectory)) > 0;
  if (files.length > 0 && hasExports) await runExtract(workspace, () => undefined);
  else await ledger.staging.removeFilesExcept([]);
  await ledger.compact();
  return {
    ...summaryOf(removed),
    left: await findLeft(workspace, traces),
    next: 'landfall report',
  };
}

/** Everything personal, counts aside. The ledger is closed by it. */
export async function purgeEverything(
  workspace: Workspace,
  { by, at }: Omit<Purging, 'person'>,
): Promise<PurgeSummary> {
  const { directory, ledger } = workspace;
  const removed: Record<string, number> = {};
  for (const kind of entityKinds) {
    const count = await ledger.entities.count(kind);
    if (count > 0) removed[kind] = count;
  }
  const files = await ledger.staging.files();
  removed['export files'] = files.length;
  await writeRecord(workspace, files.map(({ sha256: hash }) => hash).join(' '), { by, at }, removed);
  await workspace.close();
  await explainFiles(directory, async () => {
    for (const folder of ['exports', 'attachments', 'reports', '.landfall', ...derived]) {
      await rm(join(directory, folder), { recursive: true, force: true });
    }
    for (const folder of ['exports', 'reports', '.landfall']) {
      await mkdir(join(directory, folder), { recursive: true, mode: 0o700 });
    }
    for (const file of ['mapping.yaml', ...targetNames.map(conflictFile)])
      await rm(join(directory, file), { force: true });
  });
  return { ...summaryOf(removed), left: [], next: 'landfall extract' };
}

function summaryOf(removed: Readonly<Record<string, number>>): Omit<PurgeSummary, 'left' | 'next'> {
  return {
    step: 'purge',
    runId: null,
    status: 'done',
    counts: {},
    requests: noRequests,
    issues: {},
    changes: Object.values(removed).reduce((sum, count) => sum + count, 0),
    files: [record],
    removed,
  };
}

/** One line per purge: a hash of whom, who did it, what it was in numbers. */
async function writeRecord(
  { directory }: Workspace,
  whom: string,
  { by, at }: Omit<Purging, 'person'>,
  removed: Readonly<Record<string, number>>,
): Promise<void> {
  const file = join(directory, record);
  const counts = Object.entries(removed)
    .map(([what, count]) => `${what}: ${count}`)
    .join('; ');
  const line = [sha256(whom), at, by, counts].map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
  await explainFiles(file, () =>
    appendFile(file, `${existsSync(file) ? '' : 'whom (sha256),when,by,removed\n'}${line}\n`, {
      mode: 0o600,
    }),
  );
}

/** Of the person and every record of theirs, at both locations. */
async function destinationIdsOf(
  { ledger, config }: Workspace,
  { markers }: PersonTraces,
): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const destination of Object.values(config.destinations)) {
    if (destination === undefined) continue;
    ids.push(...Object.values(await ledger.journal.destinationIds(destination.location, markers)));
  }
  return ids;
}

/**
 * Papers that name the person, or a record of theirs, can be written again without them.
 * @param ids of their records in HighLevel
 */
async function removePapers(
  workspace: Workspace,
  traces: PersonTraces,
  ids: readonly string[],
): Promise<readonly string[]> {
  const removed: string[] = [];
  for (const name of await readdir(workspace.reportsDirectory, { recursive: true })) {
    const file = join(workspace.reportsDirectory, name);
    if (!(await names(file, traces, ids))) continue;
    await rm(file);
    removed.push(name);
  }
  for (const folder of derived) {
    await rm(join(workspace.directory, folder), { recursive: true, force: true });
  }
  return removed;
}

async function findLeft({ directory }: Workspace, traces: PersonTraces): Promise<readonly string[]> {
  const own = ['landfall.yaml', 'mapping.yaml', 'prices.yaml', 'costs.yaml'];
  const left: string[] = [];
  for (const name of own) if (await names(join(directory, name), traces)) left.push(name);
  return left;
}

/** Whether a file holds an address, a number or a marker of the person; a folder does not. */
async function names(file: string, traces: PersonTraces, ids: readonly string[] = []): Promise<boolean> {
  const text = await readFile(file, 'utf8').catch(() => '');
  if (removeTraces(text, traces) !== null || ids.some((id) => text.includes(id))) return true;
  return traces.markers.some((marker) => {
    const at = text.indexOf(marker);
    return at !== -1 && !/[\p{L}\p{N}]/u.test(text[at + marker.length] ?? '');
  });
}
