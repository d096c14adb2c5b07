/** Owns: the paths of the businesses API, the same in the specs v2 and v3. */

import type { PlatformRoute } from '../http/platform-route.ts';
import {
  createBusiness,
  deleteBusiness,
  getBusiness,
  listBusinesses,
  updateBusiness,
} from './manage-businesses.ts';

export const businessRoutes: readonly PlatformRoute[] = [
  { method: 'GET', path: '/businesses/', handle: listBusinesses },
  { method: 'POST', path: '/businesses/', handle: createBusiness },
  { method: 'GET', path: '/businesses/:businessId', handle: getBusiness },
  { method: 'PUT', path: '/businesses/:businessId', handle: updateBusiness },
  { method: 'DELETE', path: '/businesses/:businessId', handle: deleteBusiness },
];
