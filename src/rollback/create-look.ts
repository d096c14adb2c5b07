/**
 * How a rollback sees the location. A preview looks at pages, changed as if each write had been sent; the rollback
 * itself reads a record by id right before it writes, and what hangs on it through pages over the whole location,
 * read again so often that they cost a twenty-fifth of the requests at most.
 */
import type { ReadAnswer } from '../connectors/connector.ts';
import type { HighLevel } from '../connectors/highlevel/connect.ts';
import type { JournalStore } from '../ledger/journal-stores.ts';
import type { SnapshotStore } from '../ledger/ledger.ts';
import type { RollbackStore } from '../ledger/rollback-stores.ts';
import type { FieldAtLocation } from '../model/custom-field.ts';
import type { DestinationRecord } from '../model/custom-object.ts';
import type { DestinationContact } from '../model/destination-contact.ts';
import type { Send } from '../model/http.ts';
import type { DestinationOpportunity } from '../model/opportunity.ts';
import type { OpportunityPlace } from '../model/opportunity-place.ts';
import { countSchemaUse, opportunityPages, type PagesOf, readPages } from './location-pages.ts';
import { readOwnersGiven } from './read-owners-given.ts';
import { describeUses, readUses, type Uses } from './read-uses.ts';
import type { Look, PreviewPages, SchemaUse } from './reversal-kind.ts';

export interface LookOptions {
  readonly rollbackId: number;
  readonly isPreview: boolean;
  readonly destination: HighLevel;
  readonly send: Send;
  readonly locationId: string;
  readonly snapshots: SnapshotStore;
  readonly journal: JournalStore;
  readonly rollbacks: RollbackStore;
  readonly fields: ReadonlyMap<string, FieldAtLocation>;
  readonly place: OpportunityPlace;
  readonly objects: readonly string[];
  readonly withOpportunities: boolean;
  /** Requests sent so far, for knowing what reading the pages costs. */
  readonly sent: () => number;
}

export interface RollbackLook extends Look {
  /** Reads the pages: contacts, opportunities, records, and what hangs on them. */
  refresh(): Promise<void>;
  /** Reads again what hangs on records, where enough requests have been spent since. */
  refreshUsesIfDue(): Promise<void>;
  /** Counts users of schema over the pages as they stand. */
  countSchemaUse(): Promise<void>;
  /** This record is taken away by the rollback: it keeps nobody from being deleted. */
  leaves(destinationId: string | null): void;
  /** This record must stay, for the sake of another that stays. */
  mustStay(destinationId: string): void;
  readonly pages: PreviewPages;
}

/**
 * The pages may cost one request for every so many others: with a read and a deletion for each person they stay below
 * 2.1 requests together. At 100 requests in 10 s what a page shows is at most 2.5 s old for each page there is.
 */
const otherRequestsPerPage = 25;

const noSchemaUse: SchemaUse = {
  tags: new Map(),
  fields: new Map(),
  companies: new Map(),
  places: new Map(),
  records: new Map(),
  properties: new Map(),
};

export function createLook(options: LookOptions): RollbackLook {
  const { destination, send, locationId, snapshots, isPreview } = options;
  const pagesOf: PagesOf = options;
  let uses: Uses = { byRecord: new Map(), unseen: ['nothing was looked at yet'] };
  let schema = noSchemaUse;
  let cost = 0;
  let readAt = 0;
  let reading: Promise<void> | null = null;
  const leaving = new Set<string>();
  const staying = new Set<string>();
  const kept = new Map<string, object>();

  const refreshUses = async () => {
    const before = options.sent();
    uses = await readUses(destination, send);
    readAt = options.sent();
    cost = readAt - before;
  };

  let owners: Promise<ReadonlyMap<string, ReadonlySet<string>>> | null = null;

  const fromPages = async <Found>(found: Found | undefined): Promise<ReadAnswer<Found>> =>
    Promise.resolve(found === undefined ? { kind: 'absent' } : { kind: 'found', record: found });

  const pages: PreviewPages = {
    putContact: (contact) => snapshots.put(locationId, null, [contact]),
    removeContact: (id) => snapshots.remove(locationId, [id]),
    removeRecord: (object, id) => snapshots.records.remove(locationId, object, [id]),
    putRecord: (object, id, record) =>
      snapshots.records.put(locationId, object, [{ id, marker: null, record: { ...record } }]),
    async keep(id, record) {
      kept.set(id, record);
      return Promise.resolve();
    },
  };

  return {
    destination,
    send,
    locationId,
    fields: options.fields,
    place: options.place,
    pages,
    get unseen() {
      return uses.unseen;
    },
    get schema() {
      return schema;
    },
    async contact(id) {
      if (!isPreview) return destination.contacts.read(send, id);
      return fromPages<DestinationContact>((await snapshots.get(locationId, [id])).get(id));
    },
    async opportunity(id) {
      if (!isPreview) return destination.opportunities.read(send, id);
      const found = await snapshots.records.get(locationId, opportunityPages, [id]);
      return fromPages(found.get(id) as unknown as DestinationOpportunity | undefined);
    },
    pretended: (id) => (isPreview ? kept.get(id) : undefined),
    async record(objectKey, id) {
      if (!isPreview) return destination.records(objectKey).read(send, id);
      const found = await snapshots.records.get(locationId, objectKey, [id]);
      return fromPages(found.get(id) as unknown as DestinationRecord | undefined);
    },
    usesOf(recordId) {
      const words = describeUses(uses.byRecord.get(recordId) ?? [], (id) => leaving.has(id));
      return staying.has(recordId) ? [...words, 'a record that stays'] : words;
    },
    idsOf: (externalIds) => options.journal.destinationIds(locationId, externalIds),
    decided({ state, forecast }) {
      if (isPreview) return forecast?.bucket ?? null;
      return state === 'planned' || state === 'intent' ? null : state;
    },
    find: (externalIds) => options.rollbacks.find(options.rollbackId, externalIds),
    repairsTakenBack: (externalId) => options.rollbacks.repairsTakenBack(locationId, externalId),
    async ownersGiven(contact) {
      owners ??= readOwnersGiven(options.rollbacks.reversals(options.rollbackId, { object: 'opportunity' }));
      return (await owners).get(contact) ?? new Set();
    },
    async refresh() {
      await readPages(pagesOf);
      await refreshUses();
    },
    async refreshUsesIfDue() {
      if (reading !== null) return reading;
      if (options.sent() - readAt < cost * otherRequestsPerPage) return;
      reading = refreshUses().finally(() => {
        reading = null;
      });
      return reading;
    },
    async countSchemaUse() {
      schema = await countSchemaUse(pagesOf);
    },
    leaves(destinationId) {
      if (destinationId !== null) leaving.add(destinationId);
    },
    mustStay(destinationId) {
      staying.add(destinationId);
    },
  };
}
