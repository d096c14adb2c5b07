/**
 * Rebuilds people and records from everything staged, kind by kind; a kind whose files are what they were
 * is left alone. Then ties records to people and sets aside whoever must never be written. A run that was
 * stopped half-way is made good by the next: what was built says what it was built from.
 */
import type { EntityState, EntityStore, StagingStore } from '../ledger/ledger.ts';
import type { TransactionStore } from '../ledger/transaction-stores.ts';
import { onceHeard } from '../model/clock.ts';
import { jsonDigest } from '../model/digest.ts';
import { type EntityKind, type ExportFile, entityKindOf, entityKinds } from '../model/entity.ts';
import { chooseSale } from './choose-sale.ts';
import { deriveSubscription, readSubscriptionStatus } from './derive-subscription.ts';
import { orderFiles } from './order-files.ts';
import { profileColumns } from './profile-columns.ts';
import { readEntityRows } from './read-entity-rows.ts';
import { readRecordRows, windowColumns } from './read-record-rows.ts';
import { readTransaction } from './read-transaction.ts';
import { listColumns } from './unify-columns.ts';

/** Raised when the rules of identity, of merging or of what a row says change, so that ledgers are rebuilt. */
const rulesVersion = 3;

export interface Reassembled {
  readonly entities: Readonly<Record<string, number>>;
  /** Rows that joined a record seen in an earlier row, by kind. */
  readonly merged: Readonly<Record<string, number>>;
  /** Rows whose keys lead to two records, by kind. */
  readonly conflicts: Readonly<Record<string, number>>;
  /** Kinds that were rebuilt in this run. */
  readonly rebuilt: readonly EntityKind[];
  /** Addresses of `suppress.csv` that the account has, and records set aside, by kind. */
  readonly suppressed: {
    readonly emails: readonly string[];
    readonly records: Readonly<Record<string, number>>;
  };
}

export interface ReassembleOptions {
  readonly account: string;
  readonly staging: StagingStore;
  readonly entities: EntityStore;
  readonly transactions: TransactionStore;
  readonly files: readonly ExportFile[];
  /** Whether an address, in lower case, must never be written; null where nobody is to be set aside. */
  readonly isSuppressed: ((email: string) => boolean) | null;
  readonly onKind: (kind: EntityKind, rows: number) => void;
}

export async function reassemble(options: ReassembleOptions): Promise<Reassembled> {
  const { entities, files, account, isSuppressed, onKind } = options;
  const states = new Map<EntityKind, EntityState>();
  const rebuilt: EntityKind[] = [];
  for (const kind of entityKinds) {
    const own = files.filter((file) => entityKindOf[file.kind] === kind);
    const version = versionOf(account, own);
    const before = await entities.state(kind);
    if (before === null && own.length === 0) continue;
    let state = before;
    if (state?.version !== version) {
      state = { version, ...(await rebuild(kind, own, options, (rows) => onKind(kind, rows))) };
      rebuilt.push(kind);
    }
    states.set(kind, state);
  }
  if (rebuilt.length > 0) await entities.linkPeople();
  const suppressed = await entities.suppress(isSuppressed);
  if (rebuilt.includes('transaction')) {
    await options.transactions.rebuild(readTransaction);
    await options.transactions.linkRefunds(chooseSale);
  }
  if (rebuilt.some((kind) => ['contact', 'transaction', 'subscription'].includes(kind))) {
    await options.transactions.rebuildSubscriptions(deriveSubscription, readSubscriptionStatus);
  }
  for (const kind of rebuilt) {
    const own = files.filter((file) => entityKindOf[file.kind] === kind);
    await profileColumns(entities, kind, columnsOfKind(kind, own));
    const state = states.get(kind);
    if (state !== undefined) await entities.saveState(kind, state);
  }
  return { ...(await countKinds(entities, states, files)), rebuilt, suppressed };
}

/**
 * Kinds whose people or records are not built from what is staged now, for this account and by the rules of this
 * program: a reading was stopped, the account was named otherwise, or an older program read.
 */
export async function unfinishedKinds({
  account,
  entities,
  files,
}: Pick<ReassembleOptions, 'account' | 'entities' | 'files'>): Promise<readonly EntityKind[]> {
  const unfinished: EntityKind[] = [];
  for (const kind of entityKinds) {
    const own = files.filter((file) => entityKindOf[file.kind] === kind);
    const built = await entities.state(kind);
    const isKnown = built !== null || own.length > 0;
    if (isKnown && built?.version !== versionOf(account, own)) unfinished.push(kind);
  }
  return unfinished;
}

async function countKinds(
  store: EntityStore,
  states: ReadonlyMap<EntityKind, EntityState>,
  files: readonly ExportFile[],
): Promise<Pick<Reassembled, 'entities' | 'merged' | 'conflicts'>> {
  const entities: Record<string, number> = {};
  const merged: Record<string, number> = {};
  const conflicts: Record<string, number> = {};
  for (const [kind, state] of states) {
    if (!files.some((file) => entityKindOf[file.kind] === kind)) continue;
    entities[kind] = await store.count(kind);
    if (state.merged > 0) merged[kind] = state.merged;
    if (state.conflicts > 0) conflicts[kind] = state.conflicts;
  }
  return { entities, merged, conflicts };
}

async function rebuild(
  kind: EntityKind,
  files: readonly ExportFile[],
  { account, staging, entities }: ReassembleOptions,
  onRows: (rows: number) => void,
): Promise<Pick<EntityState, 'merged' | 'conflicts'>> {
  const { merged, conflicts } =
    kind === 'contact'
      ? await entities.rebuild(kind, account, counted(readEntityRows(staging, files), onRows))
      : await entities.rebuildRecords(kind, counted(readRecordRows(kind, staging, files), onRows));
  return { merged, conflicts };
}

/** What the files of a kind have columns for, as its records name them. */
function columnsOfKind(kind: EntityKind, files: readonly ExportFile[]): readonly string[] {
  const columns = listColumns(orderFiles(files));
  return kind === 'calendar' ? columns.filter((column) => !windowColumns.includes(column)) : columns;
}

/** Tells after each batch how many rows have passed, and lets a Ctrl-C be heard. */
async function* counted<Row>(
  batches: AsyncIterable<readonly Row[]>,
  onRows: (rows: number) => void,
): AsyncGenerator<readonly Row[]> {
  let rows = 0;
  for await (const batch of batches) {
    yield batch;
    rows += batch.length;
    onRows(rows);
    await new Promise<void>((resolve) => onceHeard(resolve));
  }
}

function versionOf(account: string, files: readonly ExportFile[]): string {
  return jsonDigest({
    rules: rulesVersion,
    account,
    files: files
      .map(
        ({ name, sha256, kind, exportedAt, generation }) =>
          `${name} ${sha256} ${kind} ${exportedAt} ${generation}`,
      )
      .sort(),
  });
}
