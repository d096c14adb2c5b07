/**
 * Owns: the authorisation page, as far as a program sees it: a redirect with a code.
 * On the platform a person signs in, chooses a location (or the whole agency) and agrees. Here the query says who
 * was chosen: `locationId`, or `user_type=Company`; without both it is the first location.
 * Source: OAuth page: response_type, client_id, redirect_uri, scope, state. Unverified: refusals, which the
 * platform shows to the person; the life of a code, ten minutes, and that the scopes asked for must be the app's.
 */

import { z } from 'zod';
import type { OpenRequest } from '../http/open-route.ts';
import { parseInput } from '../http/parse-input.ts';
import type { PlatformReply } from '../http/platform-route.ts';
import { badRequest } from '../http/refusal.ts';
import type { World } from '../world/world.ts';
import type { Grant, OAuthApp } from './token-record.ts';

const CODE_LIFE_MS = 600_000;

const authorizeQuery = z.looseObject({
  response_type: z.literal('code'),
  client_id: z.string(),
  redirect_uri: z.string(),
  scope: z.string().optional(),
  state: z.string().optional(),
  locationId: z.string().optional(),
  user_type: z.enum(['Location', 'Company']).optional(),
});

export function authorize(request: OpenRequest): PlatformReply {
  const { world, nowMs } = request;
  const wanted = parseInput(authorizeQuery, request.query);
  const app = world.tokens.apps.get(wanted.client_id);
  if (app === undefined) throw badRequest('No integration found with the id');
  if (!app.redirectUris.includes(wanted.redirect_uri)) throw badRequest('redirect_uri is not registered');
  const scopes = grantedScopes(app, wanted.scope);
  const id = world.ids.uuid().replaceAll('-', '');
  world.tokens.codes.put({
    id,
    ...chosenGrant(world, wanted.locationId, wanted.user_type === 'Company'),
    scopes,
    clientId: app.id,
    redirectUri: wanted.redirect_uri,
    expiresAtMs: nowMs + CODE_LIFE_MS,
  });
  world.markChanged();
  const target = new URL(wanted.redirect_uri);
  target.searchParams.set('code', id);
  if (wanted.state !== undefined) target.searchParams.set('state', wanted.state);
  return { status: 302, body: {}, location: target.href };
}

/** What the person at the page gave access to. Throws 400 when there is no such location. */
function chosenGrant(world: World, locationId: string | undefined, isAgency: boolean): Omit<Grant, 'scopes'> {
  const first = world.locations.values().next().value;
  const location = locationId === undefined ? first : world.locations.get(locationId);
  if (location === undefined) throw badRequest('unknown locationId');
  const userId = location.users.values()[0]?.id ?? '';
  const { companyId } = location.record;
  if (isAgency) return { userType: 'Company', companyId, userId };
  return { userType: 'Location', companyId, locationId: location.id, userId };
}

function grantedScopes(app: OAuthApp, asked: string | undefined): readonly string[] | null {
  const scopes = (asked ?? '').split(/\s+/).filter((scope) => scope !== '');
  if (scopes.length === 0) return app.scopes;
  const unknown = scopes.filter((scope) => app.scopes !== null && !app.scopes.includes(scope));
  if (unknown.length > 0) throw badRequest(`The app does not have the scope ${unknown.join(' ')}`);
  return scopes;
}
