/**
 * Companies against what the location has: found by our reference, else by the registrable domain of the
 * website, else, where no domain is known on either side, by the name. HighLevel has no rule against
 * doubles for companies, so this is the only one. An existing company only gains a website it lacks.
 */
import {
  companyReference,
  type DestinationCompany,
  type MappedCompany,
  readCompanyReference,
} from '../model/company.ts';
import { websiteDomain } from '../model/company-domain.ts';
import { companyNameKey } from '../model/company-name.ts';
import type { PlannedOperation } from '../model/plan.ts';

export function planCompanies(
  companies: readonly MappedCompany[],
  existing: readonly DestinationCompany[],
): readonly PlannedOperation[] {
  const find = indexCompanies(existing);
  return companies.map((company) => {
    const found = find(company);
    const base = {
      object: 'company' as const,
      externalId: company.externalId,
      dependsOn: [],
      kept: [],
    };
    const [only, ...others] = found;
    if (others.length > 0) {
      const reason = 'several existing companies fit';
      return { ...base, action: 'skip', destinationId: null, expected: null, changes: [], reason };
    }
    if (only === undefined) return { ...base, ...creation(company) };
    return { ...base, ...completion(company, only) };
  });
}

type Decided = Pick<PlannedOperation, 'action' | 'destinationId' | 'expected' | 'changes' | 'reason'>;

function creation(company: MappedCompany): Decided {
  const expected = {
    name: company.name,
    website: company.domain,
    description: companyReference(company.externalId),
  };
  return { action: 'create', destinationId: null, expected, changes: [], reason: null };
}

function completion(company: MappedCompany, found: DestinationCompany): Decided {
  const lacks = company.domain !== null && (found.website ?? '') === '';
  const website = lacks ? company.domain : found.website;
  const changes = lacks ? [{ field: 'website', before: null, after: company.domain }] : [];
  const action = lacks ? 'update' : 'unchanged';
  const expected = { name: found.name, website, description: null };
  return { action, destinationId: found.id, expected, changes, reason: null };
}

function indexCompanies(
  existing: readonly DestinationCompany[],
): (company: MappedCompany) => readonly DestinationCompany[] {
  const byReference = new Map<string, DestinationCompany[]>();
  const byDomain = new Map<string, DestinationCompany[]>();
  const byName = new Map<string, DestinationCompany[]>();
  const add = (map: Map<string, DestinationCompany[]>, key: string | null, company: DestinationCompany) => {
    if (key !== null) map.set(key, [...(map.get(key) ?? []), company]);
  };
  for (const company of existing) {
    const reference = readCompanyReference(company.description);
    const domain = websiteDomain(company.website ?? undefined);
    add(byReference, reference, company);
    // One that carries another key's reference is another company of ours, whatever it is called.
    if (reference !== null) continue;
    add(byDomain, domain, company);
    if (domain === null) add(byName, companyNameKey(company.name), company);
  }
  return (company) => {
    const byKey = [
      byReference.get(company.externalId),
      company.domain === null ? undefined : byDomain.get(company.domain),
      byName.get(company.nameKey),
    ];
    return byKey.find((found) => found !== undefined) ?? [];
  };
}
