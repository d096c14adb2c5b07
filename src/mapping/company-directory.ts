/**
 * Which companies there are, and which one a contact belongs to, decided over all contacts at once (R63).
 *
 * In this order: the domain of the contact's own website; the domain of its e-mail address, but only where
 * everybody at that domain who names a company names the same one, and at least two do or the domain looks
 * like the name (comcast.net and universities are not companies); the one company that is known by that
 * name; the name alone, if so decided. No company is made from a domain alone unless so decided. A name
 * that stands for two companies with different domains says nothing by itself: the contact stays unlinked
 * and is listed.
 */
import { type ClueCount, type CompanyClues, type MappedCompany } from '../model/company.ts';
import { sha256 } from '../model/digest.ts';

export interface CompanyDecisions {
  /** People who type the same name without any domain are one company. */
  readonly sameName: boolean;
  /** A domain alone makes somebody part of a company. */
  readonly fromDomains: boolean;
}

export type CompanyOf =
  | { readonly kind: 'company'; readonly externalId: string }
  /** Several companies carry the name, and nothing tells which is meant. */
  | { readonly kind: 'ambiguous' }
  | { readonly kind: 'none' };

export interface CompanyDirectory {
  readonly companies: readonly MappedCompany[];
  companyOf(clues: CompanyClues | null): CompanyOf;
}

/** Counts by text: how many contacts say it. */
type Tally = Map<string, number>;

export function buildCompanyDirectory(
  groups: Iterable<ClueCount>,
  decisions: CompanyDecisions,
): CompanyDirectory {
  const all = [...groups];
  const namesAt = tallyBy(all, ({ emailDomain }) => emailDomain);
  const speaks = (domain: string | null): domain is string =>
    domain !== null && domainSpeaks(domain, namesAt.get(domain), decisions.fromDomains);
  const domainOf = (clues: CompanyClues): string | null => {
    if (clues.nameKey === null && !decisions.fromDomains) return null;
    return clues.websiteDomain ?? (speaks(clues.emailDomain) ? clues.emailDomain : null);
  };

  const domainsOfName = new Map<string, Set<string>>();
  for (const { clues } of all) {
    const domain = domainOf(clues);
    if (clues.nameKey === null || domain === null) continue;
    const domains = domainsOfName.get(clues.nameKey) ?? new Set();
    domainsOfName.set(clues.nameKey, domains.add(domain));
  }

  const companyOf = (clues: CompanyClues | null): CompanyOf => {
    if (clues === null) return { kind: 'none' };
    const domain = domainOf(clues);
    if (domain !== null) return { kind: 'company', externalId: `C:D:${domain}` };
    if (clues.nameKey === null) return { kind: 'none' };
    const [known, ...others] = domainsOfName.get(clues.nameKey) ?? [];
    if (others.length > 0) return { kind: 'ambiguous' };
    if (known !== undefined) return { kind: 'company', externalId: `C:D:${known}` };
    if (!decisions.sameName) return { kind: 'none' };
    return { kind: 'company', externalId: `C:N:${sha256(clues.nameKey).slice(0, 16)}` };
  };
  return { companies: collectCompanies(all, companyOf), companyOf };
}

/** Names per domain: which company names the people at it give. */
function tallyBy(
  groups: readonly ClueCount[],
  domainOf: (clues: CompanyClues) => string | null,
): ReadonlyMap<string, Tally> {
  const tallies = new Map<string, Tally>();
  for (const { clues, contacts } of groups) {
    const domain = domainOf(clues);
    if (domain === null || clues.nameKey === null) continue;
    const tally = tallies.get(domain) ?? new Map<string, number>();
    tally.set(clues.nameKey, (tally.get(clues.nameKey) ?? 0) + contacts);
    tallies.set(domain, tally);
  }
  return tallies;
}

/** Whether an e-mail domain stands for one company. */
function domainSpeaks(domain: string, names: Tally | undefined, fromDomains: boolean): boolean {
  if (names === undefined) return fromDomains;
  const [only, ...others] = names;
  if (only === undefined || others.length > 0) return false;
  const [nameKey, contacts] = only;
  return contacts >= 2 || looksLike(domain, nameKey);
}

/** `acme-ltd.example` looks like "acme ltd", `acme.example` too. */
function looksLike(domain: string, nameKey: string): boolean {
  const label = (domain.split('.')[0] ?? '').replace(/[^\p{L}\p{N}]/gu, '');
  const words = nameKey.split(' ');
  const beginnings = words.map((_, index) => words.slice(0, index + 1).join(''));
  return label.length >= 3 && beginnings.includes(label);
}

function collectCompanies(
  groups: readonly ClueCount[],
  companyOf: (clues: CompanyClues) => CompanyOf,
): readonly MappedCompany[] {
  const spellings = new Map<string, { readonly names: Tally; contacts: number; nameKeys: Tally }>();
  for (const { clues, contacts } of groups) {
    const company = companyOf(clues);
    if (company.kind !== 'company') continue;
    const entry = spellings.get(company.externalId) ?? { names: new Map(), contacts: 0, nameKeys: new Map() };
    entry.contacts += contacts;
    if (clues.name !== null) entry.names.set(clues.name, (entry.names.get(clues.name) ?? 0) + contacts);
    if (clues.nameKey !== null) {
      entry.nameKeys.set(clues.nameKey, (entry.nameKeys.get(clues.nameKey) ?? 0) + contacts);
    }
    spellings.set(company.externalId, entry);
  }
  return [...spellings]
    .map(([externalId, { names, nameKeys, contacts }]): MappedCompany => {
      const domain = externalId.startsWith('C:D:') ? externalId.slice(4) : null;
      const name = mostFrequent(names) ?? domain ?? externalId;
      return { externalId, name, nameKey: mostFrequent(nameKeys) ?? '', domain, contacts };
    })
    .sort((a, b) => (a.externalId < b.externalId ? -1 : 1));
}

/** The text most people use; of equals the one that sorts first, so that order of files never matters. */
function mostFrequent(tally: Tally): string | undefined {
  const sorted = [...tally].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return sorted[0]?.[0];
}
