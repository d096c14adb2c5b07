/**
 * Contacts of one location. Never upsert: it overwrites tags and, when e-mail and phone belong to two
 * contacts, silently drops one of them (HighLevel, contacts: description of upsert).
 */
import { z } from 'zod';
import type { DestinationContact, ReadSource } from '../../model/destination-contact.ts';
import type { Send } from '../../model/http.ts';
import type { Provider, ReadAnswer } from '../connector.ts';
import { checkLocation } from './check-location.ts';
import { type ContactDesired, createContactBody, updateContactBody } from './contact-body.ts';
import { contactSchema, toDestinationContact } from './contact-record.ts';
import { buildRequest, routeOf } from './endpoints.ts';
import { parseIncoming, surprised } from './parse-body.ts';
import { foundOrAbsent, mapFound, readAnswer } from './read-answer.ts';
import { searchContactPage } from './search-contacts.ts';
import { writeAnswer } from './write-answer.ts';

const contactAnswerSchema = z.object({ contact: contactSchema });

/** An update or a removal may answer with little more than that it was done. */
const contactWrittenSchema = z.object({ contact: contactSchema.nullish() });
const contactRemovedSchema = z.object({}).nullable();

/** What a contact written by Landfall is recognised by. */
export interface ContactMarker {
  /** The location's custom field that holds markers. */
  readonly fieldId: string;
  readonly marker: string;
}

export interface ContactProvider extends Provider<ContactMarker, ContactDesired, DestinationContact> {
  /** Every contact that carries the marker; more than one is a duplicate somebody must look at. */
  findByMarker(send: Send, key: ContactMarker): Promise<ReadAnswer<readonly DestinationContact[]>>;
}

/**
 * - `findExisting` searches by marker. A search lags behind writes by seconds (HighLevel, search), so
 *   `absent` means "not yet seen". Several carriers are `failed`: which one is ours is not for us to guess.
 * - `create` answers `exists` when e-mail or phone belong to another contact, and `unknown` on 422: such a
 *   refusal has created the contact all the same (integrator evidence).
 * - `update` sends only what it is given, never tags, the location or fields that are set only once.
 * - `remove` also removes the contact's opportunities (integrator evidence).
 *
 * @throws LandfallError (from every verb) `destination-surprised`, `wrong-location`
 */
export function createContactProvider(locationId: string): ContactProvider {
  const read = (
    record: z.infer<typeof contactSchema>,
    readBy: ReadSource,
    route: string,
  ): DestinationContact => {
    checkLocation(record.locationId, locationId, route);
    return toDestinationContact(record, readBy);
  };

  const findByMarker: ContactProvider['findByMarker'] = async (send, { fieldId, marker }) => {
    const filters = [{ field: `customFields.${fieldId}`, operator: 'eq', value: marker } as const];
    const answer = await searchContactPage(send, locationId, { filters, searchAfter: null });
    return mapFound(answer, ({ contacts }) => ({
      kind: 'found',
      record: contacts.filter((contact) => contact.custom[fieldId] === marker),
    }));
  };

  return {
    findByMarker,

    findExisting: async (send, key) =>
      mapFound(await findByMarker(send, key), (contacts) =>
        contacts.length > 1
          ? { kind: 'failed', note: `${contacts.length} contacts carry this marker`, status: null }
          : foundOrAbsent(contacts[0]),
      ),

    create: async (send, desired) => {
      const route = routeOf('createContact');
      checkLocation(desired.locationId, locationId, route);
      const result = await send(buildRequest('createContact', { body: createContactBody(desired) }));
      return writeAnswer(result, {
        route,
        unsure: [422],
        namesExisting: true,
        done: (body) => {
          const { contact } = parseIncoming(contactAnswerSchema, body, route);
          return { id: contact.id, record: read(contact, 'write', route) };
        },
      });
    },

    update: async (send, id, desired) => {
      const route = routeOf('updateContact');
      checkLocation(desired.locationId, locationId, route);
      const request = buildRequest('updateContact', {
        ids: { contactId: id },
        body: updateContactBody(desired),
      });
      return writeAnswer(await send(request), {
        route,
        namesExisting: true,
        done: (body) => {
          const { contact } = parseIncoming(contactWrittenSchema, body, route);
          return { id, record: contact == null ? null : read(contact, 'write', route) };
        },
      });
    },

    read: async (send, id) => {
      const route = routeOf('readContact');
      const result = await send(buildRequest('readContact', { ids: { contactId: id } }));
      return readAnswer(result, {
        route,
        byId: true,
        found: (body) => {
          const { contact } = parseIncoming(contactAnswerSchema, body, route);
          if (contact.id !== id) throw surprised(route, 'contact.id: another contact');
          return read(contact, 'get', route);
        },
      });
    },

    remove: async (send, id) => {
      const route = routeOf('removeContact');
      const result = await send(buildRequest('removeContact', { ids: { contactId: id } }));
      return writeAnswer(result, {
        route,
        removes: id,
        done: (body) => {
          parseIncoming(contactRemovedSchema, body, route);
          return { id, record: null };
        },
      });
    },
  };
}
