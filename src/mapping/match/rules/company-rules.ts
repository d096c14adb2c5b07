/** Fields of a company in a file of companies. */
import { type Rule, rule } from './rule.ts';

const own = 'company account primary work name namePart text value user hidden billing';

export const companyRules: readonly Rule[] = [
  rule('business.name', 0.97, 'company', { may: own, in: 'company' }),
  rule('business.name', 0.95, 'account', { may: own, in: 'company' }),
  rule('business.name', 0.94, 'name|namePart|title', { may: `${own} display`, in: 'company' }),
  rule('business.name', 0.9, 'deal', { may: 'name namePart', in: 'company' }),
  rule('business.name', 0.85, 'person name|namePart', { may: 'account', in: 'company' }),
  rule('business.email', 0.95, 'email', {
    may: 'company account primary work text value billing address',
    in: 'company',
  }),
  rule('business.phone', 0.95, 'phone', {
    may: 'company account primary work text value number billing',
    in: 'company',
  }),
  rule('business.phone', 0.84, 'mobile', { may: 'company account primary work number phone', in: 'company' }),
  rule('business.website', 0.96, 'website', { may: `${own} address url`, in: 'company' }),
  rule('business.website', 0.8, 'url', { may: own, in: 'company' }),
  rule('business.description', 0.93, 'description', { may: own, in: 'company' }),
  rule('business.description', 0.72, 'notes', { may: own, in: 'company' }),
  rule('custom', 0.8, 'email|phone secondary|otherPlace', { may: '*', in: 'company' }),
  rule(
    'custom',
    0.82,
    'owner|assigned|created|signup|tags|list|type|status|stage|stateOrStatus|started|bought|mobile',
    { may: '*', in: 'company' },
  ),
];
