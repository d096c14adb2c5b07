/**
 * Owns: the rows of the behaviour table that concern tokens, scopes and OAuth.
 * They are part of the one table in behaviours.ts and switched there.
 */

import type { BehaviourEntry } from './behaviours.ts';

export interface AccessBehaviours {
  accessTokenLifeSeconds: number;
  refreshTokenRotates: boolean;
  refreshTokenLifeDays: number;
  missingScopeStatus: '401' | '403';
  oauthV3Answer: 'snake' | 'camel';
  agencyCallsOpenToLocations: boolean;
}

export const ACCESS_BEHAVIOURS: {
  readonly [Name in keyof AccessBehaviours]: BehaviourEntry<AccessBehaviours[Name]>;
} = {
  accessTokenLifeSeconds: {
    value: 86_399,
    certainty: 'S',
    source: 'expires_in of the example in the OAuth spec; the documentation says about a day',
  },
  refreshTokenRotates: {
    value: true,
    certainty: 'L',
    source: 'OAuth page: a refresh token is good until it is used, each use gives a new one; off = it stays',
  },
  refreshTokenLifeDays: {
    value: 365,
    certainty: 'L',
    source: 'OAuth page: an unused refresh token is good for one year',
  },
  missingScopeStatus: {
    value: '401',
    certainty: 'U',
    source:
      'the specs list 401 for every call and 403 for none; which of them a missing scope gives is not said',
    choices: ['401', '403'],
  },
  oauthV3Answer: {
    value: 'snake',
    certainty: 'L',
    source:
      'changelog of 10 August 2026: names of v3 are snake_case again; camel = as the v3 spec of June has it',
    choices: ['snake', 'camel'],
  },
  agencyCallsOpenToLocations: {
    value: true,
    certainty: 'U',
    source:
      'creating an object schema and finding users by e-mail are marked for agency tokens in the spec, without the word only; off = a location’s token is refused with 401',
  },
};
