/**
 * Which values each target takes. A target whose values a column does not have is never proposed; values
 * that hardly anything else has make a proposal surer.
 */
import type { TargetKey } from './target-keys.ts';
import type { Shape } from './value-shapes.ts';

export interface ValueExpectation {
  /** Enough samples must have one of these shapes; empty: any value will do. */
  readonly takes: readonly Shape[];
  /** A column whose samples have one of these shapes is something else. */
  readonly refuses: readonly Shape[];
  /** Shapes that speak for this target. */
  readonly proves: readonly Shape[];
  /** For evidence: what the proving values are, in the plural. */
  readonly called: string;
}

const none: readonly Shape[] = [];
const email = expect(['email'], none, ['email'], 'e-mail addresses');
const phone = expect(['phone'], ['date'], ['phone'], 'phone numbers');
const date = expect(['date', 'clock'], none, ['date'], 'dates');
const money = expect(['money'], none, ['decimals'], 'amounts of money');
const identifier = expect(none, ['date', 'email', 'long', 'url'], ['orderNumber'], 'numbers of records');
const place = expect(['words', 'code'], ['email', 'date', 'url', 'money', 'long'], none, 'names of places');
const words = expect(['text'], ['email', 'date', 'url', 'phone', 'ip', 'hash'], none, 'words');
const statuses = expect(
  none,
  ['email', 'date', 'url', 'long', 'ip', 'decimals'],
  ['status'],
  'words for a status',
);
const personName = expect(['personName'], ['email', 'date', 'url', 'long', 'boolean'], none, 'names');
const person = expect(['words', 'email', 'personName'], ['date', 'url', 'money'], none, 'names');
const anything = expect(none, none, none, 'texts');

const expectations: Readonly<Record<TargetKey, ValueExpectation>> = {
  'appointment.assignedTo': person,
  'appointment.calendar': words,
  'appointment.endTime': date,
  'appointment.location': expect(none, ['date', 'email'], none, 'places'),
  'appointment.notes': expect(none, ['date'], none, 'texts'),
  'appointment.startTime': date,
  'appointment.status': statuses,
  'appointment.title': words,
  'business.address': expect(['text'], ['email', 'date', 'url'], ['address'], 'addresses'),
  'business.city': place,
  'business.country': expect(
    ['words', 'country'],
    ['email', 'date', 'url', 'long'],
    ['countryName'],
    'countries',
  ),
  'business.description': expect(['text'], ['date', 'email'], none, 'texts'),
  'business.email': email,
  'business.name': expect(['text'], ['email', 'date', 'ip'], none, 'names'),
  'business.phone': phone,
  'business.postalCode': expect(['postal'], ['date', 'email'], none, 'postal codes'),
  'business.state': place,
  'business.website': expect(['url', 'text'], ['email', 'date', 'money'], ['url'], 'web addresses'),
  'contact.additionalEmails': email,
  'contact.additionalPhones': phone,
  'contact.address1': expect(['text'], ['email', 'date', 'url', 'ip'], ['address'], 'addresses'),
  'contact.assignedTo': person,
  'contact.city': place,
  'contact.companyName': expect(['text'], ['email', 'date', 'ip'], none, 'names'),
  'contact.country': expect(
    ['words', 'country'],
    ['email', 'date', 'url', 'long'],
    ['countryName'],
    'countries',
  ),
  'contact.dateAdded': date,
  'contact.dateOfBirth': date,
  'contact.dnd': expect(
    none,
    ['email', 'phone', 'ip', 'url', 'decimals', 'long'],
    ['boolean', 'plainConsent'],
    'yes, no or words for consent',
  ),
  'contact.email': email,
  'contact.firstName': personName,
  'contact.gender': expect(['gender'], none, ['gender'], 'words for a gender'),
  'contact.lastName': personName,
  'contact.name': personName,
  'contact.notes': expect(none, ['date', 'email', 'boolean'], none, 'texts'),
  'contact.phone': phone,
  'contact.postalCode': expect(['postal'], ['date', 'email'], none, 'postal codes'),
  'contact.source': words,
  'contact.state': place,
  'contact.tags': expect(['text'], ['email', 'date', 'url'], none, 'words'),
  'contact.timezone': expect(['timezone'], none, ['timezone'], 'time zones'),
  'contact.type': words,
  'contact.website': expect(['url', 'text'], ['email', 'date', 'money', 'boolean'], ['url'], 'web addresses'),
  custom: anything,
  ignore: expect(none, none, ['hash', 'ip', 'coordinate'], 'machine values'),
  'opportunity.assignedTo': person,
  'opportunity.closeDate': date,
  'opportunity.contact': person,
  'opportunity.createdAt': date,
  'opportunity.lostReason': expect(['text'], ['date', 'email'], none, 'texts'),
  'opportunity.monetaryValue': money,
  'opportunity.name': expect(['text', 'code'], ['date', 'email'], none, 'names'),
  'opportunity.notes': expect(none, ['date', 'email'], none, 'texts'),
  'opportunity.pipeline': words,
  'opportunity.pipelineStage': words,
  'opportunity.source': words,
  'opportunity.status': statuses,
  'subscription.amount': money,
  'subscription.cancelledAt': date,
  'subscription.currency': expect(['currency'], none, ['currency'], 'currencies'),
  'subscription.id': identifier,
  'subscription.interval': expect(['interval', 'number'], ['date'], ['interval'], 'intervals'),
  'subscription.nextBillingDate': date,
  'subscription.product': expect(['text'], ['date', 'email'], none, 'names'),
  'subscription.provider': words,
  'subscription.startDate': date,
  'subscription.status': statuses,
  'transaction.amount': money,
  'transaction.amountRefunded': money,
  'transaction.createdAt': date,
  'transaction.currency': expect(['currency'], none, ['currency'], 'currencies'),
  'transaction.id': identifier,
  'transaction.paymentMethod': expect(['text'], ['email', 'date', 'url'], none, 'words'),
  'transaction.product': expect(['text'], ['date', 'email'], none, 'names'),
  'transaction.provider': words,
  'transaction.status': statuses,
  'transaction.subscriptionId': identifier,
};

export function expectationOf(target: TargetKey): ValueExpectation {
  return expectations[target];
}

function expect(
  takes: readonly Shape[],
  refuses: readonly Shape[],
  proves: readonly Shape[],
  called: string,
): ValueExpectation {
  return { takes, refuses, proves, called };
}
