/** Every rule there is. Their order means nothing: the best score wins. */
import { appointmentRules } from './appointment-rules.ts';
import { companyRules } from './company-rules.ts';
import { consentRules } from './consent-rules.ts';
import { dealRules } from './deal-rules.ts';
import { leftoverRules } from './leftover-rules.ts';
import { personRules } from './person-rules.ts';
import { placeRules } from './place-rules.ts';
import type { Rule } from './rule.ts';
import { subscriptionRules } from './subscription-rules.ts';
import { transactionRules } from './transaction-rules.ts';

export const allRules: readonly Rule[] = [
  ...personRules,
  ...placeRules,
  ...companyRules,
  ...dealRules,
  ...transactionRules,
  ...subscriptionRules,
  ...appointmentRules,
  ...consentRules,
  ...leftoverRules,
];
