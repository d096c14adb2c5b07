/**
 * The answers of one person, taken from the truths they were drawn with.
 */

import type { PersonAnswers } from './answers.ts';
import type { CustomValue } from './custom-fields.ts';
import { drawEarlierState } from './draw-earlier-state.ts';
import type { Person } from './draw-person.ts';
import { customFieldsOf } from './header-vintages.ts';
import { judgeMailable } from './judge-mailable.ts';
import type { AccountPlan, Vintage } from './plan-account.ts';
import { homeFile, standsInOlderFile } from './plan-account.ts';

/** @example answerPerson(plan, drawPerson(plan, 0)).emailMailable */
export function answerPerson(plan: AccountPlan, person: Person): PersonAnswers {
  const home = homeFile(plan, person.index);
  const overlaps = standsInOlderFile(plan, home, person.index);
  const { name, email, phone, company, place, memberships, consent } = person;
  const verdict = judgeMailable({
    email: email.address,
    lists: memberships.lists,
    tags: memberships.tags,
    communications: consent.communications,
    status: consent.status,
    countryIso2: place.countryIso2,
  });
  return {
    leadId: person.leadId,
    email: email.address,
    emailReason: email.reason,
    earlierEmail: overlaps ? findEarlierEmail(plan, person) : null,
    firstName: name.first,
    middleName: name.middle,
    lastName: name.last,
    lastName2: name.last2,
    phoneE164: phone.e164,
    phoneReason: phone.reason,
    phoneExtension: phone.extension,
    countryGuessed: phone.countryGuessed,
    countryIso2: place.countryIso2,
    company: company.cell,
    companyCanonical: company.entry?.name ?? null,
    companyKey: company.entry?.key ?? null,
    tags: memberships.tags,
    lists: memberships.lists,
    customFields: exportedValues(person, home.vintage),
    dateJoined: person.dates.joined,
    emailMailable: verdict.mailable,
    mailableReason: verdict.reason,
    files: overlaps ? [home.index - 1, home.index] : [home.index],
  };
}

function findEarlierEmail(plan: AccountPlan, person: Person): string | null {
  const earlier = drawEarlierState(plan.seed, person).email.address;
  return earlier === person.email.address ? null : earlier;
}

function exportedValues(person: Person, vintage: Vintage): Record<string, CustomValue> {
  const values: Record<string, CustomValue> = {};
  for (const { identifier } of customFieldsOf(vintage)) {
    const value = person.custom[identifier];
    if (value !== undefined) values[identifier] = value;
  }
  return values;
}
