/**
 * Drafts of courses and of the offers that give access to them, recognised by title whatever its case. What stands
 * is reused, published or not. An offer of the same title that gives access to something else is a person's to rename.
 * (HighLevel, courses: a default offer comes with each course and is in no list.)
 */
import type { PlannedOperation } from '../model/plan.ts';
import { courseId, offerId } from '../model/schema-ids.ts';
import type { CourseDemand } from './schema-demand.ts';
import type { StandingSchema } from './standing-schema.ts';

const neutral = { destinationId: null, dependsOn: [], changes: [], kept: [], reason: null } as const;
const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

export function planCourses(
  wanted: readonly CourseDemand[],
  { courses, offers }: Pick<StandingSchema, 'courses' | 'offers'>,
): readonly PlannedOperation[] {
  const found = (title: string) => courses.find((course) => same(course.title, title));
  return [
    ...wanted.map(({ title }): PlannedOperation => {
      const standing = found(title);
      return {
        ...neutral,
        object: 'course',
        action: standing === undefined ? 'create' : 'unchanged',
        externalId: courseId(title),
        destinationId: standing?.id ?? null,
        expected: { title },
      };
    }),
    ...wanted.flatMap((course) =>
      course.offers.map((title) => planOffer(title, course.title, { found, offers })),
    ),
  ];
}

function planOffer(
  title: string,
  course: string,
  {
    found,
    offers,
  }: {
    readonly found: (title: string) => StandingSchema['courses'][number] | undefined;
    readonly offers: StandingSchema['offers'];
  },
): PlannedOperation {
  const standing = offers.find((offer) => same(offer.title, title));
  const base = {
    ...neutral,
    object: 'offer' as const,
    externalId: offerId(title),
    destinationId: standing?.id ?? null,
    dependsOn: [courseId(course)],
    expected: { title, course },
  };
  if (standing === undefined) return { ...base, action: 'create' };
  const id = found(course)?.id;
  if (id !== undefined && standing.courseIds.includes(id)) return { ...base, action: 'unchanged' };
  const reason = `An offer named "${title}" stands there and does not give access to the course "${course}". In HighLevel, under Memberships, Offers: rename it, or add the course to it; then: landfall plan.`;
  return { ...base, action: 'manual', reason };
}
