/**
 * The ways people type one company and its website. None of them is another company: only case, blanks,
 * punctuation, `&` for and, and the spelling of the legal form differ.
 */

import type { CompanyEntry, LegalForm } from './company-table.ts';
import type { Random } from './create-random.ts';

const FORM_SPELLINGS: Readonly<Record<LegalForm, readonly string[]>> = {
  Ltd: ['Ltd', 'LTD', 'ltd', 'Ltd.', 'LTD.', 'ltd.', 'Limited', 'LIMITED', 'limited'],
  Inc: ['Inc', 'INC', 'inc', 'Inc.', 'INC.', 'inc.', 'Incorporated', 'incorporated'],
  GmbH: ['GmbH', 'GMBH', 'gmbh', 'Gmbh', 'GmbH.', 'G.m.b.H.'],
};
const SEPARATORS = [' ', '  ', ', '];
const EDGES = [
  ['', ''],
  [' ', ''],
  ['', ' '],
  ['  ', ' '],
] as const;

/** A whole number of this size jumps around all spellings before it repeats one. */
const STRIDE = 137;

/** One of the spellings, not necessarily another than the company's own. */
export function respellCompany(random: Random, company: CompanyEntry): string {
  const [before, after] = random.pick(EDGES);
  const stem = random.pick(stemSpellings(company.stem));
  const form = random.pick(FORM_SPELLINGS[company.form]);
  return `${before}${stem}${random.pick(SEPARATORS)}${form}${after}`;
}

/**
 * `count` different spellings, the company's own first.
 *
 * @param count at most 400
 */
export function listSpellings(company: CompanyEntry, count: number): readonly string[] {
  const all = [
    ...new Set(
      EDGES.flatMap(([before, after]) =>
        stemSpellings(company.stem).flatMap((stem) =>
          SEPARATORS.flatMap((separator) =>
            FORM_SPELLINGS[company.form].map((form) => `${before}${stem}${separator}${form}${after}`),
          ),
        ),
      ),
    ),
  ];
  return Array.from({ length: count }, (_, number) => all[(number * STRIDE) % all.length]!);
}

/** A website cell that leads to `domain`. */
export function typeWebsite(random: Random, domain: string): string {
  const capitals = domain.charAt(0).toUpperCase() + domain.slice(1);
  return random.pick([
    domain,
    `www.${domain}`,
    `https://www.${domain}`,
    `http://${domain}/`,
    `HTTPS://WWW.${domain.toUpperCase()}/`,
    `Https://${capitals}/About-Us`,
    `${domain}.`,
    `www.${domain}./contact`,
    `https://shop.${domain}/cart?item=1,2#top`,
    `shop.${domain}`,
    ` ${domain} `,
  ]);
}

function stemSpellings(stem: string): readonly string[] {
  const spelled = [
    stem,
    stem.toUpperCase(),
    stem.toLowerCase(),
    stem.charAt(0).toLowerCase() + stem.slice(1).toUpperCase(),
  ];
  if (!stem.includes(' & ')) return spelled;
  return [...spelled, stem.replace(' & ', ' and '), stem.replace(' & ', ' AND '), stem.replace(' & ', '&')];
}
