/** Owns: the paths of the courses API. Only the importer stands in the specs; the rest is of the live v3 alone. */

import type { PlatformRoute } from '../http/platform-route.ts';
import { COURSE_PART_KINDS } from '../world/course-record.ts';
import { importCourses } from './import-courses.ts';
import { managePart, setQuestions } from './manage-course-parts.ts';
import {
  createCategory,
  createCourse,
  createLesson,
  deleteCategory,
  deleteCourse,
  deleteLesson,
  getCategory,
  getCourse,
  getLesson,
  listCategories,
  listCourses,
  listLessons,
  updateCategory,
  updateCourse,
  updateLesson,
} from './manage-courses.ts';
import { createEnrollment, deleteEnrollment, listEnrollments } from './manage-enrollments.ts';
import { createOffer, deleteOffer, getOffer, listOffers, updateOffer } from './manage-offers.ts';
import { listCompletions, listProgress } from './show-progress.ts';

const course = '/courses/products/:productId';
const category = `${course}/categories/:categoryId`;
const lesson = `${course}/lessons/:lessonId`;
const offer = '/courses/offers/:offerId';

/** Assignments, quizzes and sequences have the same five calls. */
const partRoutes: readonly PlatformRoute[] = COURSE_PART_KINDS.flatMap((kind) => {
  const [all, one] = [`${course}/${kind}`, `${course}/${kind}/:partId`];
  const { list, create, get, update, remove } = managePart(kind);
  return [
    { method: 'GET', path: all, only: 'v3', handle: list },
    { method: 'POST', path: all, only: 'v3', handle: create },
    { method: 'GET', path: one, only: 'v3', handle: get },
    { method: 'PUT', path: one, only: 'v3', handle: update },
    { method: 'DELETE', path: one, only: 'v3', handle: remove },
  ] as const;
});

export const courseRoutes: readonly PlatformRoute[] = [
  { method: 'POST', path: '/courses/courses-exporter/public/import', handle: importCourses },
  { method: 'GET', path: '/courses/products', only: 'v3', handle: listCourses },
  { method: 'POST', path: '/courses/products', only: 'v3', handle: createCourse },
  { method: 'GET', path: course, only: 'v3', handle: getCourse },
  { method: 'PUT', path: course, only: 'v3', handle: updateCourse },
  { method: 'DELETE', path: course, only: 'v3', handle: deleteCourse },
  { method: 'GET', path: `${course}/categories`, only: 'v3', handle: listCategories },
  { method: 'POST', path: `${course}/categories`, only: 'v3', handle: createCategory },
  { method: 'GET', path: category, only: 'v3', handle: getCategory },
  { method: 'PUT', path: category, only: 'v3', handle: updateCategory },
  { method: 'DELETE', path: category, only: 'v3', handle: deleteCategory },
  { method: 'GET', path: `${course}/lessons`, only: 'v3', handle: listLessons },
  { method: 'POST', path: `${course}/lessons`, only: 'v3', handle: createLesson },
  { method: 'GET', path: lesson, only: 'v3', handle: getLesson },
  { method: 'PUT', path: lesson, only: 'v3', handle: updateLesson },
  { method: 'DELETE', path: lesson, only: 'v3', handle: deleteLesson },
  ...partRoutes,
  { method: 'PUT', path: `${course}/quizzes/:partId/questions`, only: 'v3', handle: setQuestions },
  { method: 'GET', path: '/courses/progress', only: 'v3', handle: listProgress },
  { method: 'GET', path: '/courses/completions', only: 'v3', handle: listCompletions },
  { method: 'GET', path: '/courses/offers', only: 'v3', handle: listOffers },
  { method: 'POST', path: '/courses/offers', only: 'v3', handle: createOffer },
  { method: 'GET', path: offer, only: 'v3', handle: getOffer },
  { method: 'PUT', path: offer, only: 'v3', handle: updateOffer },
  { method: 'DELETE', path: offer, only: 'v3', handle: deleteOffer },
  { method: 'GET', path: '/courses/enrollments', only: 'v3', handle: listEnrollments },
  { method: 'POST', path: '/courses/enrollments', only: 'v3', handle: createEnrollment },
  { method: 'DELETE', path: '/courses/enrollments', only: 'v3', handle: deleteEnrollment },
];
