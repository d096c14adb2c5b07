/**
 * One person: the truths, and the cells made of them.
 *
 * Pure: the same plan and index give the same person, whenever and however often it is asked. Neighbours 2k and 2k+1
 * may share a phone; then both live in the first one's country and have the first one's number.
 */

import { createRandom } from './create-random.ts';
import type { CustomValue } from './custom-fields.ts';
import { drawCustomValues } from './custom-fields.ts';
import { accessTags, drawAccess } from './draw-access.ts';
import type { Company } from './draw-company.ts';
import { drawCompany } from './draw-company.ts';
import type { Consent } from './draw-consent.ts';
import { drawConsent } from './draw-consent.ts';
import type { Dates } from './draw-dates.ts';
import { drawDates } from './draw-dates.ts';
import type { Email } from './draw-email.ts';
import { drawEmail } from './draw-email.ts';
import type { Extras } from './draw-extras.ts';
import { drawExtras } from './draw-extras.ts';
import type { Name } from './draw-name.ts';
import { drawName } from './draw-name.ts';
import type { Phone } from './draw-phone.ts';
import { drawPhone } from './draw-phone.ts';
import type { Place } from './draw-place.ts';
import { drawCountry, drawPlace } from './draw-place.ts';
import { drawPurchases } from './draw-purchases.ts';
import type { Memberships } from './draw-tags.ts';
import { drawMemberships } from './draw-tags.ts';
import { numberInRange, PHONE_RANGES } from './phone-ranges.ts';
import type { AccountPlan } from './plan-account.ts';
import { homeFile, standsInOlderFile } from './plan-account.ts';
import { RATES } from './shares.ts';

export interface Person {
  readonly index: number;
  /** Kartra's own id; the contacts file may lack it (`leadId`). */
  readonly kartraId: string;
  readonly leadId: string | null;
  readonly name: Name;
  readonly email: Email;
  readonly phone: Phone;
  /** Another person holds the same number. */
  readonly sharesPhone: boolean;
  readonly company: Company;
  readonly place: Place;
  readonly dates: Dates;
  readonly consent: Consent;
  readonly memberships: Memberships;
  readonly custom: Readonly<Record<string, CustomValue>>;
  readonly extras: Extras;
}

const FIRST_LEAD_ID = 21_000_000;
const LEAD_ID_STEP = 7;
/** Small accounts hold a shared phone too: this pair always shares. */
const ALWAYS_SHARING_PAIR = 3;

/**
 * @param index 0 up to the plan's contacts; larger ones draw people who exist in rejected rows only
 */
export function drawPerson(plan: AccountPlan, index: number): Person {
  const person = drawAlone(plan, index);
  if (!plan.objects.includes('memberships')) return person;
  const { memberships } = person;
  const tags = [...memberships.tags, ...accessTags(drawAccess(plan, person, drawPurchases(plan, person)))];
  return { ...person, memberships: { ...memberships, tags } };
}

/** Without the tags that follow from other records. */
function drawAlone(plan: AccountPlan, index: number): Person {
  const { seed } = plan;
  const open = (label: string, at = index) => createRandom(seed, label, at);
  const sharesPhone = isSharing(plan, index);
  const anchor = sharesPhone ? index - (index % 2) : index;
  const country = drawCountry(open('country', anchor));
  const place = drawPlace(open('place'), country);
  const name = drawName(open('name'), open('culture').pick(country.cultures));
  const kartraId = writeLeadId(seed, index);
  const leadId = open('lead').chance(RATES.noLeadId.share) ? null : kartraId;
  const range = PHONE_RANGES[country.iso2]!;
  const slot = anchor < plan.contacts ? anchor : anchor % 1000;
  const company = drawCompany(open('company'), plan.companies, index);
  const extras = drawExtras(open('extras'), country);
  return {
    index,
    kartraId,
    leadId,
    name,
    email: drawEmail(open('email'), index, `${name.first} ${name.last}`, leadId === null, company.mailHost),
    phone: drawPhone(open('phone'), {
      iso2: country.iso2,
      national: numberInRange(range, slot, createRandom(seed, 'phone-offset').below(100_000)),
      countryKnown: place.countryIso2 !== null,
      keepNumber: sharesPhone,
    }),
    sharesPhone,
    company,
    place,
    dates: drawDates(open('dates'), firstSeenMs(plan, index)),
    consent: drawConsent(open('consent')),
    memberships: drawMemberships(open('memberships')),
    custom: drawCustomValues(open('custom')),
    extras: company.website === null ? extras : { ...extras, website: company.website },
  };
}

/** The index of the person with this Kartra id, if it can be one; they need not exist. */
export function personOfKartraId(id: string): number {
  return Math.floor((Number(id) - FIRST_LEAD_ID) / LEAD_ID_STEP);
}

function isSharing(plan: AccountPlan, index: number): boolean {
  const pair = Math.floor(index / 2);
  if (pair * 2 + 1 >= plan.contacts) return false;
  return (
    pair === ALWAYS_SHARING_PAIR ||
    createRandom(plan.seed, 'sharing', pair).chance(RATES.sharedPhonePair.share)
  );
}

/** Nobody joined after the first export they stand in. */
function firstSeenMs(plan: AccountPlan, index: number): number {
  const home = homeFile(plan, index);
  const first = standsInOlderFile(plan, home, index) ? plan.files[home.index - 1]! : home;
  return first.exportedAtMs;
}

function writeLeadId(seed: number, index: number): string {
  return String(
    FIRST_LEAD_ID + index * LEAD_ID_STEP + createRandom(seed, 'lead-id', index).below(LEAD_ID_STEP),
  );
}
