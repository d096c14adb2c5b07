/**
 * Companies, listed once and compared by id: name, website and the reference of ours. Links are compared with their
 * contacts. What was not sent yet is told as such, so that no later read-back takes it for one that stood.
 */
import type { HighLevel } from '../connectors/highlevel/connect.ts';
import type { PlanStore } from '../ledger/ledger.ts';
import { type DestinationCompany, type ExpectedCompany, readCompanyReference } from '../model/company.ts';
import type { Send } from '../model/http.ts';
import type { Operation, RequestPurpose } from '../model/journal.ts';
import type { Discrepancy } from '../model/verification.ts';
import { compareWatched, type Fact } from './compare-standing.ts';
import type { EditWatch } from './edit-watch.ts';
import type { Tally } from './tally.ts';
import { verifyUnwritten } from './verify-opportunities.ts';

const due = ['planned', 'done', 'unknown', 'intent'] as const;

interface CompanyOptions {
  readonly planId: number;
  readonly plans: PlanStore;
  readonly destination: HighLevel;
  readonly send: (purpose: RequestPurpose) => Send;
  readonly edits: EditWatch;
}

export async function verifyCompanies(
  options: CompanyOptions,
  tally: Tally,
): Promise<readonly Discrepancy[]> {
  const found: Discrepancy[] = [];
  let standing: ReadonlyMap<string, DestinationCompany> | null = null;
  for await (const batch of options.plans.operations(options.planId, { object: 'company', states: due })) {
    for (const operation of batch) {
      const unproved = verifyUnwritten(operation, tally);
      if (unproved !== null) {
        found.push(...unproved);
        continue;
      }
      standing ??= await listAll(options);
      const actual = standing.get(operation.destinationId ?? '');
      const shown = actual === undefined ? null : { ...actual, facts: factsOf(operation, actual) };
      found.push(...(await compareWatched(operation, shown, options.edits, tally)));
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

function factsOf(operation: Operation, actual: DestinationCompany): readonly Fact[] {
  const expected = operation.expected as unknown as ExpectedCompany;
  const { externalId } = operation;
  const facts: Fact[] = [{ field: 'name', expected: expected.name, actual: actual.name }];
  if (expected.website !== null)
    facts.push({ field: 'website', expected: expected.website, actual: actual.website ?? '' });
  // Of one that we made: by which the next plan knows it whatever it is called.
  if (expected.description !== null) {
    const reference = readCompanyReference(actual.description) ?? '';
    facts.push({ field: 'reference', expected: externalId, actual: reference });
  }
  return facts;
}
