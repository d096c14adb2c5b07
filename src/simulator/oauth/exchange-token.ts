/**
 * Owns: POST /oauth/token, and the agency's way to a location's token.
 * Source: OAuth specs v2 and v3. A form is asked for; v3 takes JSON too. v3 takes the names of June 2026
 * (camelCase) and, since August 2026, those of v2 again; how it answers is a behaviour.
 * Unverified: the texts of refusals are those of the OAuth library one of whose messages the spec quotes;
 * `error` and `error_description` stand beside them as OAuth asks. `client_credentials` is in the spec and
 * refused here, since nobody says what it opens. A refresh leaves the old access token alive.
 */

import { z } from 'zod';
import type { OpenRequest } from '../http/open-route.ts';
import { parseInput } from '../http/parse-input.ts';
import { isV3, type PlatformReply } from '../http/platform-route.ts';
import { forbiddenLocation, Refusal } from '../http/refusal.ts';
import type { Grant } from './token-record.ts';

const DAY_MS = 86_400_000;

const tokenBody = z.strictObject({
  client_id: z.string(),
  client_secret: z.string(),
  grant_type: z.enum(['authorization_code', 'refresh_token', 'client_credentials']),
  code: z.string().optional(),
  refresh_token: z.string().optional(),
  user_type: z.enum(['Company', 'Location']).optional(),
  redirect_uri: z.string().optional(),
});

const CAMEL_NAMES = new Map([
  ['clientId', 'client_id'],
  ['clientSecret', 'client_secret'],
  ['grantType', 'grant_type'],
  ['refreshToken', 'refresh_token'],
  ['userType', 'user_type'],
  ['redirectUri', 'redirect_uri'],
]);

export function exchangeToken(request: OpenRequest): PlatformReply {
  const { world } = request;
  if (!request.isForm && !isV3(request.version))
    throw oauthRefusal(
      'invalid_request',
      'Invalid request: content must be application/x-www-form-urlencoded',
    );
  const wanted = parseInput(tokenBody, isV3(request.version) ? toSnake(request.body) : request.body);
  const app = world.tokens.apps.get(wanted.client_id);
  if (app === undefined || app.clientSecret !== wanted.client_secret)
    throw oauthRefusal('invalid_client', 'Invalid client: client is invalid', 401);
  if (wanted.grant_type === 'client_credentials')
    throw oauthRefusal('unauthorized_client', 'Unauthorized client: `grant_type` is invalid');
  const grant =
    wanted.grant_type === 'authorization_code'
      ? redeemCode(request, app.id, wanted.code, wanted.redirect_uri)
      : redeemRefreshToken(request, app.id, wanted.refresh_token);
  if (wanted.user_type !== undefined && wanted.user_type !== grant.userType)
    throw oauthRefusal('invalid_grant', `Invalid grant: the token is not of the type ${wanted.user_type}`);
  return { status: 200, body: issue(request, app.id, grant, true) };
}

/** POST /oauth/locationToken: a token for one location from the token of its agency. */
export function exchangeLocationToken(request: OpenRequest): PlatformReply {
  const wanted = parseInput(z.strictObject({ companyId: z.string(), locationId: z.string() }), request.body);
  const { caller, world } = request;
  const location = world.locations.get(wanted.locationId);
  if (caller === undefined || wanted.companyId !== caller.companyId) throw forbiddenLocation();
  if (location === undefined || location.record.companyId !== wanted.companyId)
    throw new Refusal(400, { statusCode: 400, message: 'Location not found' });
  const { userId, scopes, companyId } = caller;
  const grant: Grant = { userType: 'Location', companyId, locationId: location.id, userId, scopes };
  // A private integration token of an agency is its own client, so that its locations do not share a budget.
  return {
    status: 200,
    body: issue(request, caller.clientId ?? caller.client, grant, isV3(request.version)),
  };
}

function redeemCode({ world, nowMs }: OpenRequest, clientId: string, code = '', redirectUri?: string): Grant {
  const found = world.tokens.codes.get(code);
  if (found === undefined || found.clientId !== clientId)
    throw oauthRefusal('invalid_grant', 'Invalid grant: authorization code is invalid');
  if (found.expiresAtMs <= nowMs)
    throw oauthRefusal('invalid_grant', 'Invalid grant: authorization code has expired');
  if (redirectUri !== undefined && redirectUri !== found.redirectUri)
    throw oauthRefusal('invalid_request', 'Invalid request: `redirect_uri` is invalid');
  world.tokens.codes.remove(code);
  return grantOf(found);
}

function redeemRefreshToken({ world, nowMs }: OpenRequest, clientId: string, token = ''): Grant {
  const found = world.tokens.refreshTokens.get(token);
  if (found === undefined || found.clientId !== clientId)
    throw oauthRefusal('invalid_grant', 'Invalid grant: refresh token is invalid');
  if (found.expiresAtMs <= nowMs)
    throw oauthRefusal('invalid_grant', 'Invalid grant: refresh token has expired');
  if (world.behaviours.refreshTokenRotates) world.tokens.refreshTokens.remove(token);
  return grantOf(found);
}

function grantOf({ userType, companyId, locationId, userId, scopes }: Grant): Grant {
  return { userType, companyId, locationId, userId, scopes };
}

/** Makes an access token (and a refresh token) and the answer that hands them out. */
function issue(
  { world, nowMs, version }: OpenRequest,
  clientId: string,
  grant: Grant,
  isRefreshable: boolean,
): Record<string, unknown> {
  const { accessTokenLifeSeconds: life, refreshTokenLifeDays, oauthV3Answer } = world.behaviours;
  const access = world.tokens.accessTokens.put({
    id: world.ids.uuid(),
    ...grant,
    clientId,
    expiresAtMs: nowMs + life * 1000,
  });
  const refresh = isRefreshable
    ? world.tokens.refreshTokens.put({
        id: world.ids.uuid(),
        ...grant,
        clientId,
        expiresAtMs: nowMs + refreshTokenLifeDays * DAY_MS,
      })
    : undefined;
  world.markChanged();
  const answer = {
    access_token: access.id,
    token_type: 'Bearer',
    expires_in: life,
    ...(refresh === undefined ? {} : { refresh_token: refresh.id }),
    scope: (grant.scopes ?? []).join(' '),
    userType: grant.userType,
    companyId: grant.companyId,
    ...(grant.locationId === undefined ? {} : { locationId: grant.locationId }),
    userId: grant.userId,
  };
  return isV3(version) && oauthV3Answer === 'camel' ? toCamel(answer) : answer;
}

/** The names of v2 for those of v3; what is neither stays, to be refused. */
function toSnake(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [CAMEL_NAMES.get(name) ?? name, value as unknown]),
  );
}

function toCamel(answer: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(answer).map(([name, value]) => [
      name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  );
}

function oauthRefusal(error: string, message: string, status = 400): Refusal {
  return new Refusal(status, { statusCode: status, message, error, error_description: message });
}
