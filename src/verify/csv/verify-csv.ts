/**
 * A load compared with files a person exported from HighLevel's pages, without a single request (R212). The rows are
 * kept where they are found by id; a record of the plan without a row is missing from the file.
 */
import type { ExportedFile, ExportedKind, ExportedRow } from '../../connectors/highlevel/csv/read-export.ts';
import type { JournalStore } from '../../ledger/journal-stores.ts';
import type { PlanStore, RecordSnapshotStore } from '../../ledger/ledger.ts';
import { asExpectedOpportunity } from '../../model/expected-record.ts';
import type { Operation } from '../../model/journal.ts';
import type { Json } from '../../model/json.ts';
import type { ObjectKind } from '../../model/plan.ts';
import type { Discrepancy } from '../../model/verification.ts';
import type { Tally } from '../tally.ts';
import { unverifiable, verifyUnwritten } from '../verify-opportunities.ts';
import {
  type ComparedRow,
  type CustomColumns,
  compareCompanyRow,
  compareContactRow,
  compareOpportunityRow,
} from './compare-exported.ts';

export interface CsvVerifyOptions {
  readonly planId: number;
  readonly locationId: string;
  readonly plans: PlanStore;
  readonly journal: Pick<JournalStore, 'destinationIds'>;
  readonly records: RecordSnapshotStore;
  readonly files: readonly ExportedFile[];
  /** Custom fields of people and of opportunities. */
  readonly contactColumns: CustomColumns;
  readonly dealColumns: CustomColumns;
  readonly onProgress: (done: number) => void;
}

export interface CsvProof {
  /** Kinds of record no file was given for, or no file can show → how many. */
  readonly notShown: Readonly<Record<string, number>>;
  /** Facts the files cannot prove: kind → field → records. */
  readonly unproved: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

const kindsIn: Readonly<Partial<Record<ObjectKind, ExportedKind>>> = {
  company: 'company',
  contact: 'contact',
  opportunity: 'opportunity',
  order: 'opportunity',
  subscription: 'opportunity',
  'appointment-deal': 'opportunity',
};
const due = ['planned', 'done', 'unknown', 'intent'] as const;
const rowsAtOnce = 500;

/** @param onFound called with what differs, in the order of the plan */
export async function verifyCsv(
  options: CsvVerifyOptions,
  tally: Tally,
  onFound: (found: readonly Discrepancy[]) => void,
): Promise<CsvProof> {
  const columns = new Map<ExportedKind, ReadonlySet<string>>();
  for (const file of options.files) {
    if (!columns.has(file.kind)) await options.records.clear(options.locationId, nameOf(file.kind));
    const known = columns.get(file.kind);
    // A column proves something only where every file of the kind has it.
    columns.set(file.kind, known === undefined ? file.columns : inBoth(known, file.columns));
    await keepRows(file, options);
  }
  const notShown: Record<string, number> = {};
  const unproved: Record<string, Record<string, number>> = {};
  for await (const batch of options.plans.operations(options.planId, { states: due })) {
    for (const [object, operations] of Map.groupBy(batch, (one) => one.object)) {
      const kind = kindsIn[object];
      const shown = kind === undefined ? undefined : columns.get(kind);
      if (kind === undefined || shown === undefined) {
        notShown[object] = (notShown[object] ?? 0) + operations.length;
        continue;
      }
      const compared = await compareAll(operations, kind, shown, options);
      for (const [operation, row] of compared) {
        onFound(settle(operation, row, tally));
        for (const field of row?.unproved ?? []) {
          const fields = (unproved[object] ??= {});
          fields[field] = (fields[field] ?? 0) + 1;
        }
      }
      options.onProgress(operations.length);
    }
  }
  return { notShown, unproved };
}

const inBoth = (one: ReadonlySet<string>, other: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([...one].filter((column) => other.has(column)));

const nameOf = (kind: ExportedKind): string => `csv:${kind}`;

async function keepRows(file: ExportedFile, { records, locationId }: CsvVerifyOptions): Promise<void> {
  let waiting: ExportedRow[] = [];
  const put = async () => {
    const kept = waiting.map((row) => ({ id: row.id, marker: null, record: row as unknown as Json }));
    await records.put(locationId, nameOf(file.kind), kept);
    waiting = [];
  };
  for await (const row of file.rows()) {
    waiting.push(row);
    if (waiting.length >= rowsAtOnce) await put();
  }
  await put();
}

/** Null for a record that stands in no file. */
async function compareAll(
  operations: readonly Operation[],
  kind: ExportedKind,
  columns: ReadonlySet<string>,
  { records, journal, locationId, contactColumns, dealColumns }: CsvVerifyOptions,
): Promise<readonly (readonly [Operation, ComparedRow | null])[]> {
  const ids = operations.flatMap(({ destinationId }) => destinationId ?? []);
  const rows = await records.get(locationId, nameOf(kind), ids);
  const people =
    kind === 'opportunity' ? operations.map(({ expected }) => asExpectedOpportunity(expected).contact) : [];
  const contactIds = await journal.destinationIds(locationId, [...new Set(people)]);
  return operations.map((operation) => {
    const row = rows.get(operation.destinationId ?? '') as unknown as ExportedRow | undefined;
    if (row === undefined) return [operation, null] as const;
    if (kind === 'contact')
      return [operation, compareContactRow(operation, row, columns, contactColumns)] as const;
    if (kind === 'company') return [operation, compareCompanyRow(operation, row, columns)] as const;
    const { contact } = asExpectedOpportunity(operation.expected);
    const { [contact]: contactId } = contactIds;
    return [operation, compareOpportunityRow(operation, row, columns, dealColumns, contactId)] as const;
  });
}

function settle(operation: Operation, row: ComparedRow | null, tally: Tally): readonly Discrepancy[] {
  const { object, externalId, destinationId } = operation;
  const unproved = verifyUnwritten(operation, tally);
  if (unproved !== null) return unproved;
  const about = { object, externalId, destinationId };
  if (row === null) {
    tally.addRecord(object, 'missing');
    return [{ ...about, state: 'missing', field: null, expected: 'a row in the file', actual: null }];
  }
  if (row.comparisons.length === 0)
    return unverifiable(operation, 'the file shows none of its fields', tally);
  for (const comparison of row.comparisons) tally.addField(object, comparison);
  const different = row.comparisons.filter(({ comparison }) => comparison === 'different');
  const state = different.length === 0 ? 'verified' : 'mismatched';
  tally.addRecord(object, state);
  return different.map(({ field, expected, actual }) => ({ ...about, state, field, expected, actual }));
}
