/**
 * Owns: making apps and tokens by the control API, as a developer does at the marketplace and a person under
 * Settings, Private Integrations.
 * Invariant: an app is sent back to loopback only, so that no code ever leaves the machine.
 */

import { z } from 'zod';
import { parseInput } from '../http/parse-input.ts';
import { badRequest } from '../http/refusal.ts';
import type { LocationState } from '../world/location-state.ts';
import type { World } from '../world/world.ts';
import type { OAuthApp } from './token-record.ts';

const LOOPBACK_NAMES = ['localhost', '[::1]'];

const newAppSchema = z.strictObject({
  clientId: z.string().min(1).optional(),
  clientSecret: z.string().min(1).optional(),
  redirectUris: z.array(z.string()).min(1),
  scopes: z.array(z.string()).optional(),
});

const newTokenSchema = z.strictObject({
  locationId: z.string(),
  scopes: z.array(z.string()).optional(),
  kind: z.enum(['private-integration', 'oauth', 'agency']).default('private-integration'),
  clientId: z.string().optional(),
});

/** Registers an app and returns it. Throws a Refusal when a redirect leaves loopback. */
export function registerApp(world: World, input: unknown): Record<string, unknown> {
  const wanted = parseInput(newAppSchema, input);
  const strangers = wanted.redirectUris.filter((uri) => !isLoopback(uri));
  if (strangers.length > 0) throw badRequest('redirectUris must be addresses on loopback');
  const app: OAuthApp = {
    id: wanted.clientId ?? `${world.ids.businessId()}-${world.ids.recordId().slice(0, 8).toLowerCase()}`,
    clientSecret: wanted.clientSecret ?? world.ids.uuid(),
    redirectUris: wanted.redirectUris,
    scopes: wanted.scopes ?? null,
  };
  world.tokens.apps.put(app);
  world.markChanged();
  const { id: clientId, ...rest } = app;
  return { clientId, ...rest };
}

/**
 * Makes a token for a location, or for its agency. `scopes` absent means all of them. An `oauth` token expires
 * and counts for the app `clientId`. Throws a Refusal for an unknown location.
 */
export function issueToken(world: World, input: unknown): { token: string } {
  const wanted = parseInput(newTokenSchema, input);
  const location = world.locations.get(wanted.locationId);
  if (location === undefined) throw badRequest('unknown locationId');
  const isAgency = wanted.kind === 'agency';
  const isOAuth = wanted.kind === 'oauth';
  const lifeMs = world.behaviours.accessTokenLifeSeconds * 1000;
  const token = world.tokens.accessTokens.put({
    id: isOAuth ? world.ids.uuid() : `pit-${world.ids.uuid()}`,
    userType: isAgency ? 'Company' : 'Location',
    companyId: location.record.companyId,
    locationId: isAgency ? undefined : location.id,
    userId: location.users.values()[0]?.id ?? '',
    scopes: wanted.scopes ?? null,
    clientId: isOAuth ? (wanted.clientId ?? 'app') : undefined,
    expiresAtMs: isOAuth ? world.clock.now() + lifeMs : undefined,
  });
  world.markChanged();
  return { token: token.id };
}

/** Takes scopes away from the token a location is furnished with. */
export function limitToken(world: World, location: LocationState, scopes: readonly string[]): void {
  world.tokens.accessTokens.put({
    id: location.token,
    userType: 'Location',
    companyId: location.record.companyId,
    locationId: location.id,
    userId: location.users.values()[0]?.id ?? '',
    scopes,
  });
}

function isLoopback(uri: string): boolean {
  const url = URL.parse(uri);
  if (url === null || !/^https?:$/.test(url.protocol)) return false;
  return LOOPBACK_NAMES.includes(url.hostname) || /^127(\.\d+){3}$/.test(url.hostname);
}
