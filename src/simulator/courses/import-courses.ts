/**
 * Owns: POST /courses/courses-exporter/public/import, which builds whole courses at once. Source: courses specs,
 * the same in v2 and v3: products, categories, subcategories and posts with their materials; 201, whose body no
 * file describes. Unverified: that body is empty JSON; imported courses are drafts; every run adds new courses.
 */

import { z } from 'zod';
import { parseInput } from '../http/parse-input.ts';
import { type PlatformReply, type PlatformRequest, requireOwnBody } from '../http/platform-route.ts';
import { addCategory, addCourse, addLesson } from './write-course.ts';

const visibility = z.enum(['published', 'draft']);
const text = z.string().optional();
const post = z.strictObject({
  title: z.string(),
  visibility,
  thumbnailUrl: text,
  contentType: z.enum(['video', 'assignment', 'quiz']),
  description: z.string(),
  bucketVideoUrl: text,
  postMaterials: z.array(z.strictObject({ title: z.string(), type: z.string(), url: z.string() })).optional(),
});
const section = { title: z.string(), visibility, thumbnailUrl: text, posts: z.array(post).optional() };
const importBody = z.strictObject({
  locationId: z.string(),
  userId: text,
  products: z.array(
    z.strictObject({
      title: z.string(),
      description: z.string(),
      imageUrl: text,
      categories: z.array(
        z.strictObject({ ...section, subCategories: z.array(z.strictObject(section)).optional() }),
      ),
      instructorDetails: z.strictObject({ name: z.string(), description: z.string() }).optional(),
    }),
  ),
});

export function importCourses(request: PlatformRequest): PlatformReply {
  requireOwnBody(request);
  const { products } = parseInput(importBody, request.body);
  for (const { categories, ...product } of products) {
    const course = addCourse(request, product);
    for (const { posts, subCategories, ...category } of categories) {
      const { id } = addCategory(request, course.id, category);
      for (const lesson of posts ?? []) addLesson(request, course.id, { ...lesson, categoryId: id });
      for (const { posts: inner, ...subCategory } of subCategories ?? []) {
        const child = addCategory(request, course.id, { ...subCategory, parentId: id });
        for (const lesson of inner ?? []) addLesson(request, course.id, { ...lesson, categoryId: child.id });
      }
    }
  }
  return { status: 201, body: {} };
}
