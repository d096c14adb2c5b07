/**
 * Delta of what Kartra emptied, un-assigned or moved to a stage it only made since (issue 12): emptied and moved where
 * ours still stands untouched, asked where somebody changed it, listed in any case with what becomes of it: of people,
 * deals, payments, subscriptions, accesses, affiliates, bookings and notes.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { isOpen, readConflicts, resolveConflicts } from '../../src/pipeline/conflict-file.ts';
import { runDelta } from '../../src/pipeline/run-delta.ts';
import { undo } from '../rollback/rolling-back.ts';
import { startMigration, type TestMigration } from '../support/migration.ts';
import { act } from '../support/small-account.ts';
import { recordExports } from './emptied-account.ts';

let migration: TestMigration | undefined;

afterEach(async () => {
  await migration?.close();
  migration = undefined;
});

const people = (rows: readonly string[]) =>
  `id,email,first_name,last_name,phone_country_code,phone,city,country,date_joined,shoe_size\n${rows.join('\n')}\n`;
const person = (n: number, [phone, city, shoe]: readonly string[]) =>
  `${n},p${n}@example.com,Given${n},Family${n},1,${phone},${city},United States,2024-01-0${n} 10:00:00,${shoe}`;
const deals = (rows: readonly string[]) =>
  `Deal ID,Deal,Pipeline,Stage,Value,Currency,Status,Contact Email,Lead ID,Company,Owner,Close Date,Created Date,Lost Reason,Notes\n${rows.join('\n')}\n`;
const deal = (n: number, [stage, value, owner, notes, company = '']: readonly string[]) =>
  `${n},Deal ${n},Sales,${stage},${value},USD,Open,p${n}@example.com,${n},${company},${owner},2026-05-01,2026-01-01 10:00:00,,${notes}`;
const owner = 'kim@seller.example';

async function loaded(): Promise<TestMigration> {
  migration = await startMigration({
    csv: people([
      person(1, ['4155550101', 'London', '38']),
      person(2, ['4155550102', 'London', '38']),
      person(3, ['4155550103', 'London', '38']),
    ]),
    files: {
      'deals_kartra_09-06-2026_6a2803f884d5c.csv': deals([
        deal(1, ['New', '10.50', owner, 'Called', 'Acme']),
        deal(2, ['New', '20.50', owner, 'Called']),
        deal(3, ['New', '30.50', owner, 'Called']),
        `4,Deal 4,Sales,Offer,1,USD,Open,p1@example.com,1,,gone@seller.example,2026-05-01,2026-01-01 10:00:00,,`,
      ]),
      ...Object.fromEntries(
        Object.entries(recordExports(true, owner)).map(([kind, text]) => [
          `${kind}_kartra_09-06-2026_6a2803f884d5c.csv`,
          text,
        ]),
      ),
    },
    choices: { transactions: 'custom-object', memberships: 'custom-object', affiliates: 'custom-object' },
    simulator: {
      locations: [{ name: 'Rehearsal', users: [owner], settings: { allowDuplicateOpportunity: true } }],
    },
  });
  await migration.prepare();
  await migration.plan();
  expect((await migration.apply()).status).toBe('done');
  await migration.ask('clock', { advanceMs: 120_000 });
  return migration;
}

interface Found {
  readonly contacts: readonly {
    readonly id: string;
    readonly email?: string;
    readonly phone?: string;
    readonly city?: string;
    readonly customFields: readonly { readonly id: string; readonly value: unknown }[];
  }[];
  readonly customFields: readonly { readonly id: string; readonly name: string }[];
  readonly records: readonly {
    readonly id: string;
    readonly properties: Readonly<Record<string, unknown>>;
  }[];
  readonly appointments: readonly {
    readonly title: string;
    readonly address?: string;
    readonly assignedUserId?: string;
  }[];
  readonly notes: readonly { readonly body: string }[];
  readonly opportunities: readonly {
    readonly id: string;
    readonly name: string;
    readonly assignedTo?: string | null;
    readonly monetaryValue?: number;
    readonly pipelineStageId: string;
    readonly customFields?: readonly { readonly fieldValueString?: unknown; readonly fieldValue?: unknown }[];
  }[];
  readonly pipelines: readonly {
    readonly stages: readonly { readonly id: string; readonly name: string }[];
  }[];
  readonly users: readonly { readonly id: string; readonly email: string; readonly name: string }[];
}

const found = async (of: TestMigration) => (await of.state()) as unknown as Found;

function required<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('it is not in HighLevel');
  return value;
}

const delta = (of: TestMigration) =>
  of.with((workspace) => runDelta(workspace, 'rehearsal', of.surroundings, () => undefined));

/** The one record with this value in a property. */
function recordWith(key: string, value: string, { records }: Found): Found['records'][number] {
  const some = records.filter(({ properties }) => properties[key] === value);
  expect([key, value, some.length]).toEqual([key, value, 1]);
  return required(some[0]);
}

