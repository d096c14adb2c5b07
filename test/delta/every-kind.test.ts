/**
 * Delta of every kind of record (issue 12): what Kartra changed is written, what people changed in HighLevel stays,
 * what both changed waits, what is gone from Kartra is listed; proved and undone like any run.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { isOpen, readConflicts, resolveConflicts } from '../../src/pipeline/conflict-file.ts';
import { readStatus } from '../../src/pipeline/read-status.ts';
import { runDelta } from '../../src/pipeline/run-delta.ts';
import { differences, dump, startInto, undo } from '../rollback/rolling-back.ts';
import { everyKind } from '../support/every-kind.ts';
import type { TestMigration } from '../support/migration.ts';
import { act } from '../support/small-account.ts';

let migration: TestMigration | undefined;

afterEach(async () => {
  await migration?.close();
  migration = undefined;
});

interface World {
  readonly contacts: readonly {
    readonly id: string;
    readonly email?: string;
    readonly tags: readonly string[];
    readonly businessId?: string | null;
    readonly customFields: readonly { readonly id: string; readonly value: unknown }[];
  }[];
  readonly customFields: readonly { readonly id: string; readonly name: string }[];
  readonly businesses: readonly { readonly id: string; readonly name: string }[];
  readonly opportunities: readonly {
    readonly id: string;
    readonly name: string;
    readonly monetaryValue?: number;
    readonly pipelineStageId: string;
  }[];
  readonly records: readonly {
    readonly id: string;
    readonly properties: Readonly<Record<string, unknown>>;
  }[];
}

const world = async (of: TestMigration) => (await of.state()) as unknown as World;

/** Exports taken again three weeks later: the same, but for what `alter` does to each file. */
async function laterExports(
  of: TestMigration,
  files: Readonly<Record<string, string>>,
  alter: (name: string, text: string) => string,
): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    const later = alter(name, text);
    const stem = name.replace(/_kartra.*$/u, '');
    await writeFile(join(of.workspaceFolder, `exports/${stem}_kartra_30-06-2026_7b3914f995e6d.csv`), later);
  }
}

function required<Found>(found: Found | undefined): Found {
  if (found === undefined) throw new Error('it is not in HighLevel');
  return found;
}

/** The first exports, all of one day. */
function dated(people: number) {
  const { csv, files, ...decided } = everyKind(people);
  const stamp = (name: string) => name.replace('_kartra', '_kartra_09-06-2026_6a2803f884d5c');
  const named = Object.entries(files).map(([name, text]) => [stamp(name), text] as const);
  return { csv, files: Object.fromEntries(named), decided };
}

const delta = (of: TestMigration) =>
  of.with((workspace) => runDelta(workspace, 'rehearsal', of.surroundings, () => undefined));

const swap =
  (...pairs: readonly (readonly [string, string])[]) =>
  (text: string): string =>
    pairs.reduce((whole, [from, to]) => {
      if (!whole.includes(from)) throw new Error(`the export does not hold ${from}`);
      return whole.replace(from, to);
    }, text);

