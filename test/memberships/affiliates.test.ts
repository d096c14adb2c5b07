/**
 * Issue 9, affiliates: id, rate where known, who brought whom and what is owed stand in HighLevel as decided
 * (R109–R113); what Kartra owes is accounted for to the cent, and nobody is enrolled or mailed.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { grantAffiliates } from '../../src/pipeline/grants/grant-affiliates.ts';
import { previewGrant, runGrant, undoGrant } from '../../src/pipeline/run-grant.ts';
import { injectFault, type SmallMigration, startSmallMigration, writesTo } from '../support/small-account.ts';

const affiliates = `Affiliate ID,Username,Affiliate,Email,Lead ID,Status,Products,Commission,Earned,Reserve,Due,Paid,Joined
501,annash,Ann Ash,ann@example.com,1,approved,Course; Circle,30%,"$1,200.50",$120.05,$360.15,$720.30,2021-02-15 09:30:00
502,bobb,Bob Birch,bob@example.com,2,pending,Course,,$0.00,$0.00,$0.00,$0.00,2021-03-15 09:30:00
503,stranger,Some Body,nobody@example.net,,approved,Course,12.5%,$100.00,$10.00,$30.00,$60.00,2021-04-15 09:30:00
`;
const transactions = `id,Transaction_type,Date,Product,Price_point,Amount (USD),Buyer_Email,lead_id,Affiliate_Username
9001,Sale,2024-03-05 10:00:00,Course,1,20.00,cid@example.com,3,AnnAsh
9002,Sale,2024-03-06 10:00:00,Course,1,20.00,bob@example.com,2,N/A
`;

interface State {
  readonly contacts: readonly {
    readonly email?: string;
    readonly customFields: readonly { readonly id: string; readonly value: unknown }[];
  }[];
  readonly customFields: readonly { readonly id: string; readonly name: string }[];
  readonly records: readonly { readonly properties: Readonly<Record<string, unknown>> }[];
  readonly relations: readonly unknown[];
  readonly affiliates: readonly unknown[];
}

let migration: SmallMigration | undefined;

afterEach(async () => {
  await migration?.close();
  migration = undefined;
});

async function start(choice: string): Promise<SmallMigration> {
  migration = await startSmallMigration({
    files: { 'affiliates_kartra.csv': affiliates, 'transactions_kartra.csv': transactions },
    choices: { affiliates: choice, transactions: 'totals' },
  });
  return migration;
}

const stateOf = async (of: SmallMigration) => (await of.state()) as unknown as State;

/** @returns the line of the paper about money due, as verified */
async function prove(of: SmallMigration): Promise<string | undefined> {
  expect((await of.apply()).status).toBe('done');
  const verified = await of.verify();
  expect(verified).toMatchObject({ status: 'done', issues: {} });
  expect(verified.verification.fields.different).toBe(0);
  const money = (await paper(of, 'money-rehearsal.csv')).split('\r\n').find((line) => line.startsWith('due'));
  expect((await of.plan()).changes).toBe(0);
  const paths = (await writesTo(of)).map(({ path }) => path);
  expect(paths.filter((path) => path.startsWith('/affiliate-manager'))).toEqual([]);
  return money;
}

function fieldsOf({ contacts, customFields }: State, email: string): Readonly<Record<string, unknown>> {
  const nameOf = new Map(customFields.map(({ id, name }) => [id, name]));
  const person = contacts.find((contact) => contact.email === email);
  return Object.fromEntries(person?.customFields.map(({ id, value }) => [nameOf.get(id) ?? id, value]) ?? []);
}

const paper = (of: SmallMigration, name: string) =>
  readFile(join(of.workspaceFolder, 'reports', name), 'utf8');

