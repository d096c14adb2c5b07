/**
 * The exports of a rehearsal: the rows of the sample's people, header and order as they are, addresses masked. What
 * comes after reads them as it reads any export: the rehearsal is the whole way, from a file to a proof.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { findIdentityColumns, identifyRow } from '../../extract/identify-row.ts';
import { orderFiles } from '../../extract/order-files.ts';
import { identityRules } from '../../extract/record-identity.ts';
import { unifyColumns } from '../../extract/unify-columns.ts';
import type { StagingStore } from '../../ledger/ledger.ts';
import { type ExportFile, type ExportKind, entityKindOf, exportKinds } from '../../model/entity.ts';
import { plainCsvText } from '../../report/csv.ts';
import type { Sample } from './choose-sample.ts';
import type { AddressMask } from './mask-addresses.ts';

/** Rows of nobody, or of somebody no export of contacts knows: as many of each file are taken along. */
const strayRows = 3;

/** Columns that hold an address and nothing else; in any other an address is found by its shape. */
const emailColumns = new Set(Object.values(identityRules).flatMap(({ email }) => email ?? []));
/** Columns that name somebody of the team: users are found by their address, and nobody writes to them. */
const teamColumns = new Set(['owner', 'host', 'host_email', 'author']);

const phoneHeader = /phone|mobile|whatsapp|\bcell\b|\bfax\b|telefon/iu;

/**
 * @param mask null to keep addresses as they are
 * @param directory emptied first
 */
export async function copySample(
  staging: Pick<StagingStore, 'files' | 'rows'>,
  sample: Sample,
  mask: AddressMask | null,
  directory: string,
): Promise<void> {
  await rm(directory, { recursive: true, force: true });
  const files = await staging.files();
  const subscriptions = new Set<string>();
  for (const kind of exportKinds) {
    const ordered = orderFiles(files.filter((file) => file.kind === kind));
    const keys = unifyColumns(ordered);
    for (const file of ordered) {
      const columns = keys.get(file.id) ?? [];
      const belongs = compileBelonging(kind, columns, sample, subscriptions);
      const masked = mask === null ? null : compileMask(columns, file, mask);
      const target = join(directory, file.name);
      await mkdir(dirname(target), { recursive: true, mode: 0o700 });
      const rows = async function* () {
        for await (const batch of staging.rows(file.id)) {
          const kept = batch.filter(({ cells }) => belongs(cells)).map(({ cells }) => cells);
          yield masked === null ? kept : kept.map(masked);
        }
      };
      await writeFile(target, plainCsvText(file.header, rows()), { mode: 0o600 });
    }
  }
}

type Belongs = (cells: readonly string[]) => boolean;

/** @param subscriptions ids that transactions of the sample name; filled while transactions are read */
function compileBelonging(
  kind: ExportKind,
  columns: readonly string[],
  { leadIds, emails, companies }: Sample,
  subscriptions: Set<string>,
): Belongs {
  const entityKind = entityKindOf[kind];
  let strays = 0;
  const stray = () => {
    strays += 1;
    return strays <= strayRows;
  };
  const at = (column: string) => columns.indexOf(column);
  const cell = (cells: readonly string[], column: string) => (cells[at(column)] ?? '').trim();
  if (kind === 'companies') return (cells) => companies.has(cell(cells, 'company').toLowerCase()) || stray();
  const emailColumn = entityKind === 'contact' ? 'email' : identityRules[entityKind].email;
  // Calendars, lists, tags and the inventory belong to the account, not to anybody in it.
  if (emailColumn === null) return () => true;
  const identity = { ...findIdentityColumns(columns), email: at(emailColumn) };
  const idColumns = ['subscription_id', 'processor_subscription_id'];
  return (cells) => {
    const { leadId, email } = identifyRow(cells, identity);
    const isTheirs = (leadId !== null && leadIds.has(leadId)) || (email !== null && emails.has(email));
    const ids = idColumns.map((column) => cell(cells, column)).filter((id) => id !== '');
    if (isTheirs && kind === 'transactions') for (const id of ids) subscriptions.add(id);
    if (isTheirs || (kind === 'subscriptions' && ids.some((id) => subscriptions.has(id)))) return true;
    return leadId === null && email === null && stray();
  };
}

function compileMask(
  columns: readonly string[],
  { header }: ExportFile,
  mask: AddressMask,
): (cells: readonly string[]) => string[] {
  const named = columns.map((column, index) => `${column} ${header[index] ?? ''}`);
  const codeAt = columns.indexOf('phone_country_code');
  const phoneAt = columns.indexOf('phone');
  const emails = new Set(columns.flatMap((column, index) => (emailColumns.has(column) ? [index] : [])));
  const phones = new Set(indexesOf(named, phoneHeader).filter((index) => index !== codeAt));
  return (cells) => {
    const masked = cells.map((cell, index) =>
      emails.has(index)
        ? mask.email(cell)
        : phones.has(index) || teamColumns.has(columns[index] ?? '')
          ? cell
          : mask.text(cell),
    );
    for (const index of phones) {
      const code = index === phoneAt ? (cells[codeAt] ?? '') : '';
      const made = mask.phone(cells[index] ?? '', code);
      if (index < masked.length) masked[index] = made.phone;
      if (index === phoneAt && codeAt >= 0 && codeAt < masked.length) masked[codeAt] = made.code;
    }
    return masked;
  };
}

const indexesOf = (names: readonly string[], pattern: RegExp): readonly number[] =>
  names.flatMap((name, index) => (pattern.test(name) ? [index] : []));
