/**
 * Affiliates on their way into the plan. What they are and are owed stands on the person in any case; by decision also
 * as records of a custom object linked to their person (R109–R113). One who is no contact has a record of their own and
 * no link. Enrolling them in HighLevel's Affiliate Manager may send them mail, so it is no part of a load.
 */
import { affiliateFields, affiliateLacks, affiliateValues } from '../../mapping/records/affiliate.ts';
import { affiliateRecordFields } from '../../mapping/records/record-fields.ts';
import { objectKeyOf } from '../../model/custom-object.ts';
import { relationId } from '../../model/expected-record.ts';
import type { PlannedOperation } from '../../model/plan.ts';
import { planRecord } from '../../plan/plan-record.ts';
import { noSchemaDemand } from '../../plan/schema-demand.ts';
import { objectDemand } from './demand-parts.ts';
import { readAffiliates } from './open-affiliates.ts';
import { affiliateAssociation, affiliateObject, type RecordPlanning } from './record-context.ts';
import type { RecordPlanner } from './record-planner.ts';

export async function planAffiliates(planning: RecordPlanning): Promise<RecordPlanner> {
  const nothing = { demand: noSchemaDemand, async *operations() {} };
  if (planning.choices.affiliates !== 'custom-object') return nothing;
  const affiliates = await readAffiliates({ ...planning, ledger: planning.workspace.ledger });
  if (affiliates.length === 0) return nothing;
  const object = objectKeyOf(affiliateObject);
  const names = { singular: 'Kartra affiliate', plural: 'Kartra affiliates', person: 'Affiliate' };
  const fields = [...affiliateRecordFields, ...affiliateFields];
  return {
    demand: objectDemand(affiliateObject, names, affiliateAssociation, fields),
    async *operations(standing): AsyncGenerator<readonly PlannedOperation[]> {
      const markers = affiliates.map(({ externalId }) => externalId);
      const found = await standing.findRecords(object, markers);
      const links = await standing.knownIds(markers.map(relationId));
      yield affiliates.flatMap((affiliate) => {
        const { externalId, contact } = affiliate;
        const values = affiliateValues(affiliate);
        return planRecord(
          {
            kind: 'affiliate',
            externalId,
            expected: { object, properties: values },
            emptied: affiliateLacks([affiliate], values),
            link: contact === null ? null : { association: affiliateAssociation, contact },
          },
          found.get(externalId) ?? [],
          links[relationId(externalId)] ?? null,
        );
      });
    },
  };
}
