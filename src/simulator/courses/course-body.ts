/**
 * Owns: what a course write may contain. Source: live courses documentation (v3, September 2026): title needed
 * everywhere, categoryId for a lesson, productIds for an offer; it names the properties each body does not accept.
 * Unverified: the full list of columns is not known, so every other property is taken and kept as it was sent.
 */

import { z } from 'zod';

const visibility = z.enum(['published', 'draft']).optional();

/** A schema that refuses `names` as the validator refuses unknown properties. */
function refusing<Shape extends z.ZodRawShape>(shape: Shape, names: readonly string[]) {
  return z.looseObject(shape).superRefine((body, context) => {
    for (const name of names)
      if (name in body)
        context.addIssue({ code: 'custom', message: `property ${name} should not exist`, path: [name] });
  });
}

const title = z.string().min(1);
const generated = ['id', 'createdAt', 'updatedAt', 'locationId', 'userId', 'originId'];
const ofCourse = [...generated, 'source', 'processing'];
const ofPart = [...generated, 'productId'];
const ofOffer = [...generated, 'addProductToMembers', 'source'];
const contentType = z.enum(['video', 'assignment', 'quiz', 'audio', 'funnel']).optional();
const offer = {
  type: z.enum(['free', 'onetime', 'subscription']).optional(),
  amount: z.number().min(0).optional(),
  visibility,
};

export const courseSchemas = {
  created: refusing({ title, visibility }, ofCourse),
  changed: refusing({ title: title.optional(), visibility }, ofCourse),
};
export const categorySchemas = {
  created: refusing({ title, visibility, parentId: z.string().optional() }, ofPart),
  changed: refusing({ title: title.optional(), visibility, parentId: z.string().optional() }, ofPart),
};
export const lessonSchemas = {
  created: refusing({ title, categoryId: z.string(), contentType, visibility }, ofPart),
  changed: refusing(
    { title: title.optional(), categoryId: z.string().optional(), contentType, visibility },
    ofPart,
  ),
};
export const partSchemas = {
  created: refusing({ title, visibility }, ofPart),
  changed: refusing({ title: title.optional(), visibility }, ofPart),
  questions: z.strictObject({ questions: z.array(z.looseObject({})) }),
};
export const offerSchemas = {
  created: refusing({ title, productIds: z.array(z.string()), ...offer }, ofOffer),
  changed: refusing(
    { title: title.optional(), productIds: z.array(z.string()).optional(), ...offer },
    ofOffer,
  ),
};
export const enrollmentSchema = z.strictObject({ contactId: z.string(), offerId: z.string() });
