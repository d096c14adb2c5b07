/**
 * Owns: a person importing a contacts file in HighLevel's pages.
 * Source: the import help page: one .csv of at most 30 MB with a header row; at least one of First Name, Email
 * and Phone; create, update, or both; an existing contact is found by Contact ID, e-mail or phone; tags are
 * lower-cased; the columns Additional Emails and Additional Phones land, which no API call can do. Unverified:
 * that a row is refused alone and the rest goes on, and that at most ten additional addresses are kept.
 * No API rule on duplicates applies, and "Contact Created" does not fire (in the behaviour table).
 */

import { CsvError, parse } from 'csv-parse/sync';
import { applyContactChanges, blankContact, normaliseTags } from '../contacts/apply-contact-changes.ts';
import { commitContact } from '../contacts/commit-contact.ts';
import { normalisePhone } from '../contacts/phone-number.ts';
import { badRequest, Refusal } from '../http/refusal.ts';
import type { ContactRecord } from '../world/contact-record.ts';
import type { LocationState } from '../world/location-state.ts';
import type { World } from '../world/world.ts';
import { type ColumnMeaning, readHeader } from './contact-columns.ts';
import { type ImportedRow, readRow } from './read-row.ts';

export const IMPORT_MODES = ['create', 'update', 'create-and-update'] as const;
export const MATCH_FIELDS = ['contact-id', 'email', 'phone'] as const;

export interface ContactImport {
  readonly csv: string;
  readonly mode: (typeof IMPORT_MODES)[number];
  /** In this order; the first that finds somebody decides. */
  readonly matchBy: readonly (typeof MATCH_FIELDS)[number][];
}

export interface ImportReport {
  readonly rows: number;
  readonly created: number;
  readonly updated: number;
  /** Rows that the mode leaves out: somebody exists, or nobody does. */
  readonly skipped: number;
  readonly errors: readonly { readonly row: number; readonly message: string }[];
  readonly ignoredColumns: readonly string[];
  /** Contact of each row, in order; null for a row that was skipped or refused. */
  readonly contactIds: readonly (string | null)[];
}

const MOST_BYTES = 30 * 1024 * 1024;
const MOST_ADDITIONAL = 10;
const NEEDED = ['firstName', 'name', 'email', 'phone'];

/** Imports the file. Throws 400 when it is not one the importer takes. */
export function importContacts(
  world: World,
  location: LocationState,
  wanted: ContactImport,
  nowMs: number,
): ImportReport {
  const [headers = [], ...rows] = parseFile(wanted.csv);
  const meanings = headers.map((header) => readHeader(header, location));
  const isNeeded = (meaning: ColumnMeaning | undefined) =>
    meaning?.kind === 'field' && NEEDED.includes(meaning.column);
  if (!meanings.some(isNeeded)) throw badRequest('a column First Name, Email or Phone is needed');
  const report = {
    rows: rows.length,
    created: 0,
    updated: 0,
    skipped: 0,
    errors: [] as { row: number; message: string }[],
    ignoredColumns: headers.filter((_, index) => meanings[index] === undefined),
    contactIds: [] as (string | null)[],
  };
  for (const [index, cells] of rows.entries()) {
    let contactId: string | null = null;
    try {
      const outcome = importRow(world, location, wanted, readRow(cells, meanings, location, world), nowMs);
      report[outcome.kind] += 1;
      contactId = outcome.contactId;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      report.errors.push({ row: index + 1, message: [error.body['message']].flat().join('; ') });
    }
    report.contactIds.push(contactId);
  }
  return report;
}

function parseFile(csv: string): string[][] {
  if (Buffer.byteLength(csv) > MOST_BYTES) throw badRequest('the file is larger than 30 MB');
  try {
    return parse(csv, { bom: true, skip_empty_lines: true, relax_column_count: true });
  } catch (error) {
    if (error instanceof CsvError) throw badRequest(`the file is no CSV: ${error.code}`);
    throw error;
  }
}

function importRow(
  world: World,
  location: LocationState,
  { mode, matchBy }: ContactImport,
  row: ImportedRow,
  nowMs: number,
): { kind: 'created' | 'updated' | 'skipped'; contactId: string | null } {
  const { behaviours } = world;
  const before = findExisting(location, row, matchBy);
  const isSkipped = before === undefined ? mode === 'update' : mode === 'create';
  if (isSkipped) return { kind: 'skipped', contactId: null };
  const base = before ?? blankContact('', location.id, nowMs);
  const tags = row.tags === undefined || behaviours.csvTagsReplace ? row.tags : [...base.tags, ...row.tags];
  const changed = applyContactChanges(
    base,
    { text: row.text, customFields: row.customFields },
    'ui',
    location,
    behaviours,
    nowMs,
  );
  const after: ContactRecord = {
    ...changed,
    tags: tags === undefined ? changed.tags : normaliseTags(tags, behaviours),
    followers: row.followers ?? changed.followers,
    additionalEmails: addTo(changed.additionalEmails, row.additionalEmails, changed.email),
    additionalPhones: addTo(
      changed.additionalPhones,
      row.additionalPhones?.map((phone) => normalisePhone(phone, location.record.country)),
      changed.phone,
    ),
    ...(before === undefined && row.createdMs !== undefined && behaviours.csvCreatedDateKept
      ? { dateAddedMs: row.createdMs }
      : {}),
  };
  if (before === undefined && after.email === undefined && after.phone === undefined && !after.firstName)
    throw badRequest('the row has no first name, e-mail or phone');
  const id = before?.id ?? world.ids.recordId();
  commitContact(
    world,
    location,
    before,
    { ...after, id },
    behaviours.csvImportFiresCreated ? [] : ['contact-created'],
  );
  return { kind: before === undefined ? 'created' : 'updated', contactId: id };
}

function findExisting(
  location: LocationState,
  row: ImportedRow,
  matchBy: ContactImport['matchBy'],
): ContactRecord | undefined {
  for (const field of matchBy) {
    const text = field === 'contact-id' ? row.id : row.text[field];
    if (text === undefined || text === null || text === '') continue;
    const found =
      field === 'contact-id'
        ? location.contacts.get(text)
        : field === 'email'
          ? location.contacts.findByEmail(text)
          : location.contacts.findByPhone(normalisePhone(text, location.record.country));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The additional addresses after an import: those there were, then the new ones, never the primary one. */
function addTo(
  current: readonly string[],
  more: readonly string[] | undefined,
  primary: string | undefined,
): readonly string[] {
  if (more === undefined) return current;
  const known = new Map([...current, ...more].map((text) => [text.toLowerCase(), text]));
  if (primary !== undefined) known.delete(primary.toLowerCase());
  return [...known.values()].slice(0, MOST_ADDITIONAL);
}
