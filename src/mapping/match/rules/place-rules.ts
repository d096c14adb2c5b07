/** Addresses: of the person, or of the company in a company's file. A second line has no field of its own. */
import { personal } from './person-rules.ts';
import { type Rule, rule } from './rule.ts';

const around = `${personal} address street home work location name namePart notes`;
const notCompany = 'contact deal transaction subscription appointment';

export const placeRules: readonly Rule[] = [
  rule('contact.address1', 0.96, 'street', { may: around, in: notCompany }),
  rule('contact.address1', 0.9, 'address', {
    may: `${personal} home work location text company`,
    in: notCompany,
  }),
  rule('contact.address1', 0.8, 'street houseNumber|number', { may: around, in: notCompany }),
  rule('contact.city', 0.97, 'city', { may: around, in: notCompany }),
  rule('contact.state', 0.96, 'state', { may: `${around} code`, in: notCompany }),
  rule('contact.state', 0.97, 'state county', { may: `${around} code country`, in: notCompany }),
  rule('contact.state', 0.84, 'stateOrStatus', { may: around, in: 'contact' }),
  rule('contact.state', 0.9, 'stateOrStatus address|billing', { may: around, in: notCompany }),
  rule('contact.postalCode', 0.97, 'postalCode', { may: `${around} code number`, in: notCompany }),
  rule('contact.country', 0.97, 'country', { may: `${around} code state`, in: notCompany }),
  rule('business.address', 0.95, 'street', { may: `${around} company`, in: 'company' }),
  rule('business.address', 0.93, 'address', { may: `${personal} work location text company`, in: 'company' }),
  rule('business.city', 0.97, 'city', { may: `${around} company`, in: 'company' }),
  rule('business.state', 0.96, 'state', { may: `${around} company code`, in: 'company' }),
  rule('business.state', 0.84, 'stateOrStatus', { may: `${around} company`, in: 'company' }),
  rule('business.postalCode', 0.97, 'postalCode', { may: `${around} company code number`, in: 'company' }),
  rule('business.country', 0.97, 'country', { may: `${around} company code state`, in: 'company' }),
  rule('custom', 0.96, 'street2|houseNumber|poBox|county', { may: '*' }),
  rule('custom', 0.95, 'street|address secondary', { may: around }),
  rule(
    'custom',
    0.94,
    'shipping|otherPlace|previous street|address|city|state|stateOrStatus|postalCode|country|name|namePart|company|phone|fullName|givenName|familyName|mobile',
    {
      may: '*',
    },
  ),
  rule('custom', 0.8, 'secondary city|state|postalCode|country', { may: '*' }),
  rule('custom', 0.75, 'location|place', { may: '*', in: 'contact company transaction deal subscription' }),
  rule('custom', 0.72, 'company phone|email|mobile|fax', { may: '*', in: notCompany }),
  rule('contact.address1', 0.72, 'company street|address', { may: around, in: 'contact' }),
  rule('contact.city', 0.72, 'company city', { may: around, in: 'contact' }),
  rule('contact.state', 0.72, 'company state|stateOrStatus', { may: around, in: 'contact' }),
  rule('contact.postalCode', 0.72, 'company postalCode', { may: around, in: 'contact' }),
  rule('contact.country', 0.72, 'company country', { may: around, in: 'contact' }),
  rule('custom', 0.8, 'company street|address|city|state|postalCode|country', {
    may: '*',
    in: 'deal transaction subscription appointment',
  }),
  rule('ignore', 0.93, 'geo|offset', { may: '*' }),
];
