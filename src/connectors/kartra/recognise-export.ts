/**
 * Which export a file is, told by its header alone: file names and menu paths change, and people
 * rename files. Only where a header fits two exports, or none, a person says what the file is.
 */
import type { ExportKind } from '../../model/entity.ts';
import { columnKeys } from './column-keys.ts';
import { countContactColumns, exportSigns, findFits, isPersonal, looksLikeContacts } from './export-signs.ts';
import { maskPersonal } from './mask.ts';
import { refuseFile } from './refuse-file.ts';

export interface RecognisedExport {
  readonly kind: ExportKind;
  /** Column key per header cell. */
  readonly columns: readonly string[];
}

/**
 * @param header cells as they stand in the file
 * @param file its name in messages
 * @param told what a person said the file is; the header is not asked then
 * @throws LandfallError `file-not-an-export` with what the header looks like and how to say what it is
 */
export function recogniseExport(
  header: readonly string[],
  file: string,
  told?: ExportKind,
): RecognisedExport {
  if (header.some((cell) => /\S@\S+\.\S/u.test(cell))) {
    throw refuseFile(file, 'the first line holds an e-mail address: it is a record, not a header.', {
      line: 1,
      value: shown(header),
      rule: 'header-missing',
      remedy: 'Export from Kartra again; the first line must name the columns.',
    });
  }
  const kind = told ?? recogniseKind(header, file);
  return { kind, columns: columnKeys(header, file, kind) };
}

function recogniseKind(header: readonly string[], file: string): ExportKind {
  const [best, second] = findFits(header);
  const people = best === undefined || isPersonal(header);
  if (people && looksLikeContacts(header, columnKeys(header, file))) {
    // Custom fields of people may be called anything; what is known decides what the file is of.
    if (best === undefined || countContactColumns(header) > best.known) return 'contacts';
    throw twoKinds(header, file, 'contacts', best.kind);
  }
  if (best === undefined) throw unknownHeader(header, file);
  if (second !== undefined && second.known === best.known)
    throw twoKinds(header, file, best.kind, second.kind);
  return best.kind;
}

function unknownHeader(header: readonly string[], file: string): Error {
  return refuseFile(file, 'the header belongs to no export Landfall knows.', {
    line: 1,
    value: shown(header),
    rule: 'header-unknown',
    remedy: `Every export needs its header line. If this is one, say which it is in landfall.yaml, ${example(file, 'contacts')}, and look at it with: landfall extract --preview "${file}". Otherwise take the file out of exports/.`,
  });
}

function twoKinds(header: readonly string[], file: string, one: ExportKind, other: ExportKind): Error {
  return refuseFile(
    file,
    `the header fits two exports: ${nameOf(one)} ("${one}") and ${nameOf(other)} ("${other}").`,
    {
      line: 1,
      value: shown(header),
      rule: 'two-kinds',
      remedy: `Say which it is in landfall.yaml, ${example(file, one)}, and look at it with: landfall extract --preview "${file}".`,
    },
  );
}

function nameOf(kind: ExportKind): string {
  return kind === 'contacts' ? 'contacts' : exportSigns[kind].name;
}

function example(file: string, kind: ExportKind): string {
  return `under "exports:", a line such as  "${file}": ${kind}`;
}

function shown(header: readonly string[]): string {
  return maskPersonal(header.slice(0, 8).join(', '), 120);
}
