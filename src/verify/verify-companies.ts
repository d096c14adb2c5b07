/** Companies, listed once and compared by id: name and website. Links are compared with their contacts. */
import type { HighLevel } from '../connectors/highlevel/connect.ts';
import type { PlanStore } from '../ledger/ledger.ts';
import type { DestinationCompany } from '../model/company.ts';
import type { Send } from '../model/http.ts';
import type { Operation, RequestPurpose } from '../model/journal.ts';
import type { Discrepancy } from '../model/verification.ts';
import type { Tally } from './tally.ts';

interface CompanyOptions {
  readonly planId: number;
  readonly plans: PlanStore;
  readonly destination: HighLevel;
  readonly send: (purpose: RequestPurpose) => Send;
}

export async function verifyCompanies(
  options: CompanyOptions,
  tally: Tally,
): Promise<readonly Discrepancy[]> {
  const found: Discrepancy[] = [];
  let standing: ReadonlyMap<string, DestinationCompany> | null = null;
  const written = { object: 'company', states: ['done'] } as const;
  for await (const batch of options.plans.operations(options.planId, written)) {
    standing ??= await listAll(options);
    for (const operation of batch) {
      found.push(...compareCompany(operation, standing.get(operation.destinationId ?? ''), tally));
    }
  }
  return found;
}

async function listAll({ destination, send }: CompanyOptions): Promise<Map<string, DestinationCompany>> {
  const companies = new Map<string, DestinationCompany>();
  for await (const page of destination.listCompanies(send('verify-companies'))) {
    for (const company of page) companies.set(company.id, company);
  }
  return companies;
}

function compareCompany(
  operation: Operation,
  actual: DestinationCompany | undefined,
  tally: Tally,
): readonly Discrepancy[] {
  const about = {
    object: 'company',
    externalId: operation.externalId,
    destinationId: operation.destinationId,
  };
  if (actual === undefined) {
    tally.addRecord('missing');
    return [{ ...about, state: 'missing', field: null, expected: 'written', actual: null }];
  }
  const expected = operation.expected as unknown as { name: string; website: string | null };
  const facts: [string, string, string][] = [['name', expected.name, actual.name]];
  if (expected.website !== null) facts.push(['website', expected.website, actual.website ?? '']);
  const different = facts.filter(([, wanted, stands]) => wanted !== stands);
  for (const [field, wanted, stands] of facts) {
    tally.addField('company', { field, comparison: wanted === stands ? 'equal' : 'different' });
  }
  tally.addRecord(different.length === 0 ? 'verified' : 'mismatched');
  return different.map(([field, wanted, stands]) => ({
    ...about,
    state: 'mismatched',
    field,
    expected: wanted,
    actual: stands,
  }));
}
