/** Everything of a plan that is no contact: what it needs of the schema, and its operations, phase by phase. */
import { LandfallError } from '../../errors.ts';
import type { Json } from '../../model/json.ts';
import { mergeWritten } from '../../model/merge-written.ts';
import type { FieldChange, PlannedOperation } from '../../model/plan.ts';
import { leaveOutOrphans } from '../../plan/leave-out-orphans.ts';
import type { ExistingPolicy } from '../../plan/plan-contact.ts';
import type { SchemaDemand } from '../../plan/schema-demand.ts';
import { collectSecond, type SecondOpportunities } from '../../plan/second-opportunities.ts';
import { isSettled, settleKept } from '../../plan/settle-kept.ts';
import type { Resolution } from '../../plan/three-way.ts';
import { type FindDeleted, leaveDeleted } from '../find-deleted.ts';
import { mergeDemands } from './demand-parts.ts';
import { planAffiliates } from './plan-affiliates.ts';
import { planAttachments } from './plan-attachments.ts';
import { planBookings } from './plan-bookings.ts';
import { planCalendars } from './plan-calendars.ts';
import { planDeals } from './plan-deals.ts';
import { planHistory } from './plan-history.ts';
import { planMemberships } from './plan-memberships.ts';
import { planNotes } from './plan-notes.ts';
import { planOrders } from './plan-orders.ts';
import { planSubscriptions } from './plan-subscriptions.ts';
import { readCalendars } from './read-calendars.ts';
import type { RecordPlanning } from './record-context.ts';
import type { RecordPlanner } from './record-planner.ts';
import { openStandingNotes } from './standing-notes.ts';
import type { StandingRecords } from './standing-records.ts';

export interface PreparedRecords {
  readonly demand: SchemaDemand;
  /** What is to be read of the location beside opportunities and records; the ledger takes it before a plan is saved. */
  readStanding(): Promise<void>;
  /**
   * Called once the schema is planned; batches in the order they run.
   */
  operations(standing: StandingRecords, people: PlannedPeople): AsyncGenerator<readonly PlannedOperation[]>;
}

/** What planning the people found out, read when the first batch arrives. */
interface PlannedPeople {
  /** External ids of what is not written and does not stand: what needs it stays out too. Grows. */
  readonly leftOut: Set<string>;
  /** Of people who are added again: links to them are made again. */
  readonly again: ReadonlySet<string>;
  readonly findDeleted: FindDeleted;
}

/** @param resolve how a person decided a conflict about a field; null: not decided */
export async function prepareRecords(
  planning: RecordPlanning,
  resolve: (externalId: string, change: FieldChange) => Resolution | null,
): Promise<PreparedRecords> {
  const calendars = await readCalendars(planning);
  const notes = openStandingNotes(planning);
  const planners: readonly RecordPlanner[] = [
    await planDeals(planning),
    await planOrders(planning),
    await planSubscriptions(planning),
    await planMemberships(planning),
    await planAffiliates(planning),
    planCalendars(planning, calendars),
    await planBookings(planning, calendars, notes),
    await planNotes(planning, notes),
    await planHistory(planning, notes),
    await planAttachments(planning, notes),
  ];
  const existing = planning.choices['existing-contacts'] as ExistingPolicy;
  const second = collectSecond(planning.capabilities.opportunitiesInTheWay);
  return {
    demand: mergeDemands(planners.map(({ demand }) => demand)),
    async readStanding() {
      for (const planner of planners) await planner.readStanding?.();
    },
    async *operations(readStanding, { leftOut, again, findDeleted }) {
      const { place } = readStanding;
      const named = [calendars, ...planners].flatMap((one) => [...(one?.names ?? [])]);
      const names = new Map([...place.names, ...named]);
      const standing = { ...readStanding, place: { ...place, names } };
      for (const planner of planners) {
        const planned = withoutDeleted(planner.operations(standing, findDeleted), findDeleted, leftOut);
        for await (const batch of leaveOutOrphans(planned, leftOut)) {
          const written = await readWritten(planning, batch);
          const settled = batch.map((operation) =>
            settleKept(linkAgain(operation, again), {
              existing,
              written: written.get(keyOf(operation)) ?? null,
              resolve,
              place: standing.place,
            }),
          );
          for (const operation of settled) second.see(operation);
          yield settled;
        }
      }
      if (!planning.location.allowDuplicateOpportunity) refuseSecond(second.result());
    },
  };
}

/** A link goes with the record that is made again. */
function linkAgain(operation: PlannedOperation, again: ReadonlySet<string>): PlannedOperation {
  const { object, action, dependsOn } = operation;
  const isLost = object.endsWith('-link') && action === 'unchanged' && dependsOn.some((id) => again.has(id));
  return isLost ? { ...operation, action: 'create', destinationId: null } : operation;
}

async function* withoutDeleted(
  batches: AsyncIterable<readonly PlannedOperation[]>,
  findDeleted: FindDeleted,
  leftOut: Set<string>,
): AsyncGenerator<readonly PlannedOperation[]> {
  for await (const batch of batches) yield await leaveDeleted(batch, findDeleted, leftOut);
}

const keyOf = ({ object, externalId }: PlannedOperation): string => `${object}\n${externalId}`;

/** What this workspace wrote on those of a batch that differ from what it would write now. */
async function readWritten(
  { workspace, location }: RecordPlanning,
  batch: readonly PlannedOperation[],
): Promise<ReadonlyMap<string, Json>> {
  const differing = batch.filter(({ object, kept }) => kept.length > 0 && isSettled(object));
  const written = new Map<string, Json>();
  for (const [object, operations] of Map.groupBy(differing, (operation) => operation.object)) {
    const ids = operations.map(({ externalId }) => externalId);
    for (const [externalId, expected] of await workspace.ledger.journal.expectedOf(location.id, object, ids))
      written.set(`${object}\n${externalId}`, mergeWritten(object, expected));
  }
  return written;
}

/**
 * Whatever comes second would be refused, so nothing is planned until a person has chosen.
 * @throws LandfallError `opportunities-refused`
 */
function refuseSecond({ records, people, byPipeline }: SecondOpportunities): void {
  if (records === 0) return;
  const counts = [...byPipeline].map(([pipeline, count]) => `${count} in "${pipeline}"`).join(', ');
  throw new LandfallError(
    'opportunities-refused',
    `The location allows one opportunity per person and pipeline: ${counts} of ${people} people would be refused.`,
    {
      value: counts,
      rule: 'nothing is planned that the location would refuse',
      remedy:
        'In HighLevel, under Settings, Business Profile: allow duplicate opportunities. For payments you can decide for totals or a custom object instead: landfall decide transactions custom-object --by "Your Name"',
      safe: 'Nothing was written; no record is lost.',
      next: 'landfall next',
    },
  );
}
