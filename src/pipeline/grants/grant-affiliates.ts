/**
 * Accounts in HighLevel's Affiliate Manager, as something that can be granted. Opening one may send an invitation, so
 * no load does it. Balances, campaigns and commissions stay a person's: no call sets or makes them.
 */
import { requireFound } from '../../connectors/connector.ts';
import { mapVersion } from '../../mapping/map-version.ts';
import { asExpectedAffiliateAccount } from '../../model/affiliate-account.ts';
import type { MappedContact } from '../../model/contact.ts';
import type { Operation } from '../../model/journal.ts';
import type { TargetName } from '../../model/location.ts';
import { planAffiliateAccounts } from '../../plan/plan-affiliate-accounts.ts';
import type { DestinationConnection } from '../connect-destination.ts';
import { readAffiliates } from '../records/open-affiliates.ts';
import { decisionsDigest, requireDecisions } from '../require-decisions.ts';
import { requireConfirmedMap } from '../require-map.ts';
import { runMapping } from '../run-mapping.ts';
import type { Workspace } from '../workspace.ts';
import type { Grant, MadeGrant } from './grant.ts';

export const grantAffiliates: Grant = {
  kind: 'grant-affiliates',
  object: 'affiliate-account',
  command: 'landfall grant affiliates',
  make,
  facts: () => Promise.resolve({}),
  personOf: ({ externalId }) => externalId,
  countStanding,
};

async function make(
  workspace: Workspace,
  target: TargetName,
  _only: readonly string[],
  connection: DestinationConnection,
): Promise<MadeGrant> {
  const { ledger } = workspace;
  const { destination, send, clock } = connection;
  const { locationId } = destination;
  const map = await requireConfirmedMap(workspace);
  const choices = await requireDecisions(workspace);
  await runMapping(ledger, map, choices);
  const affiliates = await readAffiliates({ ledger, map, choices });
  const people = await readPeople(workspace, new Set(affiliates.flatMap(({ contact }) => contact ?? [])));
  const contactIds = await ledger.journal.destinationIds(locationId, [...people.keys()]);
  const standing = requireFound(await destination.affiliates.list(send('snapshot')), 'its affiliates');
  const operations = planAffiliateAccounts(
    affiliates.map(({ externalId, username, status, contact }) => {
      const person = people.get(contact ?? '');
      return {
        externalId,
        username,
        status,
        person: person === undefined ? null : { marker: person.externalId, fields: person.fields },
      };
    }),
    contactIds,
    standing,
  );
  const files = await ledger.staging.files();
  const inputs = {
    target,
    locationId,
    exports: Object.fromEntries(files.map(({ name, sha256 }) => [name, sha256])),
    mapVersion: mapVersion(map),
    decisionsHash: decisionsDigest(workspace, choices),
    destinationFacts: {},
  };
  const batches = async function* () {
    yield operations;
  };
  const plan = await ledger.plans.save(inputs, clock.now(), batches(), 'grant-affiliates');
  const closed = operations.filter(({ action, expected }) => {
    const { contact } = asExpectedAffiliateAccount(expected);
    return action === 'create' && people.get(contact)?.restricted.email !== undefined;
  });
  return { plan, closedForEmail: closed.length };
}

async function readPeople(
  { ledger }: Workspace,
  markers: ReadonlySet<string>,
): Promise<ReadonlyMap<string, MappedContact>> {
  const people = new Map<string, MappedContact>();
  for await (const batch of ledger.mapped.contacts())
    for (const contact of batch) if (markers.has(contact.externalId)) people.set(contact.externalId, contact);
  return people;
}

async function countStanding(
  given: readonly Operation[],
  { destination, send }: DestinationConnection,
): Promise<number> {
  if (given.length === 0) return 0;
  const listed = requireFound(await destination.affiliates.list(send('verify')), 'its affiliates');
  const byId = new Map(listed.map((account) => [account.id, account]));
  return given.filter(({ destinationId, expected }) => {
    const { contactId, email, firstName, lastName } = asExpectedAffiliateAccount(expected);
    const account = byId.get(destinationId ?? '');
    return (
      account?.contactId === contactId &&
      account.email.toLowerCase() === email.toLowerCase() &&
      account.firstName === firstName &&
      account.lastName === lastName
    );
  }).length;
}
