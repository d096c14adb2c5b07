/**
 * Do-not-disturb in the spelling of the other version, for the probe alone. (HighLevel, contacts: channels are `Email`,
 * `SMS`, … under the versions of 2021, `email`, `sms`, … under v3; what the wrong one does is not documented.)
 */
import { z } from 'zod';
import type { Send } from '../../model/http.ts';
import type { WriteAnswer } from '../connector.ts';
import { bodyFor, exactBody, writeCall } from './calls.ts';
import { restrictionMessage } from './contact-body.ts';

const setting = z.strictObject({ status: z.literal('active'), message: z.string() });
const body = exactBody({ dndSettings: z.strictObject({ sms: setting }) });

/** Restricts text messages of a contact, spelled as v3 spells them, under the version contacts are written by. */
export function restrictByOtherSpelling(send: Send, contactId: string): Promise<WriteAnswer<never>> {
  const sms = { status: 'active', message: restrictionMessage };
  return writeCall<never>(send, 'updateContact', {
    ids: { contactId },
    body: bodyFor('updateContact', body, { dndSettings: { sms } }),
    id: contactId,
    written: () => null,
  });
}
