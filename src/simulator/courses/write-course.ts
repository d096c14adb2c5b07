/** Owns: adding courses, categories and lessons, by the API and by the importer alike. */

import type { PlatformRequest } from '../http/platform-route.ts';
import type { CourseCategoryRecord, CourseRecord, LessonRecord, Visibility } from '../world/course-record.ts';

interface Titled {
  readonly title: string;
  readonly visibility?: Visibility | undefined;
  readonly [column: string]: unknown;
}

/** The time of a request as the platform writes it. */
export function stamp(request: PlatformRequest): string {
  return new Date(request.nowMs).toISOString();
}

/** What every record of a course begins with. */
export function beginRecord(request: PlatformRequest, wanted: Titled): CourseRecord {
  const at = stamp(request);
  request.world.markChanged();
  return {
    ...wanted,
    id: request.world.ids.uuid(),
    locationId: request.location.id,
    title: wanted.title,
    visibility: wanted.visibility ?? 'draft',
    createdAt: at,
    updatedAt: at,
  };
}

export function addCourse(request: PlatformRequest, wanted: Titled): CourseRecord {
  const { location } = request;
  const course = location.courses.put(beginRecord(request, wanted));
  const { title, visibility } = course;
  location.offers.put({
    ...beginRecord(request, { title, visibility }),
    productIds: [course.id],
    type: 'free',
    source: 'default',
  });
  return course;
}

export function addCategory(
  request: PlatformRequest,
  productId: string,
  wanted: Titled & { readonly parentId?: string | undefined },
): CourseCategoryRecord {
  const record = { ...beginRecord(request, wanted), productId, parentId: wanted.parentId };
  return request.location.courseCategories.put(record);
}

export function addLesson(
  request: PlatformRequest,
  productId: string,
  wanted: Titled & { readonly categoryId: string; readonly contentType?: string | undefined },
): LessonRecord {
  const { categoryId, contentType = 'video' } = wanted;
  return request.location.lessons.put({
    ...beginRecord(request, wanted),
    productId,
    categoryId,
    contentType,
  });
}