/** What stands in a property, nothing and an empty text being one. */
const shown = (key: string, { properties }: Found['records'][number]) => properties[key] ?? '';

/** What stands in a field of a person. */
function fieldOf(n: number, name: string, { contacts, customFields }: Found): unknown {
  const { id } = required(customFields.find((one) => one.name === name));
  const holder = required(contacts.find(({ email }) => email === `p${n}@example.com`));
  return holder.customFields.find((field) => field.id === id)?.value ?? '';
}

const later = (of: TestMigration, kind: string, text: string) =>
  writeFile(join(of.workspaceFolder, `exports/${kind}_kartra_30-06-2026_7b3914f995e6d.csv`), text);

test('emptied in Kartra: emptied where ours still stands, asked where somebody changed it, listed in any case with what becomes of it; a deal moves to a stage of the same delta; undone', async () => {
  const of = await loaded();
  const before = await found(of);
  const personOf = (n: number, { contacts }: Found) =>
    required(contacts.find(({ email }) => email === `p${n}@example.com`));
  const dealOf = (n: number, { opportunities }: Found) =>
    required(opportunities.find(({ name }) => name === `Deal ${n}`));
  const stageOf = (n: number, state: Found) =>
    state.pipelines.flatMap(({ stages }) => stages).find(({ id }) => id === dealOf(n, state).pipelineStageId)
      ?.name;
  const kim = required(before.users.find(({ email }) => email === owner));
  const other = required(before.users.find(({ id }) => id !== kim.id));
  expect(dealOf(1, before).assignedTo).toBe(kim.id);
  const edit = (n: number, changes: object) =>
    act(of, 'edit-contact', { contactId: personOf(n, before).id, changes });
  const offer = required(
    before.pipelines.flatMap(({ stages }) => stages).find(({ name }) => name === 'Offer'),
  );
  await edit(2, { city: 'Typed' });
  await act(of, 'edit-opportunity', {
    opportunityId: dealOf(2, before).id,
    changes: { assignedTo: other.id, pipelineStageId: offer.id },
  });
  // One payment is said to be for something else, one access to have begun earlier.
  const editRecord = ({ id, properties }: Found['records'][number], changes: object) =>
    act(of, 'edit-record', { recordId: id, changes: { properties: { ...properties, ...changes } } });
  await editRecord(recordWith('kartra_id', 'T:9002', before), { kartra_price_point: 'Typed' });
  await editRecord(recordWith('kartra_level', 'Silver', before), { kartra_granted: '2023-12-31' });
  expect(fieldOf(1, 'Kartra referred by', before)).toBe('first');
  expect(fieldOf(2, 'Kartra affiliate earned', before)).toBe(1200.5);
  expect(before.appointments.map(({ address }) => address ?? '').sort()).toEqual(['', 'Phone']);
  await of.ask('clock', { advanceMs: 120_000 });

  // Everybody's city, shoe size and phone is emptied, and their deals' owner and notes; the third moves on and loses its amount.
  await later(of, 'contacts', people([1, 2, 3].map((n) => person(n, ['', '', '']))));
  await later(
    of,
    'deals',
    deals([
      deal(1, ['Signed', '10.50', '', '']),
      deal(2, ['Signed', '20.50', '', '']),
      deal(3, ['Signed', '', owner, 'Called']),
      `4,Deal 4,Sales,Offer,1,USD,Open,p1@example.com,1,,,2026-05-01,2026-01-01 10:00:00,,`,
    ]),
  );
  for (const [kind, text] of Object.entries(recordExports(false, owner))) await later(of, kind, text);
  const planned = await delta(of);
  expect(planned.delta).toMatchObject({ conflicts: 5, gone: 0 });
  expect(planned.files).toContain('reports/emptied-in-kartra.csv');
  const listed = await readFile(join(of.workspaceFolder, 'reports/emptied-in-kartra.csv'), 'utf8');
  expect(listed.trim().split('\n')).toHaveLength(1 + planned.delta.emptied);
  expect(listed).toMatch(/contact,"?'?L:1"?,city,2/u);
  const fateOf = (kind: string, column: string) =>
    new RegExp(`^${kind},[^,]+,${column},2,"?([^"]*)"?$`, 'mu').exec(listed)?.[1]?.trim();
  expect(fateOf('transaction', 'price_point')).toContain('emptied where it stands as we wrote it');
  expect(fateOf('note', 'note')).toBe('stays: a note without a text would say nothing');
  expect(fateOf('appointment', 'host_email')).toContain('stays: HighLevel lets no program take the host');
  const plan = await readFile(join(of.workspaceFolder, 'reports/plan-rehearsal.txt'), 'utf8');
  expect(plan).toContain('stage: "New" → "Signed"');
  expect(plan).toContain('phone: "+14155550101" stays');
  expect(await of.apply()).toMatchObject({ status: 'done' });
  await of.ask('clock', { advanceMs: 120_000 });
  expect((await of.verify()).verification.records).toMatchObject({ mismatched: 0, missing: 0 });

  const after = await found(of);
  // Nothing is made only to stand empty: the amount that went would have had a field for what cannot be read.
  expect(after.customFields.map(({ name }) => name)).toEqual(before.customFields.map(({ name }) => name));
  expect([1, 2, 3].map((n) => personOf(n, after).city ?? '')).toEqual(['', 'Typed', '']);
  expect([1, 2, 3].map((n) => personOf(n, after).phone)).toEqual(
    [1, 2, 3].map((n) => personOf(n, before).phone),
  );
  expect(personOf(1, after).customFields.map(({ value }) => String(value))).not.toContain('38');
  expect([1, 2, 3].map((n) => dealOf(n, after).assignedTo ?? null)).toEqual([null, other.id, kim.id]);
  expect([1, 2, 3].map((n) => stageOf(n, after))).toEqual(['Signed', 'Offer', 'Signed']);
  expect(JSON.stringify(dealOf(1, after))).not.toContain('Called');
  expect(dealOf(3, after).monetaryValue).toBe(30.5);
  expect(JSON.stringify(dealOf(1, after))).not.toContain('Acme');

  expect(JSON.stringify(dealOf(4, before))).toContain('gone@seller.example');
  expect(JSON.stringify(dealOf(4, after))).not.toContain('gone@seller.example');

  const subscribed = (id: string, state: Found) => recordWith('kartra_id', `S:${id}`, state);
  expect(shown('kartra_name', subscribed('7001', before))).toBe('Given1');
  expect(shown('kartra_name', subscribed('7001', after))).toBe('');
  expect(shown('kartra_renews', subscribed('7002', after))).toBe('');
  const paid = recordWith('kartra_id', 'T:9001', after);
  expect([shown('kartra_price_point', paid), shown('kartra_processor', paid)]).toEqual(['', '']);
  expect(paid.properties).toMatchObject({ kartra_product: 'Course', kartra_paid: 20 });
  const corrected = recordWith('kartra_id', 'T:9002', after);
  expect(corrected.properties).toMatchObject({ kartra_price_point: 'Typed', kartra_processor: 'Stripe' });
  const granted = ['Gold', 'Silver'].map((level) =>
    shown('kartra_granted', recordWith('kartra_level', level, after)),
  );
  expect(granted).toEqual(['', '2023-12-31']);
  const affiliate = recordWith('kartra_affiliate_username', 'first', after);
  for (const key of ['products', 'earned', 'currency'])
    expect([key, shown(`kartra_affiliate_${key}`, affiliate)]).toEqual([key, '']);
  expect(affiliate.properties).toMatchObject({ kartra_affiliate_commission: '30%' });
  expect(fieldOf(2, 'Kartra affiliate earned', after)).toBe('');
  expect(fieldOf(2, 'Kartra affiliate commission', after)).toBe('30%');
  expect(fieldOf(1, 'Kartra referred by', after)).toBe('');
  expect(fieldOf(1, 'Kartra membership access', after)).toBe('Course / Gold (active)');
  expect(after.appointments.map(({ address }) => address ?? '')).toEqual(['', '']);
  expect(after.appointments.every(({ assignedUserId }) => assignedUserId === kim.id)).toBe(true);
  expect(JSON.stringify(after.appointments)).not.toContain('Bring papers');
  const texts = after.notes.map(({ body }) => body).join('\n');
  expect(texts).not.toContain('by Dana Lane\n\nSpoke for a minute');
  expect(texts).toContain('Spoke for an hour');

  // People are asked by names; what they pick is taken up, and then nothing is left to do.
  const queue = (await of.with((workspace) => readConflicts(workspace, 'rehearsal'))).filter(isOpen);
  expect(
    queue
      .map(({ field, wrote, source, destination }) => [field, wrote, source, destination].join('|'))
      .sort(),
  ).toEqual([
    'city|London||Typed',
    'kartra_granted|2024-01-02||2023-12-31',
    'kartra_price_point|Plan A||Typed',
    `owner|${kim.name}||${other.name}`,
    'stage|New|Signed|Offer',
  ]);
  const who = { by: 'A. Person', at: '' };
  await of.with((workspace) => resolveConflicts(workspace, 'rehearsal', ['all'], { choice: 'source' }, who));
  await delta(of);
  expect((await of.apply()).status).toBe('done');
  await of.ask('clock', { advanceMs: 120_000 });
  const agreed = await found(of);
  expect(personOf(2, agreed).city ?? '').toBe('');
  expect(dealOf(2, agreed).assignedTo ?? null).toBeNull();
  expect(stageOf(2, agreed)).toBe('Signed');
  expect(shown('kartra_price_point', recordWith('kartra_id', 'T:9002', agreed))).toBe('');
  // What somebody types into the emptied field is theirs.
  await edit(1, { city: 'London' });
  await of.ask('clock', { advanceMs: 120_000 });
  expect((await delta(of)).changes).toBe(0);

  // Undone, what somebody typed stands again, and keeps its person; what they typed as we had written it is ours, as is
  // an owner HighLevel handed on to a deal that had none.
  const undone = await undo(of);
  expect(undone.rollback.errored).toBe(0);
  const left = await found(of);
  expect(left.contacts.map(({ email, city }) => [email, city])).toEqual([['p2@example.com', 'Typed']]);
  const typed = left.records.map(({ properties }) => [
    properties['kartra_level'] ?? properties['kartra_id'],
    properties['kartra_price_point'] ?? properties['kartra_granted'],
  ]);
  expect(new Map(typed as [string, unknown][])).toEqual(
    new Map([
      ['Silver', '2023-12-31'],
      ['T:9002', 'Typed'],
    ]),
  );
  expect(left.appointments).toEqual([]);
});
