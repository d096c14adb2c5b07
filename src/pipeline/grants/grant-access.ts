/** Access to courses, as something that can be granted. */
import { requireFound } from '../../connectors/connector.ts';
import { asExpectedEnrollment } from '../../model/enrollment.ts';
import type { Operation } from '../../model/journal.ts';
import type { Plan } from '../../model/plan.ts';
import type { DestinationConnection } from '../connect-destination.ts';
import type { Grant } from './grant.ts';
import { makeGrant } from './make-grant.ts';
import { offerFacts, readCourseFacts, requireReady } from './read-course-facts.ts';

export const grantAccess: Grant = {
  kind: 'grant',
  object: 'enrollment',
  command: 'landfall grant',
  make: makeGrant,
  facts: readFacts,
  personOf: ({ expected }) => asExpectedEnrollment(expected).contact,
  countStanding,
};

/** @throws `course-not-ready` */
async function readFacts({ inputs }: Plan, connection: DestinationConnection) {
  const facts = await readCourseFacts(connection);
  const used = facts.offers.filter(({ title }) => inputs.destinationFacts[`offer "${title}"`] !== undefined);
  await requireReady(used, facts, connection, inputs.target);
  return offerFacts(used);
}

async function countStanding(
  given: readonly Operation[],
  { destination, send }: DestinationConnection,
): Promise<number> {
  const byOffer = Map.groupBy(
    given.map(({ expected }) => asExpectedEnrollment(expected)),
    ({ offerId }) => offerId,
  );
  let standing = 0;
  for (const [offerId, expected] of byOffer) {
    const listed = await destination.enrollments.list(send('verify'), { offerId });
    const people = new Set(requireFound(listed, 'who has access').map(({ contactId }) => contactId));
    standing += expected.filter(({ contactId }) => people.has(contactId)).length;
  }
  return standing;
}
