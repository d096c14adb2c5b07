/** The companies of a plan: derived from what all mapped contacts say, against those the location has. */
import { buildCompanyDirectory } from '../mapping/company-directory.ts';
import type { DestinationCompany, ExpectedCompany } from '../model/company.ts';
import type { MappedContact } from '../model/contact.ts';
import type { DecisionId } from '../model/decision.ts';
import type { PlannedOperation } from '../model/plan.ts';
import { type CompanyContext, planCompanies } from '../plan/plan-companies.ts';
import type { CompanyLink } from '../plan/plan-contact.ts';
import type { DestinationConnection } from './connect-destination.ts';
import { type FindDeleted, leaveDeleted } from './find-deleted.ts';
import type { Workspace } from './workspace.ts';

export interface DerivedCompanies {
  readonly operations: readonly PlannedOperation[];
  readonly companyOf: (mapped: MappedContact) => CompanyLink;
}

export async function deriveCompanies(
  workspace: Workspace,
  connection: DestinationConnection,
  choices: Readonly<Record<DecisionId, string>>,
  {
    resolve,
    findDeleted,
  }: { readonly resolve: CompanyContext['resolve']; readonly findDeleted: FindDeleted },
): Promise<DerivedCompanies> {
  const directory = buildCompanyDirectory(await workspace.ledger.mapped.clueCounts(), {
    sameName: choices['same-company-name'] !== 'text-only',
    fromDomains: choices['companies-from-domains'] === 'yes',
  });
  const existing: DestinationCompany[] = [];
  // Nothing to link to: the list is not worth its requests.
  if (directory.companies.length > 0) {
    for await (const page of connection.destination.listCompanies(connection.send('snapshot'))) {
      existing.push(...page);
    }
  }
  const { journal } = workspace.ledger;
  const ids = directory.companies.map(({ externalId }) => externalId);
  const written = await journal.expectedOf(connection.destination.locationId, 'company', ids);
  const namedBefore = new Map(
    [...written].flatMap(([externalId, expected]) => {
      const name = lastNameOf(expected as unknown as readonly ExpectedCompany[]);
      return name === undefined ? [] : [[externalId, name] as const];
    }),
  );
  const decided = planCompanies(directory.companies, existing, { namedBefore, resolve });
  const deleted = new Set<string>();
  const operations = await leaveDeleted(decided, findDeleted, deleted);
  const planned = new Map(operations.map((operation) => [operation.externalId, operation]));
  return {
    operations,
    companyOf(mapped) {
      const company = directory.companyOf(mapped.company);
      if (company.kind !== 'company') return company;
      if (deleted.has(company.externalId)) return { kind: 'deleted' };
      const operation = planned.get(company.externalId);
      if (operation === undefined || operation.action === 'skip') return { kind: 'ambiguous' };
      return { ...company, destinationId: operation.destinationId };
    },
  };
}

/** What we called it; undefined for a company that stood there before. */
function lastNameOf(expected: readonly ExpectedCompany[]): string | undefined {
  return expected.findLast(({ named }) => named !== undefined)?.named;
}
