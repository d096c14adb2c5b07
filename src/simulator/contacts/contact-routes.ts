/** Owns: the paths of the contacts API, by the names of the contacts specs v2 and v3. */

import { linkContacts } from '../businesses/link-contacts.ts';
import { listBusinessContacts } from '../businesses/list-business-contacts.ts';
import type { PlatformRoute } from '../http/platform-route.ts';
import { findDuplicateContact } from './find-duplicate-contact.ts';
import { searchContacts } from './search-contacts.ts';
import { addContactTags, bulkUpdateTags, removeContactTags } from './tag-contacts.ts';
import { upsertContact } from './upsert-contact.ts';
import { createContact, deleteContact, getContact, updateContact } from './write-contact.ts';

export const contactRoutes: readonly PlatformRoute[] = [
  { method: 'POST', path: '/contacts/', handle: createContact },
  { method: 'POST', path: '/contacts/upsert', handle: upsertContact },
  { method: 'POST', path: '/contacts/search', handle: searchContacts },
  { method: 'GET', path: '/contacts/search/duplicate', handle: findDuplicateContact },
  { method: 'POST', path: '/contacts/bulk/tags/update/:kind', handle: bulkUpdateTags },
  { method: 'POST', path: '/contacts/bulk/business', handle: linkContacts },
  { method: 'GET', path: '/contacts/business/:businessId', handle: listBusinessContacts },
  { method: 'GET', path: '/contacts/:contactId', handle: getContact },
  { method: 'PUT', path: '/contacts/:contactId', handle: updateContact },
  { method: 'DELETE', path: '/contacts/:contactId', handle: deleteContact },
  { method: 'POST', path: '/contacts/:contactId/tags', handle: addContactTags },
  { method: 'DELETE', path: '/contacts/:contactId/tags', handle: removeContactTags },
];
