/**
 * Owns: courses, their categories and their lessons. Source: live courses documentation (v3).
 * Unverified: the answer is the record itself; a course is a draft until it is published; deleting a course or a
 * category takes what stands in it; an unknown id is a 404. A new course brings its hidden default offer.
 */

import { findOwnRecord } from '../http/find-own-record.ts';
import { parseInput } from '../http/parse-input.ts';
import type { PlatformReply, PlatformRequest } from '../http/platform-route.ts';
import { notFound } from '../http/refusal.ts';
import type { CourseCategoryRecord, CourseRecord, LessonRecord } from '../world/course-record.ts';
import { categorySchemas, courseSchemas, lessonSchemas } from './course-body.ts';
import { requireLocationQuery, showPage } from './course-page.ts';
import { addCategory, addCourse, addLesson, stamp } from './write-course.ts';

export function listCourses(request: PlatformRequest): PlatformReply {
  requireLocationQuery(request);
  return showPage(request, 'products', request.location.courses.values());
}

export function createCourse(request: PlatformRequest): PlatformReply {
  requireLocationQuery(request);
  const wanted = parseInput(courseSchemas.created, request.body);
  return { status: 201, body: addCourse(request, wanted) };
}

export function getCourse(request: PlatformRequest): PlatformReply {
  return { status: 200, body: requireCourse(request) };
}

export function updateCourse(request: PlatformRequest): PlatformReply {
  const before = requireCourse(request);
  const changes = parseInput(courseSchemas.changed, request.body);
  request.world.markChanged();
  return { status: 200, body: request.location.courses.put(change(request, before, changes)) };
}

export function deleteCourse(request: PlatformRequest): PlatformReply {
  const { location, world } = request;
  const course = requireCourse(request);
  location.courses.remove(course.id);
  for (const store of [location.courseCategories, location.lessons, location.courseParts])
    for (const part of store.values()) if (part.productId === course.id) store.remove(part.id);
  for (const offer of location.offers.values())
    if (offer.source === 'default' && offer.productIds.includes(course.id)) location.offers.remove(offer.id);
  world.markChanged();
  return { status: 200, body: { success: true } };
}

export function listCategories(request: PlatformRequest): PlatformReply {
  const course = requireCourse(request);
  const categories = request.location.courseCategories.values();
  return showPage(
    request,
    'categories',
    categories.filter(({ productId }) => productId === course.id),
  );
}

export function createCategory(request: PlatformRequest): PlatformReply {
  const course = requireCourse(request);
  const wanted = parseInput(categorySchemas.created, request.body);
  if (wanted.parentId !== undefined) requireCategory(request, course, wanted.parentId);
  return { status: 201, body: addCategory(request, course.id, wanted) };
}

export function getCategory(request: PlatformRequest): PlatformReply {
  return {
    status: 200,
    body: requireCategory(request, requireCourse(request), request.params.categoryId),
  };
}

export function updateCategory(request: PlatformRequest): PlatformReply {
  const course = requireCourse(request);
  const before = requireCategory(request, course, request.params.categoryId);
  const changes = parseInput(categorySchemas.changed, request.body);
  if (changes.parentId !== undefined) requireCategory(request, course, changes.parentId);
  request.world.markChanged();
  return { status: 200, body: request.location.courseCategories.put(change(request, before, changes)) };
}

export function deleteCategory(request: PlatformRequest): PlatformReply {
  const { location, world } = request;
  const category = requireCategory(request, requireCourse(request), request.params.categoryId);
  location.courseCategories.remove(category.id);
  for (const lesson of location.lessons.values())
    if (lesson.categoryId === category.id) location.lessons.remove(lesson.id);
  world.markChanged();
  return { status: 200, body: { success: true } };
}

export function listLessons(request: PlatformRequest): PlatformReply {
  const course = requireCourse(request);
  const { categoryId } = request.query;
  const lessons = request.location.lessons
    .values()
    .filter((lesson) => lesson.productId === course.id)
    .filter((lesson) => categoryId === undefined || lesson.categoryId === categoryId);
  return { status: 200, body: { lessons } };
}

export function createLesson(request: PlatformRequest): PlatformReply {
  const course = requireCourse(request);
  const wanted = parseInput(lessonSchemas.created, request.body);
  requireCategory(request, course, wanted.categoryId);
  return { status: 201, body: addLesson(request, course.id, wanted) };
}

export function getLesson(request: PlatformRequest): PlatformReply {
  return { status: 200, body: requireLesson(request) };
}

export function updateLesson(request: PlatformRequest): PlatformReply {
  const before = requireLesson(request);
  const changes = parseInput(lessonSchemas.changed, request.body);
  if (changes.categoryId !== undefined) requireCategory(request, requireCourse(request), changes.categoryId);
  request.world.markChanged();
  return { status: 200, body: request.location.lessons.put(change(request, before, changes)) };
}

export function deleteLesson(request: PlatformRequest): PlatformReply {
  request.location.lessons.remove(requireLesson(request).id);
  request.world.markChanged();
  return { status: 200, body: { success: true } };
}

/** `before` with what was sent in its place. */
export function change<T extends CourseRecord>(
  request: PlatformRequest,
  before: T,
  changes: Readonly<Record<string, unknown>>,
): T {
  const sent = Object.entries(changes).filter(([, value]) => value !== undefined);
  return { ...before, ...Object.fromEntries(sent), updatedAt: stamp(request) };
}

/** The course of the path. Throws 403 or 404. */
export function requireCourse(request: PlatformRequest): CourseRecord {
  requireLocationQuery(request);
  const { productId } = request.params;
  return findOwnRecord(request, (location) => location.courses, productId, notFound('Product not found'));
}

function requireCategory(
  request: PlatformRequest,
  course: CourseRecord,
  id: string | undefined,
): CourseCategoryRecord {
  const missing = notFound('Category not found');
  const category = findOwnRecord(request, (location) => location.courseCategories, id, missing);
  if (category.productId !== course.id) throw missing;
  return category;
}

function requireLesson(request: PlatformRequest): LessonRecord {
  const course = requireCourse(request);
  const missing = notFound('Lesson not found');
  const { lessonId } = request.params;
  const lesson = findOwnRecord(request, (location) => location.lessons, lessonId, missing);
  if (lesson.productId !== course.id) throw missing;
  return lesson;
}
