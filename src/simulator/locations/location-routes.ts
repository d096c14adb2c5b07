/** Owns: the paths of locations, tags, custom fields (v1), users and workflows, by the names of their specs. */

import type { PlatformRoute } from '../http/platform-route.ts';
import { filterUsersByEmail, getUser } from './find-users.ts';
import {
  createCustomField,
  deleteCustomField,
  getCustomField,
  listCustomFields,
  updateCustomField,
} from './manage-custom-fields.ts';
import { createTag, deleteTag, getTag, listTags, renameTag } from './manage-tags.ts';
import { getLocation, listUsers, listWorkflows, searchUsers } from './read-location.ts';

export const locationRoutes: readonly PlatformRoute[] = [
  { method: 'GET', path: '/locations/:locationId', handle: getLocation },
  { method: 'GET', path: '/locations/:locationId/tags', handle: listTags },
  { method: 'POST', path: '/locations/:locationId/tags', handle: createTag },
  { method: 'GET', path: '/locations/:locationId/tags/:tagId', handle: getTag },
  { method: 'PUT', path: '/locations/:locationId/tags/:tagId', handle: renameTag },
  { method: 'DELETE', path: '/locations/:locationId/tags/:tagId', handle: deleteTag },
  { method: 'GET', path: '/locations/:locationId/customFields', handle: listCustomFields },
  { method: 'POST', path: '/locations/:locationId/customFields', handle: createCustomField },
  { method: 'GET', path: '/locations/:locationId/customFields/:fieldId', handle: getCustomField },
  { method: 'PUT', path: '/locations/:locationId/customFields/:fieldId', handle: updateCustomField },
  { method: 'DELETE', path: '/locations/:locationId/customFields/:fieldId', handle: deleteCustomField },
  { method: 'GET', path: '/users/', handle: listUsers },
  { method: 'GET', path: '/users/search', handle: searchUsers },
  { method: 'POST', path: '/users/search/filter-by-email', handle: filterUsersByEmail },
  { method: 'GET', path: '/users/:userId', handle: getUser },
  { method: 'GET', path: '/workflows/', handle: listWorkflows },
];
