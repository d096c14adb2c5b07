/**
 * The bodies of creating and updating a contact. (HighLevel, contacts: `locationId` and `companyName` are
 * taken when creating and refused when updating; `tags` in an update replace all tags, so they never
 * travel there; under this version a custom value is `field_value` and channels are `Call`, `Email`, `SMS`,
 * `WhatsApp`; a channel's status `active` means that do-not-disturb is ON.)
 */
import { z } from 'zod';
import {
  type Channel,
  type ContactFields,
  type CustomValue,
  channels,
  contactFieldNames,
  createOnlyFields,
} from '../../model/contact.ts';
import type { Json } from '../../model/json.ts';
import { routeOf } from './endpoints.ts';
import { parseOutgoing } from './parse-body.ts';

/** What shall stand on a contact. Absent fields, custom fields and channels are left as they are. */
export interface ContactDesired {
  readonly locationId: string;
  readonly fields: ContactFields;
  /** By the location's custom-field id. */
  readonly custom: Readonly<Record<string, CustomValue>>;
  /** For a new contact only; an existing one gets tags by `addTags`. */
  readonly tags?: readonly string[];
  /** Channels to switch do-not-disturb ON for; nothing here can switch it off. */
  readonly restricted?: readonly Channel[];
  /** Those of `restricted` that stand as `permanent` and must stay so. */
  readonly permanent?: readonly Channel[];
}

export const channelKeys: Readonly<Record<Channel, string>> = {
  email: 'Email',
  sms: 'SMS',
  whatsApp: 'WhatsApp',
  call: 'Call',
};

/** Shown in HighLevel beside the channel. */
export const restrictionMessage = 'Not to be contacted: carried over from Kartra';

const setting = z.strictObject({ status: z.enum(['active', 'permanent']), message: z.string() }).optional();
const text = z.string().optional();
const fieldShape = Object.fromEntries(contactFieldNames.map((name) => [name, text]));
const updatableShape = Object.fromEntries(
  contactFieldNames.filter((name) => !createOnlyFields.includes(name)).map((name) => [name, text]),
);
const common = {
  customFields: z
    .array(
      z.strictObject({
        id: z.string().min(1),
        field_value: z.union([z.string(), z.number(), z.array(z.string())]),
      }),
    )
    .optional(),
  dnd: z.literal(true).optional(),
  dndSettings: z.strictObject({ Call: setting, Email: setting, SMS: setting, WhatsApp: setting }).optional(),
};

const createSchema = z.strictObject({
  ...fieldShape,
  ...common,
  locationId: z.string().min(1),
  tags: z.array(z.string().min(1)).optional(),
}) as unknown as z.ZodType<Json>;

const updateSchema = z.strictObject({ ...updatableShape, ...common }) as unknown as z.ZodType<Json>;

export function createContactBody(desired: ContactDesired): Json {
  const body = {
    ...desired.fields,
    ...commonBody(desired),
    locationId: desired.locationId,
    ...(desired.tags === undefined || desired.tags.length === 0 ? {} : { tags: desired.tags }),
  };
  return parseOutgoing(createSchema, body, routeOf('createContact'));
}

/** Leaves out what an update may not carry: the location, tags and fields that are set only once. */
export function updateContactBody(desired: Partial<ContactDesired>): Json {
  const updatable = Object.entries(desired.fields ?? {}).filter(
    ([name]) => !createOnlyFields.some((field) => field === name),
  );
  const body = { ...Object.fromEntries(updatable), ...commonBody(desired) };
  return parseOutgoing(updateSchema, body, routeOf('updateContact'));
}

function commonBody(desired: Partial<ContactDesired>): Readonly<Record<string, unknown>> {
  const custom = Object.entries(desired.custom ?? {}).map(([id, value]) => ({ id, field_value: value }));
  return {
    ...(custom.length === 0 ? {} : { customFields: custom }),
    ...restrictionBody(desired.restricted ?? [], desired.permanent ?? []),
  };
}

function restrictionBody(
  restricted: readonly Channel[],
  permanent: readonly Channel[],
): Readonly<Record<string, unknown>> {
  if (restricted.length === 0) return {};
  const settings = restricted.map((channel) => [
    channelKeys[channel],
    { status: permanent.includes(channel) ? 'permanent' : 'active', message: restrictionMessage },
  ]);
  const all = channels.every((channel) => restricted.includes(channel));
  return { dndSettings: Object.fromEntries(settings), ...(all ? { dnd: true } : {}) };
}
