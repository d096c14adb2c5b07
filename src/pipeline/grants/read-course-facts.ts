/** What stands at the location of courses and offers, and what keeps an offer from being given yet. */
import { requireFound } from '../../connectors/connector.ts';
import { LandfallError } from '../../errors.ts';
import type { DestinationCourse, DestinationOffer } from '../../model/course.ts';
import type { TargetName } from '../../model/location.ts';
import type { DestinationConnection } from '../connect-destination.ts';

export interface CourseFacts {
  readonly courses: readonly DestinationCourse[];
  readonly offers: readonly DestinationOffer[];
}

export async function readCourseFacts({ destination, send }: DestinationConnection): Promise<CourseFacts> {
  const by = send('snapshot');
  return {
    courses: requireFound(await destination.listCourses(by), 'its courses'),
    offers: requireFound(await destination.listOffers(by), 'its offers'),
  };
}

/**
 * Access to a draft or to an empty course is access to nothing, and its mail would lead people there.
 * @param used the offers to be given
 * @throws LandfallError `course-not-ready`
 */
export async function requireReady(
  used: readonly DestinationOffer[],
  { courses }: CourseFacts,
  { destination, send }: DestinationConnection,
  target: TargetName,
): Promise<void> {
  const wrong: string[] = [];
  const looked = new Map<string, readonly string[]>();
  for (const offer of used) {
    if (!offer.published) wrong.push(`the offer "${offer.title}" is a draft`);
    if (offer.courseIds.length === 0) wrong.push(`the offer "${offer.title}" leads to no course`);
    for (const id of offer.courseIds) {
      const known = looked.get(id);
      if (known !== undefined) continue;
      const course = courses.find((one) => one.id === id);
      const lessons = await destination.courses.hasLessons(send('snapshot'), id);
      const found = [
        ...(course?.published === true ? [] : [`the course "${course?.title ?? id}" is a draft`]),
        ...(lessons.kind === 'found' && lessons.record
          ? []
          : [`the course "${course?.title ?? id}" is empty`]),
      ];
      looked.set(id, found);
      wrong.push(...found);
    }
  }
  if (wrong.length === 0) return;
  throw new LandfallError('course-not-ready', `Nobody can be given access yet: ${wrong.join('; ')}.`, {
    value: wrong.join('; '),
    rule: 'access is given to published courses with lessons in them, through published offers',
    remedy: `In HighLevel, under Memberships: put the lessons in and publish, or give only what is ready: landfall grant --target ${target} --only "Offer"`,
    safe: 'Nobody was given access by this command.',
    next: `landfall grant --target ${target}`,
  });
}

/** What a preview leans on, by offer. */
export function offerFacts(used: readonly DestinationOffer[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    used.map(({ id, title, courseIds }) => [`offer "${title}"`, `${id} · ${courseIds.join(' ')}`]),
  );
}
