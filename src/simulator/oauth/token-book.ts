/**
 * Owns: every app, code and token of the platform, besides the one token each location is furnished with.
 * Invariants: a code and (while refresh tokens rotate) a refresh token are taken out when used, so each works
 * once; an expired token is still known, so that it is refused for being old and not for being unknown.
 */

import { KeyedStore } from '../world/keyed-store.ts';
import type { AccessToken, AuthorizationCode, OAuthApp, RefreshToken } from './token-record.ts';

/** Names of the stores, in the order the state file writes them. */
export const TOKEN_STORES = ['apps', 'codes', 'accessTokens', 'refreshTokens'] as const;

const byId = ({ id }: { readonly id: string }): string => id;

export class TokenBook {
  readonly apps = new KeyedStore<OAuthApp>(byId);
  readonly codes = new KeyedStore<AuthorizationCode>(byId);
  readonly accessTokens = new KeyedStore<AccessToken>(byId);
  readonly refreshTokens = new KeyedStore<RefreshToken>(byId);
}
