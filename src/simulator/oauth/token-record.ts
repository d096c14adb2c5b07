/**
 * Owns: the nouns of authorisation: registered apps, codes, access tokens and refresh tokens. All are immutable
 * and belong to the platform, not to a location; `id` is the secret text itself (a client id for an app).
 */

export type UserType = 'Location' | 'Company';

export interface OAuthApp {
  /** The client id. */
  readonly id: string;
  readonly clientSecret: string;
  readonly redirectUris: readonly string[];
  /** null: every scope. */
  readonly scopes: readonly string[] | null;
}

/** What a token opens, whoever holds it. */
export interface Grant {
  readonly userType: UserType;
  readonly companyId: string;
  /** Absent for an agency. */
  readonly locationId?: string | undefined;
  readonly userId: string;
  /** null: every scope. */
  readonly scopes: readonly string[] | null;
}

export interface AuthorizationCode extends Grant {
  readonly id: string;
  readonly clientId: string;
  readonly redirectUri: string;
  readonly expiresAtMs: number;
}

export interface AccessToken extends Grant {
  readonly id: string;
  /** Absent for a private integration token. */
  readonly clientId?: string | undefined;
  /** Absent: it never expires. */
  readonly expiresAtMs?: number | undefined;
}

export interface RefreshToken extends Grant {
  readonly id: string;
  readonly clientId: string;
  readonly expiresAtMs: number;
}
