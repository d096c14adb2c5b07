/**
 * Drafts of courses and offers, recognised by title. Nothing is published, nobody is enrolled and nothing has a
 * price. A token may lack the scope; then a person gets the instruction.
 */
import type { OfferDesired } from '../connectors/highlevel/courses/offers.ts';
import type { DestinationOffer } from '../model/course.ts';
import type { Operation } from '../model/journal.ts';
import { courseInstruction, offerInstruction } from '../model/schema-instruction.ts';
import { createOnce } from './create-once.ts';
import type { OperationHandler } from './tools.ts';

const titleOf = ({ expected }: Operation): string => (expected as { title: string }).title;
const courseOf = ({ expected }: Operation): string => (expected as { course: string }).course;

export const createCourse: OperationHandler = createOnce({
  provider: ({ destination }) => destination.courses,
  purpose: 'schema',
  keyOf: titleOf,
  desiredOf: (operation) => ({ title: titleOf(operation) }),
  fits: () => true,
  instruct: (operation) => courseInstruction(titleOf(operation)),
});

export const createOffer: OperationHandler = createOnce<OfferDesired, DestinationOffer>({
  provider: ({ destination }) => destination.offers,
  purpose: 'schema',
  keyOf: titleOf,
  async desiredOf(operation, tools) {
    const [course = ''] = operation.dependsOn;
    const ids = await tools.journal.destinationIds(tools.location.id, [course]);
    const id = ids[course];
    if (id !== undefined) return { title: titleOf(operation), courseIds: [id] };
    const note = 'parent: the course does not stand there';
    await tools.journal.settle([{ operationId: operation.id, state: 'skipped', note }], tools.clock.now());
    return null;
  },
  // To which course it leads is proved when everything is read back.
  fits: (_, found) => found.courseIds.length > 0,
  instruct: (operation) => offerInstruction(titleOf(operation), courseOf(operation)),
});
