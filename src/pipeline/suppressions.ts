/**
 * `suppress.csv`: people who were deleted or must never come back, kept as hashes so that the list itself
 * holds nobody's address. One column `sha256`: SHA-256 of the lower-case address without blanks around it,
 * as 64 hexadecimal digits. A plain address is refused, with the command that hashes it.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { LandfallError } from '../errors.ts';
import { sha256 } from '../model/digest.ts';
import { explainFiles } from './explain-file-error.ts';
import type { Workspace } from './workspace.ts';

const suppressionsName = 'suppress.csv';

/** The hash of an address as it stands in `suppress.csv`. */
export function hashAddress(email: string): string {
  return sha256(email.trim().toLowerCase());
}

/** @returns the hashes, or null where there is no such file. @throws `suppressions-invalid` */
export async function readSuppressions(
  workspace: Pick<Workspace, 'directory'>,
): Promise<ReadonlySet<string> | null> {
  const path = join(workspace.directory, suppressionsName);
  if (!existsSync(path)) return null;
  const text = await explainFiles(path, () => readFile(path, 'utf8'));
  const rows = readRows(text, suppressionsName);
  const [header, ...lines] = rows;
  const at = (header?.cells ?? []).findIndex((cell) => cell.trim().toLowerCase() === 'sha256');
  if (header === undefined || at < 0) {
    throw invalid(
      1,
      'the first line names no column "sha256".',
      'sha256 in the first line',
      'Write sha256 on the first line, one hash on each line below.',
    );
  }
  const hashes = new Set<string>();
  for (const { line, cells } of lines) {
    if (cells.some((cell) => cell.includes('@'))) {
      throw invalid(
        line,
        'a plain e-mail address stands in the list.',
        'hashes only: the list outlives the people in it',
        'Keep addresses in a file elsewhere and add their hashes with: landfall extract --suppress-from FILE',
      );
    }
    const hash = (cells[at] ?? '').trim().toLowerCase();
    if (!/^[0-9a-f]{64}$/u.test(hash)) {
      throw invalid(
        line,
        'this is no SHA-256 hash.',
        '64 hexadecimal digits',
        'Correct the line or take it out.',
      );
    }
    hashes.add(hash);
  }
  return hashes;
}

/**
 * Adds the hashes of every address in a text file, one on each line or among other cells.
 * @returns how many addresses were read, and how many were new to the list
 */
export async function addSuppressions(
  workspace: Pick<Workspace, 'directory' | 'writeOwnFile'>,
  file: string,
): Promise<{ readonly read: number; readonly added: number }> {
  const text = await explainFiles(file, () => readFile(file, 'utf8'));
  const addresses = text.match(/[^\s,;<>"']+@[^\s,;<>"']+\.[^\s,;<>"'.]+/gu) ?? [];
  if (addresses.length === 0) {
    throw new LandfallError('suppressions-invalid', 'The file holds no e-mail address.', {
      file,
      rule: 'at least one address',
      remedy: 'Name a file with one address on each line.',
    });
  }
  return { read: addresses.length, added: await suppressAddresses(workspace, addresses) };
}

/** Adds the hashes of addresses; returns how many were new. */
export async function suppressAddresses(
  workspace: Pick<Workspace, 'directory' | 'writeOwnFile'>,
  addresses: readonly string[],
): Promise<number> {
  const hashes = new Set((await readSuppressions(workspace)) ?? []);
  const before = hashes.size;
  for (const address of addresses) hashes.add(hashAddress(address));
  if (hashes.size > before) {
    await workspace.writeOwnFile(suppressionsName, `${['sha256', ...[...hashes].sort()].join('\n')}\n`);
  }
  return hashes.size - before;
}

function readRows(text: string, file: string): readonly { line: number; cells: readonly string[] }[] {
  try {
    const rows = parse(text, { bom: true, info: true, relax_column_count: true, skip_empty_lines: true });
    return (rows as unknown as { record: string[]; info: { lines: number } }[]).map(({ record, info }) => ({
      line: info.lines,
      cells: record,
    }));
  } catch {
    throw invalid(1, `${file} is no CSV file.`, 'one column, sha256', 'Write one hash on each line.');
  }
}

function invalid(line: number, what: string, rule: string, remedy: string): LandfallError {
  return new LandfallError('suppressions-invalid', `${suppressionsName}, line ${line}: ${what}`, {
    file: suppressionsName,
    line,
    rule,
    remedy,
    safe: 'Nothing was read; HighLevel was not touched.',
  });
}
