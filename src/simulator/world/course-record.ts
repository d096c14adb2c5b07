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
