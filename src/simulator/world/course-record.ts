/**
 * Owns: the nouns of courses as the simulator stores them. Records are immutable; the columns of the live
 * documentation that mean nothing to the simulator are kept as they were sent.
 */

interface SentColumns {
  readonly [column: string]: unknown;
}

export type Visibility = 'published' | 'draft';

/** A course; the platform calls it a product. */
export interface CourseRecord extends SentColumns {
  readonly id: string;
  readonly locationId: string;
  readonly title: string;
  readonly visibility: Visibility;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface CourseCategoryRecord extends CourseRecord {
  readonly productId: string;
  /** The category this one stands in. */
  readonly parentId?: string | undefined;
}

export interface LessonRecord extends CourseRecord {
  readonly productId: string;
  readonly categoryId: string;
  readonly contentType: string;
}

export interface OfferRecord extends CourseRecord {
  readonly productIds: readonly string[];
  readonly type: 'free' | 'onetime' | 'subscription';
  /** A default offer comes with its course and is hidden from the API. */
  readonly source: 'membership' | 'default';
}

export interface EnrollmentRecord {
  readonly id: string;
  readonly locationId: string;
  readonly contactId: string;
  readonly offerId: string;
  readonly createdAt: string;
}

export const COURSE_PART_KINDS = ['assignments', 'quizzes', 'sequences'] as const;

/** An assignment, a quiz or a sequence of a course. */
export interface CoursePartRecord extends CourseRecord {
  readonly productId: string;
  readonly kind: (typeof COURSE_PART_KINDS)[number];
  /** Of a quiz only, as they were sent. */
  readonly questions?: readonly unknown[] | undefined;
}

/** A lesson that a learner has finished: no call of the API can say so. */
export interface LessonCompletionRecord {
  readonly id: string;
  readonly contactId: string;
  readonly productId: string;
  readonly lessonId: string;
  readonly completedAt: string;
}
