/**
 * Which export a file is, told by its header alone: file names and menu paths change, and people
 * rename files. A file that looks like another Kartra export is named as such.
 *
 * Kartra, transactions export: 57 columns, `ID, Transaction_Type, Date, Product, … Amount (USD) …`.
 * Kartra, subscriptions export: `Status, Recurrence_Term, Product, Next payment date, …`.
 */
import type { ExportKind } from '../../model/entity.ts';
import { columnKeys } from './column-keys.ts';
import { knownColumn } from './column-names.ts';
import { maskPersonal } from './mask.ts';
import { refuseFile } from './refuse-file.ts';

export interface RecognisedExport {
  readonly kind: ExportKind;
  /** Column key per header cell. */
  readonly columns: readonly string[];
}

/** Other exports: the name a person knows, and headers that only they have. */
const others: readonly { readonly name: string; readonly signs: readonly RegExp[] }[] = [
  {
    name: 'a transactions export',
    signs: [/^transaction[ _]type$/iu, /^(?:price[ _]point|amount \(\w{3}\))$/iu],
  },
  { name: 'a subscriptions export', signs: [/^(?:recurrence[ _]term|next payment (?:date|amount))$/iu] },
  {
    name: 'an affiliates export',
    signs: [/^affiliate\b/iu, /^(?:earned|reserve|due|paid|payable|commissions?)$/iu],
  },
];

/**
 * @param header cells as they stand in the file
 * @param file its name in messages
 * @throws LandfallError `file-not-an-export` with what was expected and what the header looks like
 */
export function recogniseExport(header: readonly string[], file: string): RecognisedExport {
  const other = others.find(({ signs }) =>
    signs.every((sign) => header.some((cell) => sign.test(cell.trim()))),
  );
  if (other !== undefined) {
    throw refuseFile(file, `this is ${other.name}; Landfall reads contacts exports so far.`, {
      line: 1,
      value: shown(header),
      rule: 'kind-not-read-yet',
      remedy: 'Move the file out of exports/ and keep it: it is not read in this version.',
    });
  }
  if (header.some((cell) => /\S@\S+\.\S/u.test(cell))) {
    throw refuseFile(file, 'the first line holds an e-mail address: it is a record, not a header.', {
      line: 1,
      value: shown(header),
      rule: 'header-missing',
      remedy: 'Export from Kartra again; the first line must name the columns.',
    });
  }
  const columns = columnKeys(header, file);
  if (!isContacts(header, columns)) {
    throw refuseFile(
      file,
      'this is no contacts export: neither an "email" column nor a "lead_id" column with names or a phone beside it.',
      {
        line: 1,
        value: shown(header),
        rule: 'header-unknown',
        remedy:
          'Put only Kartra contacts exports here (Contacts → All contacts → select all → Export to CSV), with their header line.',
      },
    );
  }
  return { kind: 'contacts', columns };
}

/** An e-mail column is enough; a lead id alone stands in many exports and needs company. */
function isContacts(header: readonly string[], columns: readonly string[]): boolean {
  if (columns.includes('email')) return true;
  return columns.includes('lead_id') && header.filter((cell) => knownColumn(cell) !== null).length >= 3;
}

function shown(header: readonly string[]): string {
  return maskPersonal(header.slice(0, 8).join(', '), 120);
}
