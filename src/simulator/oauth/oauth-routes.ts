/** Owns: the paths of authorisation, by the OAuth specs v2 and v3, and the page that hands out codes. */

import type { OpenRoute } from '../http/open-route.ts';
import { authorize } from './authorize.ts';
import { exchangeLocationToken, exchangeToken } from './exchange-token.ts';
import { listInstalledLocations } from './list-installed-locations.ts';

export const oauthRoutes: readonly OpenRoute[] = [
  { method: 'GET', path: '/oauth/chooselocation', access: 'public', handle: authorize },
  { method: 'GET', path: '/v2/oauth/chooselocation', access: 'public', handle: authorize },
  { method: 'POST', path: '/oauth/token', access: 'public', handle: exchangeToken },
  {
    method: 'POST',
    path: '/oauth/locationToken',
    only: 'v2',
    access: 'agency',
    handle: exchangeLocationToken,
  },
  {
    method: 'POST',
    path: '/oauth/location-token',
    only: 'v3',
    access: 'agency',
    handle: exchangeLocationToken,
  },
  {
    method: 'GET',
    path: '/oauth/installedLocations',
    only: 'v2',
    access: 'agency',
    handle: listInstalledLocations,
  },
  {
    method: 'GET',
    path: '/oauth/installed-locations',
    only: 'v3',
    access: 'agency',
    handle: listInstalledLocations,
  },
];
