/** Owns: the paths of custom values, by the locations specs v2 and v3. */

import type { PlatformRoute } from '../http/platform-route.ts';
import {
  createCustomValue,
  deleteCustomValue,
  getCustomValue,
  listCustomValues,
  updateCustomValue,
} from './manage-custom-values.ts';

export const customValueRoutes: readonly PlatformRoute[] = [
  { method: 'GET', path: '/locations/:locationId/customValues', handle: listCustomValues },
  { method: 'POST', path: '/locations/:locationId/customValues', handle: createCustomValue },
  { method: 'GET', path: '/locations/:locationId/customValues/:id', handle: getCustomValue },
  { method: 'PUT', path: '/locations/:locationId/customValues/:id', handle: updateCustomValue },
  { method: 'DELETE', path: '/locations/:locationId/customValues/:id', handle: deleteCustomValue },
];