test('on the person: id, rate where known, money, who brought them; one who is no contact is listed with what is owed', async () => {
  const of = await start('fields');
  await of.plan();
  const money = await prove(of);
  const state = await stateOf(of);
  expect(fieldsOf(state, 'ann@example.com')).toMatchObject({
    'Kartra affiliate id': '501',
    'Kartra affiliate username': 'annash',
    'Kartra affiliate status': 'approved',
    'Kartra affiliate commission': '30%',
    'Kartra affiliate currency': 'USD',
    'Kartra affiliate earned': 1200.5,
    'Kartra affiliate due': 360.15,
  });
  expect(fieldsOf(state, 'bob@example.com')).not.toHaveProperty('Kartra affiliate commission');
  expect(fieldsOf(state, 'bob@example.com')).not.toHaveProperty('Kartra referred by');
  expect(fieldsOf(state, 'cid@example.com')).toMatchObject({ 'Kartra referred by': 'AnnAsh' });
  expect(state).toMatchObject({ records: [], affiliates: [] });
  expect(money).toBe('due to affiliates,,USD,390.15,360.15,30.00,0.00,360.15,equal');
  const rows = (await paper(of, 'affiliates.csv')).split('\r\n');
  expect(rows.find((row) => row.includes('bobb'))).toContain('not in the export');
  expect(rows.find((row) => row.includes('stranger'))).toContain('no contact');
});

test('as records: one for each with its link; one who is no contact stands without, and everything owed is carried', async () => {
  const of = await start('custom-object');
  const planned = await of.plan();
  expect(planned.counts['affiliate-record']).toMatchObject({ created: 3 });
  expect(planned.counts['affiliate-link']).toMatchObject({ created: 2 });
  await injectFault(of, 'POST', '/objects/*/records', 'drop-after');
  const money = await prove(of);
  const { records, relations } = await stateOf(of);
  expect(new Set(records.map(({ properties }) => properties['kartra_affiliate_due']))).toEqual(
    new Set([0, 30, 360.15]),
  );
  expect(relations).toHaveLength(2);
  expect(money).toBe('due to affiliates,,USD,390.15,390.15,0.00,0.00,390.15,equal');
});

test('accounts in the Affiliate Manager: previewed, only for approved contacts, once whatever becomes of the request', async () => {
  const of = await start('affiliate-manager');
  await of.plan();
  await of.apply();
  expect((await stateOf(of)).affiliates).toEqual([]);
  const granting = <Result>(act: (of: Parameters<typeof previewGrant>[0]) => Promise<Result>) =>
    of.with((workspace) =>
      act({ grant: grantAffiliates, workspace, target: 'rehearsal', surroundings: of.surroundings }),
    );
  await expect(granting((it) => runGrant(it, () => undefined))).rejects.toMatchObject({
    code: 'step-missing',
  });
  const seen = await granting((it) => previewGrant(it, []));
  // Bob waits for approval, the third is no contact.
  expect(seen.counts['affiliate-account']).toMatchObject({ planned: 3, skipped: 2 });
  expect(seen).toMatchObject({ left: 1, preview: true });
  expect((await stateOf(of)).affiliates).toEqual([]);
  await injectFault(of, 'POST', '/affiliate-manager/*/affiliates', 'drop-after');
  const step = await granting((it) => runGrant(it, () => undefined));
  expect(step).toMatchObject({
    status: 'done',
    granted: 1,
    left: 0,
    verification: { verified: 1, missing: 0 },
  });
  const { affiliates: accounts, contacts } = await stateOf(of);
  expect(accounts).toHaveLength(1);
  expect(contacts).toHaveLength(3);
  expect(await granting((it) => previewGrant(it, []))).toMatchObject({
    left: 0,
    counts: { 'affiliate-account': { unchanged: 1 } },
  });
  // No call deletes an account: it is closed, and said so.
  const undone = await granting((it) => undoGrant(it, 'yes', () => undefined));
  expect(undone).toMatchObject({ status: 'done', rollback: { written: 1, reversed: 0, notReversible: 1 } });
  expect((await stateOf(of)).affiliates).toMatchObject([{ active: false }]);
});
