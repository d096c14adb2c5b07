/** Everything of a plan that is no contact: what it needs of the schema, and its operations, phase by phase. */
import { LandfallError } from '../../errors.ts';
import { asExpectedOpportunity } from '../../model/expected-record.ts';
import { placeName } from '../../model/opportunity-place.ts';
import type { PlannedOperation } from '../../model/plan.ts';
import { leaveOutOrphans } from '../../plan/leave-out-orphans.ts';
import type { SchemaDemand } from '../../plan/schema-demand.ts';
import { mergeDemands } from './demand-parts.ts';
import { planDeals } from './plan-deals.ts';
import { planOrders } from './plan-orders.ts';
import { planSubscriptions } from './plan-subscriptions.ts';
import type { RecordPlanning } from './record-context.ts';
import type { StandingRecords } from './standing-records.ts';

export interface PreparedRecords {
  readonly demand: SchemaDemand;
  /**
   * Called once the schema is planned; batches in the order they run.
   * @param leftOut external ids of people who are not written and do not stand: what needs them stays out too
   */
  operations(
    standing: StandingRecords,
    leftOut: ReadonlySet<string>,
  ): AsyncGenerator<readonly PlannedOperation[]>;
}

export async function prepareRecords(planning: RecordPlanning): Promise<PreparedRecords> {
  const planners = [await planDeals(planning), await planOrders(planning), await planSubscriptions(planning)];
  return {
    demand: mergeDemands(planners.map(({ demand }) => demand)),
    async *operations(standing, leftOut) {
      const guard = planning.location.allowDuplicateOpportunity ? null : guardSingle();
      for (const planner of planners) {
        for await (const batch of leaveOutOrphans(planner.operations(standing), leftOut)) {
          for (const operation of batch) guard?.see(operation);
          yield batch;
        }
      }
      guard?.finish();
    },
  };
}

/**
 * A location may allow one opportunity per contact and pipeline (HighLevel, locations: its settings): whatever
 * comes second would be refused, so nothing is planned until a person has chosen.
 */
function guardSingle() {
  const taken = new Set<string>();
  const refused = new Map<string, number>();
  const people = new Set<string>();
  return {
    see({ object, action, expected }: PlannedOperation) {
      if (!['opportunity', 'order', 'subscription'].includes(object) || action === 'skip') return;
      const { contact, pipeline } = asExpectedOpportunity(expected);
      const place = `${contact}\n${placeName(pipeline)}`;
      if (!taken.has(place)) {
        taken.add(place);
        return;
      }
      people.add(contact);
      refused.set(pipeline, (refused.get(pipeline) ?? 0) + 1);
    },
    /** @throws LandfallError `opportunities-refused` */
    finish() {
      if (refused.size === 0) return;
      const counts = [...refused].map(([pipeline, count]) => `${count} in "${pipeline}"`).join(', ');
      throw new LandfallError(
        'opportunities-refused',
        `The location allows one opportunity per person and pipeline: ${counts} of ${people.size} people would be refused.`,
        {
          value: counts,
          rule: 'nothing is planned that the location would refuse',
          remedy:
            'In HighLevel, under Settings, Business Profile: allow duplicate opportunities. For payments you can decide for totals or a custom object instead: landfall decide transactions custom-object --by "Your Name"',
          safe: 'Nothing was written; no record is lost.',
          next: 'landfall plan',
        },
      );
    },
  };
}
