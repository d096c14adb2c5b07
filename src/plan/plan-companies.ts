/**
 * Companies against what the location has: found by our reference, else by the registrable domain of the
 * website, else, where no domain is known on either side, by the name. HighLevel has no rule against
 * doubles for companies, so this is the only one. An existing company only gains a website it lacks; one we named
 * follows Kartra's spelling, unless somebody renamed it.
 */
import {
  companyReference,
  type DestinationCompany,
  type MappedCompany,
  readCompanyReference,
} from '../model/company.ts';
import { websiteDomain } from '../model/company-domain.ts';
import { companyNameKey } from '../model/company-name.ts';
import type { FieldChange, PlannedOperation } from '../model/plan.ts';
import { compareThreeWays, type Resolution, settleField } from './three-way.ts';

export interface CompanyContext {
  /** The name we last gave a company, by external id; absent for one we never named. */
  readonly namedBefore: ReadonlyMap<string, string>;
  /** How a person decided a conflict about its name; null: not decided. */
  readonly resolve: (externalId: string, change: FieldChange) => Resolution | null;
}

export function planCompanies(
  companies: readonly MappedCompany[],
  existing: readonly DestinationCompany[],
  { namedBefore, resolve }: CompanyContext,
): readonly PlannedOperation[] {
  const find = indexCompanies(existing);
  return companies.map((company) => {
    const found = find(company);
    const base = {
      object: 'company' as const,
      externalId: company.externalId,
      dependsOn: [],
      kept: [] as readonly FieldChange[],
    };
    const [only, ...others] = found;
    if (others.length > 0) {
      const reason = 'several existing companies fit';
      return { ...base, action: 'skip', destinationId: null, expected: null, changes: [], reason };
    }
    if (only === undefined) return { ...base, ...creation(company) };
    const renamed = rename(company, only, { namedBefore, resolve });
    return { ...base, ...completion(company, only, renamed, namedBefore.get(company.externalId)) };
  });
}

type Decided = Pick<PlannedOperation, 'action' | 'destinationId' | 'expected' | 'changes' | 'reason'> &
  Partial<Pick<PlannedOperation, 'kept'>>;

function creation(company: MappedCompany): Decided {
  const expected = {
    name: company.name,
    website: company.domain,
    description: companyReference(company.externalId),
    named: company.name,
  };
  return { action: 'create', destinationId: null, expected, changes: [], reason: null };
}

/** Null where the name is not ours to change. */
function rename(
  company: MappedCompany,
  found: DestinationCompany,
  { namedBefore, resolve }: CompanyContext,
): { readonly write: boolean; readonly change: FieldChange } | null {
  const wrote = namedBefore.get(company.externalId);
  if (wrote === undefined || company.name === found.name) return null;
  const change = { field: 'name', before: found.name, after: company.name };
  const three = compareThreeWays<string>({
    wrote,
    source: company.name,
    destination: found.name,
    same: (one, other) => one === other,
  });
  return settleField(three, change, false, resolve(company.externalId, change));
}

function completion(
  company: MappedCompany,
  found: DestinationCompany,
  renamed: ReturnType<typeof rename>,
  wrote: string | undefined,
): Decided {
  const stands = found.website === '' ? null : found.website;
  const lacks = company.domain !== null && stands === null;
  const website = lacks ? company.domain : stands;
  const after = renamed?.write === true ? renamed.change.after : null;
  const name = typeof after === 'string' ? after : found.name;
  const changes: FieldChange[] = [
    ...(lacks ? [{ field: 'website', before: null, after: company.domain }] : []),
    ...(renamed?.write === true ? [renamed.change] : []),
  ];
  // Where somebody brought it to Kartra's name already, that is what stands for ours from now on.
  const agreed = renamed?.write === true || (wrote !== undefined && company.name === found.name);
  const named = agreed ? name : wrote;
  const reference = companyReference(company.externalId);
  const isMarked = readCompanyReference(found.description) === company.externalId;
  const expected = {
    name,
    website,
    description: isMarked ? reference : null,
    ...(named === undefined ? {} : { named }),
  };
  const kept = renamed === null || renamed.write ? [] : [renamed.change];
  const action = changes.length > 0 ? 'update' : 'unchanged';
  return { action, destinationId: found.id, expected, changes, kept, reason: null };
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