test('deals, records, companies, links and tags: each side keeps what it alone changed, both wait; proved, and undone', async () => {
  const { csv, files, decided } = dated(12);
  const own = { contacts: 6, opportunities: 2, tags: 2 };
  migration = await startInto(own, { csv, files, ...decided });
  const of = migration;
  const before = await dump(of);
  await of.plan();
  expect((await of.apply()).status).toBe('done');
  await of.ask('clock', { advanceMs: 120_000 });
  const loaded = await world(of);
  const dealNamed = (name: string, state = loaded) =>
    required(state.opportunities.find((one) => one.name === name));
  const personOf = (n: number, state = loaded) =>
    required(state.contacts.find(({ email }) => email === `person0${n}@example.com`));

  const nextBillOf = (n: number, state: World) => {
    const { id } = required(state.customFields.find(({ name }) => name === 'Kartra subscription next bill'));
    return personOf(n, state).customFields.find((field) => field.id === id)?.value ?? '';
  };

  // People work in HighLevel: an amount, another deal's amount, a name, a tag of their own and one of ours.
  const editDeal = (name: string, changes: object) =>
    act(of, 'edit-opportunity', { opportunityId: dealNamed(name).id, changes });
  await editDeal('Deal 2', { monetaryValue: 999 });
  await editDeal('Deal 3', { name: 'Renamed by us' });
  // As Kartra is going to spell it, too.
  const spelt = required(loaded.businesses.find(({ name }) => name === 'Company 1'));
  await act(of, 'edit-business', { businessId: spelt.id, changes: { name: 'COMPANY 1' } });
  await act(of, 'edit-contact', {
    contactId: personOf(4).id,
    changes: { tags: [...personOf(4).tags, 'theirs'] },
  });
  await of.ask('clock', { advanceMs: 120_000 });

  await laterExports(of, { 'contacts_kartra.csv': csv, ...files }, (name, text) => {
    if (name.startsWith('contacts'))
      return swap(
        // Person 4 lost `vip`, won `gold`; person 3 changed company; person 6's `new` stays.
        [
          '4,person04@example.com,Given4,Family4,1,4155550104,,Boston,United States,"vip,new"',
          '4,person04@example.com,Given4,Family4,1,4155550104,,Boston,United States,"new,gold"',
        ],
        ['4155550103,Company 3', '4155550103,Company 2'],
      )(text).replaceAll('Company 1', 'COMPANY 1');
    if (name.startsWith('deals'))
      return swap(
        ['1,Deal 1,Sales,Closed,10.50', '1,Deal 1,Sales,New,11.50'],
        ['2,Deal 2,Sales,New,20.50', '2,Deal 2,Sales,New,21.50'],
      )(text)
        .split('\n')
        .filter((line) => !line.startsWith('6,Deal 6'))
        .join('\n');
    if (name.startsWith('subscriptions'))
      return swap(['1,Active,Gold', '1,Cancelled,Gold'], ['03 Jul 2026,$20.00', 'N/A,N/A'])(text);
    return text;
  });
  const planned = await delta(of);
  // Deal 6 is gone from Kartra: listed, and it stays.
  expect(planned.delta).toMatchObject({ generations: 2, conflicts: 1, gone: 1 });
  expect(planned.files).toContain('reports/gone-from-kartra.csv');
  expect(planned.counts['opportunity']).toMatchObject({ updated: 1, created: 0 });
  expect(planned.counts['subscription-record']).toMatchObject({ updated: 1, created: 0 });
  expect(planned.counts['contact-tags-off']).toMatchObject({ planned: 1, updated: 1 });
  expect(planned.counts['contact-company']).toMatchObject({ created: 1 });
  expect(await of.apply()).toMatchObject({ status: 'done' });
  await of.ask('clock', { advanceMs: 120_000 });
  const verified = await of.verify();
  expect(verified.verification.records).toMatchObject({ mismatched: 0, missing: 0, extra: 0 });

  // Companies are known by their reference after a delta as before, the one that was right already too;
  // nobody names Company 3 any more.
  const companyTallies = await of.with(async ({ ledger }) => {
    const plan = await ledger.plans.latest('rehearsal');
    return (await ledger.verifications.latest(plan?.id ?? 0))?.tallies.filter(
      ({ object }) => object === 'company',
    );
  });
  expect(companyTallies?.map(({ field, compared, equal }) => [field, compared, equal])).toEqual([
    ['name', 3, 3],
    ['reference', 3, 3],
  ]);

  const after = await world(of);
  expect(dealNamed('Deal 1', after).monetaryValue).toBe(11.5);
  expect(dealNamed('Deal 1', after).pipelineStageId).not.toBe(dealNamed('Deal 1').pipelineStageId);
  expect(dealNamed('Deal 2', after).monetaryValue).toBe(999);
  expect(dealNamed('Renamed by us', after).monetaryValue).toBe(30.5);
  expect(dealNamed('Deal 6', after).monetaryValue).toBe(60.5);
  expect([...personOf(4, after).tags].sort()).toEqual(
    [...personOf(4).tags.filter((tag) => tag !== 'vip'), 'gold', 'theirs'].sort(),
  );
  const companyOf = (n: number, state: World) =>
    state.businesses.find(({ id }) => id === personOf(n, state).businessId)?.name;
  expect([companyOf(3, loaded), companyOf(3, after)]).toEqual(['Company 3', 'Company 2']);
  const cancelled = after.records.filter(({ properties }) => properties['kartra_status'] === 'Cancelled');
  expect(cancelled).toHaveLength(1);
  // Nothing is due any more: neither on the record nor on its person.
  expect(Object.keys(cancelled[0]?.properties ?? {})).not.toContain('kartra_renews');
  expect(Object.keys(cancelled[0]?.properties ?? {})).not.toContain('kartra_amount');
  expect([nextBillOf(3, loaded), nextBillOf(3, after)]).toEqual([expect.anything(), '']);

  const { targets, freshness } = await of.with((workspace) =>
    readStatus(workspace, Date.parse('2026-07-02T00:00:00.000Z')),
  );
  expect(targets.rehearsal.conflicts).toEqual({ open: 1, decided: 0 });
  expect(freshness).toMatchObject({ generations: 2, hoursOld: expect.any(Number) });
  // The one in the queue, with its three values; decided, the next delta writes it, and then nothing is left to do.
  const [conflict] = (await of.with((workspace) => readConflicts(workspace, 'rehearsal'))).filter(isOpen);
  expect(conflict).toMatchObject({
    object: 'opportunity',
    field: 'amount',
    wrote: '20.5',
    source: '21.5',
    destination: '999',
  });
  await of.with((workspace) =>
    resolveConflicts(workspace, 'rehearsal', ['all'], { choice: 'source' }, { by: 'A. Person', at: '' }),
  );
  expect((await delta(of)).counts['opportunity']).toMatchObject({ updated: 1 });
  expect((await of.apply()).status).toBe('done');
  await of.ask('clock', { advanceMs: 120_000 });
  expect(dealNamed('Deal 2', await world(of)).monetaryValue).toBe(21.5);
  const nothing = await delta(of);
  expect(nothing.changes).toBe(0);
  expect(nothing.delta.conflicts).toBe(0);

  // Undone like any run: everything of all three plans, but for what people changed themselves.
  const preview = await undo(of, { kind: 'all' }, 'preview');
  const undone = await undo(of);
  expect(undone.byObject).toEqual(preview.byObject);
  expect(undone.rollback.errored).toBe(0);
  const left = differences(before, await dump(of));
  const people = (left['contacts']?.more ?? []).filter((row) => row.includes('person0'));
  expect(people.every((row) => row.includes('person04') || row.includes('person06'))).toBe(true);
  // The one people renamed, and the one they had given an amount of their own: it stands there again.
  const deals = left['opportunities']?.more ?? [];
  expect(deals).toHaveLength(2);
  expect(deals.some((row) => row.includes('999'))).toBe(true);
});
