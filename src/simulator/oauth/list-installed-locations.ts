/**
 * Owns: where an app is installed, GET /oauth/installedLocations (v3: /oauth/installed-locations).
 * Source: OAuth specs. A location counts as installed while the app holds a token for it (our reading).
 */

import { z } from 'zod';
import type { OpenRequest } from '../http/open-route.ts';
import { parseInput } from '../http/parse-input.ts';
import { isV3, type PlatformReply } from '../http/platform-route.ts';
import { forbiddenLocation } from '../http/refusal.ts';

const listQuery = z.looseObject({
  companyId: z.string(),
  appId: z.string(),
  locationId: z.string().optional(),
  query: z.string().default(''),
  isInstalled: z.enum(['true', 'false']).optional(),
  skip: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(20),
  pageSize: z.coerce.number().int().min(1).max(500).default(20),
  pageToken: z.coerce.number().int().min(0).default(0),
});

export function listInstalledLocations(request: OpenRequest): PlatformReply {
  const wanted = parseInput(listQuery, request.query);
  const { world, caller, version } = request;
  if (wanted.companyId !== caller?.companyId) throw forbiddenLocation();
  const installed = new Set(
    world.tokens.accessTokens
      .values()
      // The id of an app is the part of a client id before its hyphen.
      .filter(({ clientId }) => clientId === wanted.appId || clientId?.split('-')[0] === wanted.appId)
      .map(({ locationId }) => locationId),
  );
  const rows = [...world.locations.values()]
    .map(({ id, record }) => ({
      _id: id,
      name: record.name,
      address: '',
      companyId: record.companyId,
      isInstalled: installed.has(id),
    }))
    .filter(
      (row) =>
        row.companyId === wanted.companyId &&
        (wanted.locationId === undefined || row._id === wanted.locationId) &&
        row.name.toLowerCase().includes(wanted.query.toLowerCase()) &&
        (wanted.isInstalled === undefined || String(row.isInstalled) === wanted.isInstalled),
    )
    .map(({ companyId: _companyId, ...row }) => row);
  const installToFutureLocations = false;
  if (!isV3(version)) {
    const locations = rows.slice(wanted.skip, wanted.skip + wanted.limit);
    return { status: 200, body: { locations, count: rows.length, installToFutureLocations } };
  }
  const start = wanted.pageToken;
  const items = rows.slice(start, start + wanted.pageSize);
  const end = start + items.length;
  const pagination = {
    totalRecords: rows.length,
    hasNextPage: end < rows.length,
    hasPrevPage: start > 0,
    currentPageSize: items.length,
    ...(end < rows.length ? { nextPageToken: String(end) } : {}),
    ...(start > 0 ? { prevPageToken: String(Math.max(0, start - wanted.pageSize)) } : {}),
  };
  return { status: 200, body: { items, pagination, installToFutureLocations } };
}
