/**
 * What hangs on the records of a location, through pages over the whole of it: a request or two per hundred, never
 * one per person. What a page cannot show is named, and then nobody counts as unused.
 */
import type { ReadAnswer } from '../connectors/connector.ts';
import type { HighLevel } from '../connectors/highlevel/connect.ts';
import type { Send } from '../model/http.ts';

/** Words, in the singular, for one of each. */
export type UseKind = 'conversation' | 'note' | 'task' | 'appointment' | 'opportunity' | 'access to a course';

export interface Use {
  readonly kind: UseKind;
  /** The id of what hangs there. */
  readonly id: string;
}

export interface Uses {
  /** By id of the record it hangs on. */
  readonly byRecord: ReadonlyMap<string, readonly Use[]>;
  /** `conversations: the token lacks the scope for this`. */
  readonly unseen: readonly string[];
}

interface Hanging {
  readonly id: string;
  readonly on: readonly string[];
}

/** Everything HighLevel keeps: from long before it existed to long after today. Epoch ms. */
const anyTime = { fromMs: 0, toMs: 4_102_444_800_000 };

export async function readUses(destination: HighLevel, send: Send): Promise<Uses> {
  const byRecord = new Map<string, Use[]>();
  const unseen: string[] = [];
  const take = async (kind: UseKind, pages: AsyncIterable<ReadAnswer<readonly Hanging[]>>) => {
    for await (const page of pages) {
      // Absent: the location has no such module, and nothing of the kind.
      if (page.kind === 'failed') unseen.push(`${kind}: ${page.note}`);
      if (page.kind !== 'found') continue;
      for (const { id, on } of page.record) {
        for (const record of on) byRecord.set(record, [...(byRecord.get(record) ?? []), { kind, id }]);
      }
    }
  };
  await take('conversation', once(destination.listConversations(send), ofContact));
  await take('task', each(destination.searchTasks(send), ofContact));
  await take(
    'note',
    each(destination.searchNotes(undefined, send), ({ id, recordIds }) => ({ id, on: recordIds })),
  );
  await take('opportunity', each(destination.searchOpportunities({}, send), ofContact));
  await take('appointment', appointments(destination, send));
  await take(
    'access to a course',
    once(destination.enrollments.list(send, {}), ({ contactId, offerId }) => ({
      id: `${contactId} ${offerId}`,
      on: [contactId, offerId],
    })),
  );
  return { byRecord, unseen };
}

/** `2 notes, 1 task`; what `isLeaving` names is taken away by the rollback itself. */
export function describeUses(uses: readonly Use[], isLeaving: (id: string) => boolean): readonly string[] {
  const counts = new Map<UseKind, number>();
  for (const { kind, id } of uses) if (!isLeaving(id)) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) => (count === 1 ? `1 ${kind}` : `${count} ${pluralOf(kind)}`));
}

function pluralOf(kind: UseKind): string {
  if (kind === 'access to a course') return 'accesses to courses';
  return kind === 'opportunity' ? 'opportunities' : `${kind}s`;
}

async function* appointments(
  destination: HighLevel,
  send: Send,
): AsyncGenerator<ReadAnswer<readonly Hanging[]>> {
  const calendars = await destination.listCalendars(send);
  if (calendars.kind !== 'found') {
    yield calendars;
    return;
  }
  for (const { id: calendarId } of calendars.record)
    yield* once(destination.listAppointments({ calendarId, ...anyTime }, send), ({ id, contactId }) => ({
      id,
      on: contactId === '' ? [calendarId] : [contactId, calendarId],
    }));
}

const ofContact = ({ id, contactId }: { readonly id: string; readonly contactId: string }): Hanging => ({
  id,
  on: contactId === '' ? [] : [contactId],
});

async function* once<Row>(
  answer: Promise<ReadAnswer<readonly Row[]>>,
  asHanging: (row: Row) => Hanging,
): AsyncGenerator<ReadAnswer<readonly Hanging[]>> {
  const page = await answer;
  yield page.kind === 'found' ? { kind: 'found', record: page.record.map(asHanging) } : page;
}

async function* each<Row>(
  pages: AsyncIterable<ReadAnswer<readonly Row[]>>,
  asHanging: (row: Row) => Hanging,
): AsyncGenerator<ReadAnswer<readonly Hanging[]>> {
  for await (const page of pages)
    yield page.kind === 'found' ? { kind: 'found', record: page.record.map(asHanging) } : page;
}
