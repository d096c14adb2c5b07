/**
 * Access to memberships on its way into the plan. It stands on the person in any case, as a field and tags; by
 * decision also as records of a custom object linked to their person, or as drafts of courses with an offer for each
 * level (R101-R103). Access itself is given by `landfall grant` alone: a grant may send mail.
 */
import { accessLacks, accessValues } from '../../mapping/records/access.ts';
import { membershipFields } from '../../mapping/records/record-fields.ts';
import { type Access, accessTitle } from '../../model/access.ts';
import { objectKeyOf } from '../../model/custom-object.ts';
import { relationId } from '../../model/expected-record.ts';
import type { PlannedOperation } from '../../model/plan.ts';
import { planRecord } from '../../plan/plan-record.ts';
import { type CourseDemand, noSchemaDemand } from '../../plan/schema-demand.ts';
import { objectDemand } from './demand-parts.ts';
import { readAccess } from './open-access.ts';
import { membershipAssociation, membershipObject, type RecordPlanning } from './record-context.ts';
import type { RecordPlanner } from './record-planner.ts';

export async function planMemberships(planning: RecordPlanning): Promise<RecordPlanner> {
  const access = () => readAccess({ ...planning, ledger: planning.workspace.ledger });
  const nothing = { demand: noSchemaDemand, async *operations() {} };
  const choice = planning.choices.memberships;
  if (choice === 'courses')
    return { ...nothing, demand: { ...noSchemaDemand, courses: await coursesOf(access()) } };
  if (choice !== 'custom-object' || !(await hasAny(access()))) return nothing;
  const object = objectKeyOf(membershipObject);
  const names = { singular: 'Kartra membership', plural: 'Kartra memberships', person: 'Member' };
  return {
    demand: objectDemand(membershipObject, names, membershipAssociation, membershipFields),
    async *operations(standing): AsyncGenerator<readonly PlannedOperation[]> {
      for await (const batch of access()) {
        const markers = batch.map(({ externalId }) => externalId);
        const found = await standing.findRecords(object, markers);
        const links = await standing.knownIds(markers.map(relationId));
        yield batch.flatMap((one) =>
          planRecord(
            {
              kind: 'membership',
              externalId: one.externalId,
              expected: { object, properties: accessValues(one) },
              emptied: accessLacks(one),
              link:
                one.contact === null ? null : { association: membershipAssociation, contact: one.contact },
            },
            found.get(one.externalId) ?? [],
            links[relationId(one.externalId)] ?? null,
          ),
        );
      }
    },
  };
}

/** A course for each membership anybody has or had, an offer for each of its levels; in the order of their names. */
async function coursesOf(batches: AsyncIterable<readonly Access[]>): Promise<readonly CourseDemand[]> {
  const courses = new Map<string, { readonly title: string; readonly offers: Map<string, string> }>();
  for await (const batch of batches) {
    for (const access of batch) {
      const key = access.membership.toLowerCase();
      const course = courses.get(key) ?? { title: access.membership, offers: new Map<string, string>() };
      courses.set(key, course);
      const offer = accessTitle(access);
      if (!course.offers.has(offer.toLowerCase())) course.offers.set(offer.toLowerCase(), offer);
    }
  }
  return [...courses.values()]
    .map(({ title, offers }) => ({ title, offers: [...offers.values()].sort() }))
    .sort((a, b) => (a.title < b.title ? -1 : 1));
}

async function hasAny(batches: AsyncIterable<readonly Access[]>): Promise<boolean> {
  for await (const batch of batches) if (batch.length > 0) return true;
  return false;
}
