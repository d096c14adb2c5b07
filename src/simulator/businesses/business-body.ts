/**
 * Owns: what a business write may contain. Source: businesses spec, the same in v2 and v3: a create needs name
 * and locationId, an update has neither required and no locationId at all. Custom fields are in neither body.
 */

import { z } from 'zod';
import { BUSINESS_TEXTS, type BusinessRecord } from '../world/location-record.ts';

/** Everything but the name; an empty text clears (unverified). */
export type BusinessChanges = { readonly name?: string | undefined } & {
  readonly [Name in (typeof BUSINESS_TEXTS)[number]]?: string | undefined;
};

const text = z.string().optional();

export const businessTexts = {
  phone: text,
  email: text,
  website: text,
  address: text,
  city: text,
  state: text,
  postalCode: text,
  country: text,
  description: text,
};

export const newBusinessSchema = z.strictObject({
  locationId: z.string(),
  name: z.string(),
  ...businessTexts,
});
export const changedBusinessSchema = z.strictObject({ name: text, ...businessTexts });

/** `current` after `changes`: what is not sent stays. */
export function applyBusinessChanges(
  current: BusinessRecord,
  changes: BusinessChanges,
  nowMs: number,
): BusinessRecord {
  const texts = BUSINESS_TEXTS.flatMap((name) => {
    const value = changes[name];
    return value === undefined ? [] : [[name, value === '' ? undefined : value]];
  });
  return {
    ...current,
    ...Object.fromEntries(texts),
    name: changes.name ?? current.name,
    updatedAt: new Date(nowMs).toISOString(),
  };
}
