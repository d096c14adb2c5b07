/**
 * The companies of a generated account, and what people write who have none.
 *
 * Names are unique in the form that is compared (case, blanks and punctuation aside, `&` = and, Limited = Ltd,
 * Incorporated = Inc; Ltd, Inc and GmbH are three companies), except for one pair of twins: one name, two domains,
 * and everybody of both shows the domain. Domains end in `.example`, which nobody can own.
 */

export type LegalForm = 'Ltd' | 'Inc' | 'GmbH';

export interface CompanyEntry {
  /** Opaque; equal for everybody who belongs to it. */
  readonly key: string;
  readonly name: string;
  readonly stem: string;
  readonly form: LegalForm;
  /** The registrable domain it owns; null for two in five. */
  readonly domain: string | null;
  /** Its name says nothing without the domain: another company has the same. */
  readonly isTwin: boolean;
}

const FORMS: readonly LegalForm[] = ['Ltd', 'Inc', 'GmbH'];
const STEMS =
  'Acme|Globex|Initech|Umbrella|Hooli|Vehement|Stark & Daughters|Wayne|Bluth|Soylent|Cyberdyne|Tyrell|Oscorp|Wonka|Duff|Gringotts|Monarch'.split(
    '|',
  );
const MORE_FIRST =
  'Northern|Southern|Blue|Crimson|Silver|Golden|Quiet|Rapid|Bright|Hidden|Grand|Little|Urban|Rural|Polar|Solar|Lunar|Amber|Copper|Velvet'.split(
    '|',
  );
const MORE_SECOND =
  'Harbour|Anvil|Orchard|Lantern|Compass|Meadow|Foundry|Bakery|Studio|Atelier|Gallery|Garage|Clinic|Dental|Realty|Travel|Yoga|Coffee|Books & Sons|Media'.split(
    '|',
  );

export const DEFAULT_COMPANIES = STEMS.length * FORMS.length;
export const MAX_COMPANIES = (STEMS.length + MORE_FIRST.length * MORE_SECOND.length) * FORMS.length;

/** Fewer companies have no twins among them. */
const FEWEST_WITH_TWINS = 6;

/** Typed by people who have no company. Compared without case. */
export const NO_COMPANY_TEXTS = [
  'n/a',
  'N/A',
  'NA',
  '-',
  '--',
  '.',
  'none',
  'None',
  'self',
  'Self-employed',
  'self employed',
  'freelance',
  'Freelancer',
] as const;

/** Real providers, so that lists of them are put to the test; local parts there begin with `synthetic.`. */
export const FREE_MAIL_DOMAINS = [
  'gmail.com',
  'gmail.com',
  'gmail.com',
  'yahoo.com',
  'outlook.com',
  'hotmail.com',
  'icloud.com',
  'aol.com',
  'gmx.de',
] as const;

/** Shared by people of many companies, so no company's: an internet provider, and a university. */
export const SHARED_MAIL_HOSTS = ['isp-mail.example', 'students.uni.example', 'alumni.uni.example'] as const;

/** The first `count` companies; the first is always Acme Ltd. */
export function listCompanies(count: number): readonly CompanyEntry[] {
  return Array.from({ length: count }, (_, number) => {
    const key = `company-${String(number + 1).padStart(4, '0')}`;
    const isTwin = count >= FEWEST_WITH_TWINS && number >= count - 2;
    const named = isTwin ? count - 2 : number;
    const stem = stemOf(Math.floor(named / FORMS.length));
    const form = FORMS[named % FORMS.length]!;
    const name = `${stem} ${form}`;
    const label = name
      .toLowerCase()
      .replaceAll('&', 'and')
      .replaceAll(/[^a-z]+/g, '-');
    const ownsDomain = isTwin || number % 5 < 3;
    const domain = ownsDomain ? `${label}${named === number ? '' : '-west'}.example` : null;
    return { key, name, stem, form, domain, isTwin };
  });
}

function stemOf(number: number): string {
  const further = number - STEMS.length;
  if (further < 0) return STEMS[number]!;
  const first = MORE_FIRST[further % MORE_FIRST.length]!;
  return `${first} ${MORE_SECOND[Math.floor(further / MORE_FIRST.length)]!}`;
}
