/**
 * Owns: the rows of the behaviour table that concern the affiliate manager.
 * They are part of the one table in behaviours.ts and switched there.
 */

import type { BehaviourEntry } from './behaviours.ts';

export interface AffiliateBehaviours {
  affiliateCreatesContact: boolean;
  affiliateCreationSendsMail: boolean;
  duplicateCommissionRefused: boolean;
}

export const AFFILIATE_BEHAVIOURS: {
  readonly [Name in keyof AffiliateBehaviours]: BehaviourEntry<AffiliateBehaviours[Name]>;
} = {
  affiliateCreatesContact: {
    value: true,
    certainty: 'U',
    source:
      'the affiliate manager spec gives an affiliate a contactId; that a new affiliate becomes a contact when nobody has the e-mail is the more harmful reading; off = linked only to a contact that is there',
  },
  affiliateCreationSendsMail: {
    value: true,
    certainty: 'U',
    source:
      'undocumented for the API; the more harmful reading: a new affiliate is mailed an invitation to the portal; off = no mail',
  },
  duplicateCommissionRefused: {
    value: false,
    certainty: 'U',
    source:
      'live affiliate documentation: a manual commission may carry an eventId; that a second one of the same eventId is paid again is the more harmful reading; on = 400',
  },
};
