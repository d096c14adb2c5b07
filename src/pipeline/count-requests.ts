/** Requests a plan has cost so far, kept in the journal so that a killed run's count too. */
import type { JournalStore } from '../ledger/journal-stores.ts';
import type { Counts, Plan } from '../model/plan.ts';
import type { RequestSummary } from '../model/summary.ts';
import type { DestinationConnection } from './connect-destination.ts';

export interface RequestCounting {
  /** Writes what was counted since, unless a write is under way: then with the next. */
  flush(): void;
  /** Writes what is left; nothing is counted after. Throws what a write begun by `flush` has met. */
  finish(): Promise<void>;
}

export function countInto(
  journal: JournalStore,
  runId: string,
  connection: DestinationConnection,
): RequestCounting {
  let writing: Promise<void> | null = null;
  const failures: unknown[] = [];
  const write = async () => {
    const counts = connection.takeCounts();
    if (counts.length > 0) await journal.countRequests(runId, counts);
  };
  return {
    flush() {
      // Nobody waits for this promise: a failure is kept for `finish`, never left unhandled.
      writing ??= write()
        .catch((error: unknown) => void failures.push(error))
        .finally(() => {
          writing = null;
        });
    },
    async finish() {
      await writing;
      if (failures.length > 0) throw failures[0];
      await write();
    },
  };
}

/** Purposes that do not count per record: schema, companies, other records, the snapshot, proofs of lists and DND. */
const apart = new Set([
  'schema',
  'companies',
  'objects',
  'snapshot',
  'verify-companies',
  'verify-objects',
  'verify-lists',
  'verify-dnd',
]);

/** @param records contacts written by the plan */
export async function planRequests(
  journal: JournalStore,
  plan: Plan,
  connection: DestinationConnection,
  records: number,
): Promise<RequestSummary> {
  const runs = await journal.runs(plan.id);
  const counts = await journal.requestCounts(runs.map(({ id }) => id));
  const byPurpose: Record<string, number> = {};
  for (const { purpose, route, sent } of counts) {
    const kind = purpose === 'write' ? writeKind(route) : purpose;
    byPurpose[kind] = (byPurpose[kind] ?? 0) + sent;
  }
  const counted = Object.entries(byPurpose).filter(([purpose]) => !apart.has(purpose));
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  return {
    total: sum(Object.values(byPurpose)),
    perRecord: records === 0 ? null : sum(counted.map(([, sent]) => sent)) / records,
    throttled: sum(counts.map(({ throttled }) => throttled)),
    quotaUse: connection.summary().quotaUse,
    byPurpose,
  };
}

const schemaRoute = /customFields|\/tags$|\/pipelines|\/custom-fields|^POST \/(objects|associations)\/$/;

/** Schema, companies, custom objects, notes and calendars are written by ordinary writes; what they cost is counted with them all the same. */
function writeKind(route: string): string {
  if (schemaRoute.test(route)) return 'schema';
  if (/\/records|\/relations|\/notes|\/calendars|\/tasks|upload-custom-files/.test(route)) return 'objects';
  return /business/.test(route) ? 'companies' : 'write';
}

export function writtenContacts(counts: Readonly<Record<string, Counts>>): number {
  const { contact } = counts;
  return contact === undefined ? 0 : contact.created + contact.updated + contact.unresolved;
}
