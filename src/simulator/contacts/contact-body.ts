/**
 * Owns: what a contact write may contain, per version and verb, and its translation into version-free changes.
 * Source: contacts specs v2 and v3. Create and upsert need locationId; PUT has no locationId, gender or
 * companyName; additionalEmails and dateAdded exist in no body. Text that the spec calls nullable takes null;
 * an empty text clears too (unverified).
 */

import { z } from 'zod';
import { parseInput } from '../http/parse-input.ts';
import { isV3, type PlatformRequest } from '../http/platform-route.ts';
import {
  DND_CHANNELS,
  DND_CHANNELS_V3,
  type DndSettings,
  type InboundDndSettings,
} from '../world/contact-record.ts';
import { alignBody } from './align-contact-body.ts';

export type ContactVerb = 'create' | 'update' | 'upsert';

export interface CustomFieldInput {
  readonly id?: string | undefined;
  readonly key?: string | undefined;
  readonly value: unknown;
}

/** One contact write, free of version: undefined = not sent, null = clear. */
export interface ContactChanges {
  readonly text: Readonly<Record<string, string | null | undefined>>;
  readonly dnd?: boolean | undefined;
  readonly dndSettings?: DndSettings | undefined;
  readonly inboundDndSettings?: InboundDndSettings | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly customFields?: readonly CustomFieldInput[] | undefined;
  readonly createNewIfDuplicateAllowed?: boolean | undefined;
}

const text = z.string().optional();
const nullable = z.string().nullable().optional();
const channel = z
  .strictObject({ status: z.enum(['active', 'inactive', 'permanent']), message: text, code: text })
  .optional();
const inbound = z.strictObject({ status: z.enum(['active', 'inactive']), message: text }).optional();
const named = { id: text, key: text, field_value: z.unknown().optional() };
const isNamed = (field: { id?: string | undefined; key?: string | undefined }) =>
  field.id !== undefined || field.key !== undefined;
const unnamed = 'customFields: each entry needs id or key';

const shared = {
  firstName: nullable,
  lastName: nullable,
  name: nullable,
  email: nullable,
  phone: nullable,
  address1: nullable,
  city: nullable,
  state: nullable,
  postalCode: text,
  website: nullable,
  timezone: nullable,
  dateOfBirth: nullable,
  country: text,
  dnd: z.boolean().optional(),
  inboundDndSettings: z.strictObject({ all: inbound }).optional(),
  tags: z.array(z.string()).optional(),
};
const perVersion = {
  v2: {
    dndSettings: z.strictObject(Object.fromEntries(DND_CHANNELS.map((key) => [key, channel]))).optional(),
    customFields: z.array(z.strictObject(named).refine(isNamed, unnamed)).optional(),
  },
  v3: {
    dndSettings: z.strictObject(Object.fromEntries(DND_CHANNELS_V3.map((key) => [key, channel]))).optional(),
    customFields: z
      .array(z.strictObject({ ...named, fieldValue: z.unknown().optional() }).refine(isNamed, unnamed))
      .optional(),
  },
};
const perVerb = {
  create: { locationId: z.string(), gender: text, companyName: nullable, source: text, assignedTo: text },
  update: { source: nullable, assignedTo: nullable },
  upsert: {
    locationId: z.string(),
    gender: text,
    companyName: nullable,
    source: text,
    assignedTo: text,
    createNewIfDuplicateAllowed: z.boolean().optional(),
  },
};

type ContactBody = {
  dnd?: boolean | undefined;
  dndSettings?: Readonly<Record<string, DndSettings[keyof DndSettings]>> | undefined;
  inboundDndSettings?: InboundDndSettings | undefined;
  tags?: string[] | undefined;
  customFields?: { id?: string; key?: string; field_value?: unknown; fieldValue?: unknown }[] | undefined;
  createNewIfDuplicateAllowed?: boolean | undefined;
};

const schemas = Object.fromEntries(
  (['v2', 'v3'] as const).flatMap((generation) =>
    (['create', 'update', 'upsert'] as const).map((verb) => [
      `${generation} ${verb}`,
      z.strictObject({
        ...shared,
        ...perVersion[generation],
        ...perVerb[verb],
      }) as unknown as z.ZodType<ContactBody>,
    ]),
  ),
);

/** Validates the body of a contact write and strips it of its version. Throws a 422 Refusal. */
export function readContactBody(request: PlatformRequest, verb: ContactVerb): ContactChanges {
  const generation = isV3(request.version) ? 'v3' : 'v2';
  const schema = schemas[`${generation} ${verb}`] as z.ZodType<ContactBody>;
  const body = parseInput(schema, alignBody(request.body, generation, request.world.behaviours));
  return {
    text: body as Readonly<Record<string, string | null | undefined>>,
    dnd: body.dnd,
    dndSettings: body.dndSettings === undefined ? undefined : toStoredChannels(body.dndSettings),
    inboundDndSettings: body.inboundDndSettings,
    tags: body.tags,
    customFields: body.customFields?.map(({ id, key, field_value, fieldValue }) => ({
      id,
      key,
      value: fieldValue === undefined ? field_value : fieldValue,
    })),
    createNewIfDuplicateAllowed: body.createNewIfDuplicateAllowed,
  };
}

/** Channel settings under the stored (old versions') names, whichever version's names they came with. */
export function toStoredChannels(settings: Readonly<Record<string, unknown>>): DndSettings {
  return Object.fromEntries(
    Object.entries(settings)
      .filter(([, setting]) => setting !== undefined)
      .map(([name, setting]) => {
        const position = (DND_CHANNELS_V3 as readonly string[]).indexOf(name);
        return [position < 0 ? name : (DND_CHANNELS[position] ?? name), setting];
      }),
  );
}
