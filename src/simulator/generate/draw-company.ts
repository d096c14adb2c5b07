/**
 * Companies: about fifty, shared by many people, typed differently by each.
 *
 * The truth keeps both: `cell` as typed and `canonical`, the company meant. Which spellings a migration joins is a
 * decision of its owner; the answers only say which belong together.
 */

import type { Random } from './create-random.ts';
import { RATES } from './shares.ts';

export interface Company {
  readonly cell: string;
  readonly canonical: string | null;
}

const STEMS =
  'Acme|Globex|Initech|Umbrella|Hooli|Vehement|Stark & Daughters|Wayne|Bluth|Soylent|Cyberdyne|Tyrell|Oscorp|Wonka|Duff|Gringotts|Monarch'.split(
    '|',
  );
const FORMS = ['Ltd', 'Inc', 'GmbH'];

/** Every company of a generated account: 51. */
const COMPANIES: readonly string[] = STEMS.flatMap((stem) => FORMS.map((form) => `${stem} ${form}`));

/** Draws a company, or none, with the spelling this person used. */
export function drawCompany(random: Random): Company {
  if (!random.chance(RATES.company.share)) return { cell: '', canonical: null };
  const favoured = random.next() * random.next();
  const canonical = COMPANIES[Math.floor(favoured * COMPANIES.length)]!;
  const cell = random.chance(RATES.companyTypedDifferently.share) ? respell(random, canonical) : canonical;
  return { cell, canonical };
}

function respell(random: Random, company: string): string {
  return random.pick([
    company.toUpperCase(),
    company.toLowerCase(),
    `${company}.`,
    ` ${company}`,
    company.replace(' ', '  '),
    company.replace(/ (\S+)$/, ', $1'),
  ]);
}
