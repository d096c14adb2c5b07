/** Owns: the paths by which a contact is listed, followed, enrolled and looked up (contacts and campaigns specs). */

import type { PlatformRoute } from '../http/platform-route.ts';
import {
  addToCampaign,
  addToWorkflow,
  listCampaigns,
  removeFromCampaign,
  removeFromEveryCampaign,
  removeFromWorkflow,
} from './enrol-contact.ts';
import { addContactFollowers, removeContactFollowers } from './follow-contact.ts';
import { listContactAppointments } from './list-contact-appointments.ts';
import { listContacts, lookUpContacts } from './list-contacts.ts';

/** These stand before the contact routes, because `lookup` would be taken for the id of a contact. */
export const contactActivityRoutes: readonly PlatformRoute[] = [
  { method: 'GET', path: '/contacts/', handle: listContacts },
  { method: 'GET', path: '/contacts/lookup', only: 'v3', handle: lookUpContacts },
  { method: 'GET', path: '/contacts/:contactId/appointments', handle: listContactAppointments },
  { method: 'POST', path: '/contacts/:contactId/followers', handle: addContactFollowers },
  { method: 'DELETE', path: '/contacts/:contactId/followers', handle: removeContactFollowers },
  { method: 'POST', path: '/contacts/:contactId/workflow/:workflowId', handle: addToWorkflow },
  { method: 'DELETE', path: '/contacts/:contactId/workflow/:workflowId', handle: removeFromWorkflow },
  {
    method: 'DELETE',
    path: '/contacts/:contactId/campaigns/removeAll',
    only: 'v2',
    handle: removeFromEveryCampaign,
  },
  {
    method: 'DELETE',
    path: '/contacts/:contactId/campaigns/remove-all',
    only: 'v3',
    handle: removeFromEveryCampaign,
  },
  { method: 'POST', path: '/contacts/:contactId/campaigns/:campaignId', handle: addToCampaign },
  { method: 'DELETE', path: '/contacts/:contactId/campaigns/:campaignId', handle: removeFromCampaign },
  { method: 'GET', path: '/campaigns/', handle: listCampaigns },
];
