/**
 * HighLevel, bound to one location: the one object through which everything is read and written there.
 *
 * Providers take the `Send` of each call, so that a write goes through the journal of the step that makes
 * it. Readers and `addTags` use the `Send` given here unless another is passed.
 */
import type { DestinationCompany } from '../../model/company.ts';
import type { Send } from '../../model/http.ts';
import type {
  DestinationCustomField,
  DestinationTag,
  DestinationWorkflow,
  LocationFacts,
} from '../../model/location.ts';
import type { ReadAnswer, WriteAnswer } from '../connector.ts';
import { addTags, type TagBatch, type TagResult } from './bulk-tags.ts';
import { type CompanyProvider, createCompanyProvider, listBusinesses } from './businesses.ts';
import { type ContactProvider, createContactProvider } from './contacts.ts';
import { type CustomFieldProvider, createCustomFieldProvider, listCustomFields } from './custom-fields.ts';
import { type LinkBatch, linkContacts } from './link-contacts.ts';
import { readLocation } from './locations.ts';
import { type ContactFilter, type ContactPage, searchContacts } from './search-contacts.ts';
import { createTagProvider, listTags, type TagProvider } from './tags.ts';
import { listWorkflows } from './workflows.ts';

export interface HighLevel {
  readonly locationId: string;
  readonly contacts: ContactProvider;
  readonly companies: CompanyProvider;
  readonly tags: TagProvider;
  readonly customFields: CustomFieldProvider;
  addTags(batch: TagBatch, send?: Send): Promise<WriteAnswer<readonly TagResult[]>>;
  /** At most 50 contacts; `done` holds the ids that were linked. */
  linkContacts(batch: LinkBatch, send?: Send): Promise<WriteAnswer<ReadonlySet<string>>>;
  /** Pages of 100; throws where the other readers answer `failed`. */
  listCompanies(send?: Send): AsyncGenerator<readonly DestinationCompany[]>;
  /** Pages of 500; throws where the other readers answer `failed`. */
  searchContacts(filters?: readonly ContactFilter[], send?: Send): AsyncGenerator<ContactPage>;
  listTags(send?: Send): Promise<ReadAnswer<readonly DestinationTag[]>>;
  listCustomFields(send?: Send): Promise<ReadAnswer<readonly DestinationCustomField[]>>;
  listWorkflows(send?: Send): Promise<ReadAnswer<readonly DestinationWorkflow[]>>;
  readLocation(send?: Send): Promise<ReadAnswer<LocationFacts>>;
}

/**
 * @param connection `send` must carry a token of this location
 * @example const highLevel = createHighLevel({ send, locationId }); await highLevel.readLocation()
 */
export function createHighLevel(connection: { readonly send: Send; readonly locationId: string }): HighLevel {
  const { locationId } = connection;
  return {
    locationId,
    contacts: createContactProvider(locationId),
    companies: createCompanyProvider(locationId),
    tags: createTagProvider(locationId),
    customFields: createCustomFieldProvider(locationId),
    addTags: (batch, send = connection.send) => addTags(send, locationId, batch),
    linkContacts: (batch, send = connection.send) => linkContacts(send, locationId, batch),
    listCompanies: (send = connection.send) => listBusinesses(send, locationId),
    searchContacts: (filters = [], send = connection.send) => searchContacts(send, locationId, filters),
    listTags: (send = connection.send) => listTags(send, locationId),
    listCustomFields: (send = connection.send) => listCustomFields(send, locationId),
    listWorkflows: (send = connection.send) => listWorkflows(send, locationId),
    readLocation: (send = connection.send) => readLocation(send, locationId),
  };
}
