/** Fields of a person, in whatever object's file they stand. */
import { type Rule, rule } from './rule.ts';

/** Words that say whose it is without changing what it is. */
export const personal =
  'person billing primary value text hidden account user subscription order payment transaction invoice appointment attended card bought started';
const reach = `${personal} work verified preferred current website all`;
const notCompany = 'contact deal transaction subscription appointment';

export const personRules: readonly Rule[] = [
  rule('contact.firstName', 0.98, 'givenName', { may: `${personal} name namePart first title` }),
  rule('contact.firstName', 0.9, 'first name|namePart', { may: personal }),
  rule('contact.lastName', 0.97, 'familyName', { may: `${personal} name namePart last title` }),
  rule('contact.lastName', 0.9, 'last name|namePart', { may: personal }),
  rule('contact.name', 0.97, 'fullName', {
    may: `${personal} name namePart title`,
    in: 'contact transaction subscription appointment',
  }),
  rule('contact.name', 0.8, 'fullName', { may: `${personal} name namePart`, in: 'deal' }),
  rule('contact.name', 0.92, 'fullName', { may: `${personal} name namePart`, in: 'company' }),
  rule('contact.name', 0.95, 'person name|namePart|title', {
    may: personal,
    in: 'contact company transaction subscription appointment',
  }),
  rule('contact.name', 0.8, 'person name|namePart', { may: personal, in: 'deal' }),
  rule('contact.name', 0.9, 'billing name|namePart', { may: personal }),
  rule('contact.name', 0.86, 'user name|namePart', { may: personal, in: 'contact transaction subscription' }),
  rule('contact.name', 0.8, 'card name|namePart', { may: personal, in: 'transaction subscription' }),
  rule('contact.name', 0.93, 'name|namePart', { may: `${personal} title`, in: 'contact' }),
  rule('contact.name', 0.78, 'name|namePart', { may: personal, in: 'transaction subscription appointment' }),
  rule('contact.name', 0.8, 'person', {
    may: 'primary display text',
    in: 'transaction subscription appointment',
  }),
  rule('contact.name', 0.6, 'person', { may: 'primary display', in: 'contact company' }),
  rule('contact.email', 0.98, 'email', { may: reach, in: notCompany }),
  rule('contact.email', 0.9, 'email', { may: `${reach} home`, in: notCompany }),
  rule('contact.email', 0.96, 'email person|home|user', { may: reach, in: 'company' }),
  rule('contact.additionalEmails', 0.95, 'email secondary|otherPlace', {
    may: `${reach} home name deal address number`,
    in: notCompany,
  }),
  rule('contact.phone', 0.96, 'phone', { may: `${reach} number`, in: notCompany }),
  rule('contact.phone', 0.95, 'mobile', { may: `${reach} number phone home whatsapp`, in: notCompany }),
  rule('contact.phone', 0.9, 'phone|mobile person', { may: `${reach} number home`, in: 'company' }),
  rule('contact.phone', 0.85, 'sms', { may: 'number phone mobile', in: notCompany }),
  rule('contact.additionalPhones', 0.8, 'phone home', { may: `${reach} number`, in: notCompany }),
  rule('contact.additionalPhones', 0.94, 'phone|mobile secondary|otherPlace', {
    may: `${reach} number home`,
    in: notCompany,
  }),
  rule('contact.additionalPhones', 0.72, 'whatsapp', { may: `${reach} number phone mobile`, in: notCompany }),
  rule('contact.companyName', 0.96, 'company', {
    may: `${reach} name namePart title description`,
    in: notCompany,
  }),
  rule('contact.companyName', 0.82, 'deal', { may: 'name namePart', in: 'contact' }),
  rule('contact.companyName', 0.8, 'account', { may: 'name namePart', in: 'deal' }),
  rule('contact.website', 0.95, 'website', {
    may: `${personal} company address url number work secondary`,
    in: notCompany,
  }),
  rule('contact.website', 0.72, 'url', { may: 'hidden text value', in: 'contact' }),
  rule('contact.dateOfBirth', 0.97, 'birthDate', { may: `${personal} date` }),
  rule('contact.dateOfBirth', 0.95, 'birth date|time', { may: personal }),
  rule('contact.gender', 0.96, 'gender', { may: personal }),
  rule('contact.timezone', 0.96, 'timezone', { may: `${personal} name location` }),
  rule('contact.tags', 0.95, 'tags', { may: `${personal} name namePart list text`, in: 'contact' }),
  rule('contact.tags', 0.7, 'list', { may: `${personal} name namePart subscribed all`, in: 'contact' }),
  rule('contact.tags', 0.66, 'tags', { may: `${personal} name`, in: 'transaction subscription appointment' }),
  rule('contact.source', 0.95, 'source', {
    may: `${personal} name original first type text signup created subscribed optIn campaign form last product service company website deal`,
    in: 'contact company',
  }),
  rule('contact.source', 0.82, 'source utm', {
    may: personal,
    in: 'contact company transaction appointment',
  }),
  rule('contact.source', 0.8, 'source', {
    may: `${personal} name original appointment product service company website`,
    in: 'transaction subscription appointment',
  }),
  rule('contact.assignedTo', 0.94, 'owner', {
    may: `${personal} name namePart email current assigned team`,
    in: 'contact',
  }),
  rule('contact.assignedTo', 0.86, 'assigned', { may: 'user staff name namePart person', in: 'contact' }),
  rule('contact.assignedTo', 0.78, 'owner', {
    may: `${personal} name namePart email`,
    in: 'transaction subscription',
  }),
  rule('contact.type', 0.93, 'type', { may: 'person value text', in: 'contact' }),
  rule('contact.notes', 0.95, 'notes', {
    may: `${personal} text value description`,
    in: 'contact transaction subscription',
  }),
  rule('contact.notes', 0.84, 'message', {
    may: `${personal} text value`,
    in: 'contact transaction subscription',
  }),
  rule('contact.notes', 0.78, 'description', { may: 'person text value notes', in: 'contact' }),
  rule('contact.dateAdded', 0.96, 'created', { may: `${personal} date time flag`, in: 'contact' }),
  rule('contact.dateAdded', 0.94, 'signup', {
    may: `${personal} date time list newsletter website`,
    in: 'contact',
  }),
  rule('contact.dateAdded', 0.72, 'subscribed date|time', { may: personal, in: 'contact' }),
  rule('contact.dateAdded', 0.86, 'person date', { may: 'started first', in: 'contact' }),
  rule('contact.dateAdded', 0.6, 'date', { may: 'time', in: 'contact' }),
];
