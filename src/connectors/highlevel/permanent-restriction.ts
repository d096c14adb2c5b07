/**
 * A channel restricted for good, for the probe only: what a load writes is `active`. (HighLevel, contacts: a
 * channel's status is `active`, `inactive` or `permanent`.)
 */
import { z } from 'zod';
import type { Channel } from '../../model/contact.ts';
import type { Send } from '../../model/http.ts';
import type { ReadAnswer, WriteAnswer } from '../connector.ts';
import { bodyFor, exactBody, readCall, writeCall } from './calls.ts';
import { parseIncoming } from './parse-body.ts';

const body = exactBody({
  dndSettings: z.strictObject({
    Email: z.strictObject({ status: z.literal('permanent'), message: z.string() }),
  }),
});
const statusesSchema = z.object({
  contact: z.object({
    dndSettings: z.record(z.string(), z.object({ status: z.string() }).nullish()).nullish(),
  }),
});

/** E-mail of one contact. @throws LandfallError `destination-surprised` */
export function restrictForGood(
  send: Send,
  contactId: string,
): Promise<WriteAnswer<{ readonly id: string }>> {
  const settings = { Email: { status: 'permanent', message: 'A test of Landfall' } };
  return writeCall(send, 'updateContact', {
    ids: { contactId },
    body: bodyFor('updateContact', body, { dndSettings: settings }),
    id: contactId,
    written: () => null,
  });
}

/** The status of each channel as it stands, keys in our own spelling. @throws LandfallError `destination-surprised` */
export function readChannelStatuses(
  send: Send,
  contactId: string,
): Promise<ReadAnswer<{ readonly [channel in Channel]?: string }>> {
  return readCall(send, 'readContact', {
    ids: { contactId },
    byId: true,
    found: (shown, route) => {
      const settings = parseIncoming(statusesSchema, shown, route).contact.dndSettings ?? {};
      const byKey = new Map(
        Object.entries(settings).map(([key, value]) => [key.toLowerCase(), value?.status]),
      );
      const status = (channel: Channel) => {
        const found = byKey.get(channel.toLowerCase());
        return found === undefined ? {} : { [channel]: found };
      };
      return { ...status('email'), ...status('sms'), ...status('whatsApp'), ...status('call') };
    },
  });
}
