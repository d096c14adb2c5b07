/** External ids of schema: how the plan, the journal and later phases name it. */

export const opportunityFieldId = (key: string): string => `opportunity-field:${key}`;
/** Letter case does not count in a pipeline's name. */
export const pipelineId = (name: string): string => `pipeline:${name.trim().toLowerCase()}`;
/** @param objectKey full keys here and below: `custom_objects.kartra_subscription` */
export const objectId = (objectKey: string): string => `object:${objectKey}`;
export const objectFieldId = (objectKey: string, key: string): string => `object-field:${objectKey}.${key}`;
/** Letter case does not count in the title of a course or an offer. */
export const courseId = (title: string): string => `course:${title.trim().toLowerCase()}`;
export const offerId = (title: string): string => `offer:${title.trim().toLowerCase()}`;
export const associationId = (key: string): string => `association:${key}`;
