/**
 * Adds the members of companies up: how many, how they typed it, and whether anybody's cells tell the domain.
 */

import type { CompanyAnswers, MemberCount } from './answers.ts';
import type { Company } from './draw-company.ts';

export interface CompanyTally {
  /** @param email the person's address, lower-case, or null */
  see(company: Company, email: string | null): void;
  /** By members and then by key. */
  sum(): readonly CompanyAnswers[];
}

export function tallyCompanies(): CompanyTally {
  const seen = new Map<string, { domain: string | null; members: number; names: Map<string, number> }>();
  return {
    see({ cell, entry, websiteIsOwn }, email) {
      if (entry === null) return;
      const tally = seen.get(entry.key) ?? { domain: null, members: 0, names: new Map<string, number>() };
      tally.members += 1;
      addOne(tally.names, cell);
      if (websiteIsOwn || isAt(email, entry.domain)) tally.domain = entry.domain;
      seen.set(entry.key, tally);
    },
    sum: () =>
      Array.from(seen, ([key, { domain, members, names }]) => ({
        key,
        names: toMemberCounts(names),
        domain,
        members,
      })).sort((left, right) => right.members - left.members || (left.key < right.key ? -1 : 1)),
  };
}

export function addOne(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

/** By members and then by name. */
export function toMemberCounts(counts: ReadonlyMap<string, number>): readonly MemberCount[] {
  return Array.from(counts, ([name, members]) => ({ name, members })).sort(
    (left, right) => right.members - left.members || (left.name < right.name ? -1 : 1),
  );
}

function isAt(email: string | null, domain: string | null): boolean {
  if (email === null || domain === null) return false;
  const host = email.slice(email.lastIndexOf('@') + 1);
  return host === domain || host.endsWith(`.${domain}`);
}
