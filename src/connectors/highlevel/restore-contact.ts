/**
 * Putting fields of a contact back to what stood there before: for undoing what Landfall itself wrote, and for
 * nothing else. It is the only call that can switch do-not-disturb off, so it is kept apart from the ordinary
 * update, whose body cannot. (HighLevel, contacts: an empty text clears a field; every channel that is not named is
 * named all the same, in case the settings are replaced as a whole.)
 */
import { z } from 'zod';
import {
  type ContactFieldName,
  type CustomValue,
  channels,
  contactFieldNames,
  createOnlyFields,
} from '../../model/contact.ts';
import type { RestrictionSettings } from '../../model/destination-contact.ts';
import type { Send } from '../../model/http.ts';
import type { WriteAnswer } from '../connector.ts';
import { bodyFor, exactBody, writeCall } from './calls.ts';
import { channelKeys } from './contact-body.ts';

export interface ContactRestoration {
  /** An empty text clears the field. */
  readonly fields: { readonly [name in ContactFieldName]?: string };
  /** By the location's custom-field id; an empty text or list clears the field. */
  readonly custom: Readonly<Record<string, CustomValue>>;
  /** The whole of the settings as they shall stand; null leaves them alone. */
  readonly settings: RestrictionSettings | null;
}

const setting = z
  .strictObject({ status: z.enum(['active', 'inactive', 'permanent']), message: z.string() })
  .optional();
const text = z.string().optional();
const restoreBody = exactBody({
  ...Object.fromEntries(
    contactFieldNames.filter((name) => !createOnlyFields.includes(name)).map((name) => [name, text]),
  ),
  customFields: z
    .array(
      z.strictObject({
        id: z.string().min(1),
        field_value: z.union([z.string(), z.number(), z.array(z.string())]),
      }),
    )
    .optional(),
  dnd: z.boolean().optional(),
  dndSettings: z.strictObject({ Call: setting, Email: setting, SMS: setting, WhatsApp: setting }).optional(),
});

/** Sending it twice changes nothing. @throws LandfallError `destination-surprised` */
export function restoreContact(
  send: Send,
  contactId: string,
  { fields, custom, settings }: ContactRestoration,
): Promise<WriteAnswer<{ readonly id: string }>> {
  const values = Object.entries(custom).map(([id, value]) => ({ id, field_value: value }));
  const body = bodyFor('updateContact', restoreBody, {
    ...fields,
    ...(values.length === 0 ? {} : { customFields: values }),
    ...(settings === null ? {} : settingsBody(settings)),
  });
  return writeCall(send, 'updateContact', {
    ids: { contactId },
    body,
    id: contactId,
    namesExisting: true,
    written: () => null,
  });
}

function settingsBody({ all, channels: standing }: RestrictionSettings): Readonly<Record<string, unknown>> {
  const entries = channels.flatMap((channel) => {
    const found = standing[channel];
    return found === undefined ? [] : [[channelKeys[channel], found] as const];
  });
  return { dnd: all, dndSettings: Object.fromEntries(entries) };
}
