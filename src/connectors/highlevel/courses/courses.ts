/**
 * Courses; the API calls them products. Landfall makes drafts only: publishing is for the person who has put
 * the lessons in. (HighLevel, courses, live documentation, v3 only; the answer is read as the record itself.)
 */
import { z } from 'zod';
import type { DestinationCourse } from '../../../model/course.ts';
import type { Send } from '../../../model/http.ts';
import type { Provider, ReadAnswer } from '../../connector.ts';
import { bodyFor, exactBody, readCall, removeCall, writeCall } from '../calls.ts';
import { checkLocation } from '../check-location.ts';
import { parseIncoming } from '../parse-body.ts';
import { foundOrAbsent, mapFound } from '../read-answer.ts';
import { readAllPages } from './course-pages.ts';

export interface CourseDesired {
  readonly title: string;
}

/** The key is the title; letter case does not count. */
export interface CourseProvider extends Provider<string, CourseDesired, DestinationCourse> {
  /** Whether anything stands in it: access to an empty course is access to nothing. */
  hasLessons(send: Send, id: string): Promise<ReadAnswer<boolean>>;
}

const courseSchema = z.object({
  id: z.string().min(1),
  title: z.string(),
  visibility: z.string().nullish(),
  locationId: z.string().nullish(),
});
const listSchema = z.object({ products: z.array(courseSchema) });
const lessonsSchema = z.object({ lessons: z.array(z.object({ id: z.string() })) });
const createBody = exactBody({ title: z.string().min(1), visibility: z.literal('draft') });
const updateBody = exactBody({ title: z.string().min(1) });

export function listCourses(
  send: Send,
  locationId: string,
): Promise<ReadAnswer<readonly DestinationCourse[]>> {
  return readAllPages(send, 'listCourses', { query: { locationId } }, (body, route) =>
    parseIncoming(listSchema, body, route).products.map((record) => toCourse(record, locationId, route)),
  );
}

/** @throws LandfallError (from every verb) `destination-surprised`, `wrong-location` */
export function createCourseProvider(locationId: string): CourseProvider {
  const one = (body: unknown, route: string) =>
    toCourse(parseIncoming(courseSchema, body, route), locationId, route);
  const query = { locationId };
  const named = (id: string) => ({ ids: { productId: id }, query });
  return {
    findExisting: async (send, title) =>
      mapFound(await listCourses(send, locationId), (courses) =>
        foundOrAbsent(courses.find((course) => course.title.toLowerCase() === title.toLowerCase())),
      ),

    create: (send, { title }) => {
      const body = bodyFor('createCourse', createBody, { title, visibility: 'draft' });
      return writeCall(send, 'createCourse', { query, body, written: one });
    },

    update: (send, id, desired) => {
      const body = bodyFor('updateCourse', updateBody, desired);
      return writeCall(send, 'updateCourse', { ...named(id), body, written: one });
    },

    read: (send, id) => readCall(send, 'readCourse', { ...named(id), byId: true, found: one }),

    remove: (send, id) => removeCall(send, 'removeCourse', id, named(id)),

    hasLessons: (send, id) =>
      readCall(send, 'listLessons', {
        ...named(id),
        byId: true,
        found: (body, route) => parseIncoming(lessonsSchema, body, route).lessons.length > 0,
      }),
  };
}

function toCourse(
  record: z.infer<typeof courseSchema>,
  locationId: string,
  route: string,
): DestinationCourse {
  checkLocation(record.locationId, locationId, route);
  return { id: record.id, title: record.title, published: record.visibility === 'published' };
}
