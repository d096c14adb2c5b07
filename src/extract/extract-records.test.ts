import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Ledger } from '../ledger/ledger.ts';
import { openLedger } from '../ledger/sqlite/open-ledger.ts';
import type { Entity, EntityKind } from '../model/entity.ts';
import { type ExtractOptions, extractExports } from './extract-exports.ts';

/** One day after the other: the tail of a name is the instant of export. */
const tail = (day: number) => `${(0x6a277400 + day * 86_400).toString(16)}00000`;

let folder = '';
let ledger: Ledger;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'landfall-records-'));
  ledger = await openLedger(join(folder, 'ledger.db'));
});
afterEach(async () => {
  await ledger.close();
  await rm(folder, { recursive: true });
});

async function put(name: string, ...lines: readonly string[]): Promise<void> {
  const path = join(folder, 'exports', name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `${lines.join('\n')}\n`);
}

const extract = (options: Partial<ExtractOptions> = {}) =>
  extractExports({ directory: join(folder, 'exports'), account: 'acme', ...ledger, ...options });

async function all(kind: EntityKind): Promise<Entity[]> {
  const found: Entity[] = [];
  for await (const batch of ledger.entities.all(kind)) found.push(...batch);
  return found;
}

describe('records and their people', () => {
  it('ties a record by lead id first, then by any e-mail the person ever had; counts the rest', async () => {
    await put(`c_${tail(0)}.csv`, 'id,email,first_name', '1,old@example.com,Ann');
    await put(`c_${tail(1)}.csv`, 'id,email,first_name', '1,new@example.com,Ann', '2,bob@example.com,Bob');
    await put(
      `notes_${tail(1)}.csv`,
      'Note ID,Lead ID,Email,Date,Author,Note',
      'n1,2,old@example.com,2026-01-01,Eve,by id',
      'n2,,OLD@example.com,2026-01-01,Eve,by an old address',
      'n3,,eve@example.com,2026-01-01,Eve,nobody',
    );
    const result = await extract();
    expect(result.entities).toMatchObject({ contact: 2, note: 3 });
    expect((await all('note')).map(({ marker, contact }) => [marker, contact])).toEqual([
      ['N:n1', 'L:2'],
      ['N:n2', 'L:1'],
      ['N:n3', null],
    ]);
    expect(await ledger.entities.orphanCounts()).toEqual({ note: 1 });
  });

  it('ties a record anew when its person arrives later', async () => {
    await put(`m_${tail(0)}.csv`, 'Lead ID,Email,Membership,Level,Active', '7,ann@example.com,Club,Gold,1');
    await put(`c_${tail(0)}.csv`, 'id,email', '1,bob@example.com');
    await extract();
    expect((await all('membership'))[0]?.contact).toBeNull();
    await put(`c2_${tail(0)}.csv`, 'id,email', '7,ann@example.com');
    await extract();
    expect((await all('membership'))[0]?.contact).toBe('L:7');
  });

  it('makes one calendar of its windows, and a later export replaces them all', async () => {
    const header = 'Calendar,Model,Class,Host,Weekday,From,To';
    await put(
      `a_${tail(0)}.csv`,
      header,
      'Coaching,consultant,,Eve,Monday,09:00,12:00',
      'Coaching,consultant,,Eve,Tuesday,09:00,12:00',
    );
    await extract();
    const windows = async () =>
      JSON.parse((await all('calendar'))[0]?.columns['windows'] ?? '[]') as object[];
    expect(await windows()).toHaveLength(2);
    await put(`b_${tail(9)}.csv`, header, 'Coaching,consultant,,Eve,Friday,09:00,12:00');
    await extract();
    expect(await windows()).toEqual([{ weekday: 'Friday', from: '09:00', to: '12:00', host: 'Eve' }]);
  });

  it('keeps subscriptions apart that nothing tells apart, and rejects a row that is no record', async () => {
    const same = 'Active,monthly,Club,03 Mar 2026,$29.00';
    await put(
      `s_${tail(0)}.csv`,
      'Status,Recurrence_Term,Product,Next payment date,Next payment amount',
      same,
      same,
      ',monthly,,,',
    );
    await put(
      `s_again_${tail(1)}.csv`,
      'Status,Recurrence_Term,Product,Next payment date,Next payment amount',
      same,
    );
    const result = await extract();
    expect(result.entities).toEqual({ subscription: 2 });
    expect(result).toMatchObject({ rejected: 1, merged: { subscription: 1 } });
  });
});

describe('generations', () => {
  it('tell when a record was first and last seen, and what a later one changed', async () => {
    await put(`c_${tail(0)}.csv`, 'id,email,city', '1,ann@example.com,Bonn', '2,bob@example.com,Ulm');
    await put(`c_${tail(1)}.csv`, 'id,email,city', '3,eve@example.com,Kiel');
    await put(`c_${tail(30)}.csv`, 'id,email,city', '1,ann@example.com,Köln', '3,eve@example.com,Kiel');
    await extract();
    expect(
      (await all('contact')).map(({ marker, generations, changes }) => ({ marker, generations, changes })),
    ).toEqual([
      { marker: 'L:1', generations: { first: 1, last: 2 }, changes: { 2: { city: 'Bonn' } } },
      { marker: 'L:2', generations: { first: 1, last: 1 }, changes: {} },
      { marker: 'L:3', generations: { first: 1, last: 2 }, changes: {} },
    ]);
  });
});

describe('facts by file', () => {
  it('stand beside the cells of the full export: an opt-out for ever, any other as of its latest export', async () => {
    const header = 'id,email,city';
    await put(`c_${tail(0)}.csv`, header, '1,ann@example.com,Bonn', '2,bob@example.com,Ulm');
    await put(`filter-status-unsubscribed/c_${tail(1)}.csv`, header, '1,ann@example.com,elsewhere');
    await put(`filter-status-subscribed/c_${tail(0)}.csv`, header, '2,bob@example.com,Ulm');
    await put(`filter-opened-in-90-days/c_${tail(0)}.csv`, header, '2,bob@example.com,Ulm');
    await put(`filter-status-blocklisted/c_${tail(0)}.csv`, header, '4,dan@example.com,Jena');
    await extract();
    const facts = async () =>
      (await all('contact'))
        .toSorted((a, b) => (a.marker < b.marker ? -1 : 1))
        .map(({ marker, columns }) => [
          marker,
          columns['city'],
          columns['filter_status'],
          columns['filter-opened-in-90-days'],
        ]);
    expect(await facts()).toEqual([
      ['L:1', 'Bonn', 'Unsubscribed', undefined],
      ['L:2', 'Ulm', 'Subscribed', 'yes'],
      ['L:4', 'Jena', 'Blocklisted', undefined],
    ]);
    await put(`filter-status-subscribed/c_${tail(30)}.csv`, header, '1,ann@example.com,Bonn');
    await put(`filter-opened-in-90-days/c_${tail(30)}.csv`, header, '1,ann@example.com,Bonn');
    await extract();
    expect(await facts()).toEqual([
      ['L:1', 'Bonn', 'Subscribed', 'yes'],
      ['L:2', 'Ulm', undefined, undefined],
      ['L:4', 'Jena', 'Blocklisted', undefined],
    ]);
    const ann = (await all('contact')).find(({ marker }) => marker === 'L:1');
    expect(ann?.superseded['filter_status']).toEqual(['Unsubscribed']);
  });
});

describe('people who must never be written', () => {
  it('are set aside with every record of theirs, and come back when the list forgets them', async () => {
    await put(`c_${tail(0)}.csv`, 'id,email,first_name', '1,ann@example.com,Ann', '2,bob@example.com,Bob');
    await put(
      `n_${tail(0)}.csv`,
      'Note ID,Lead ID,Email,Date,Author,Note',
      'n1,1,,2026-01-01,Eve,hers',
      'n2,,zoe@example.com,2026-01-01,Eve,gone',
    );
    const isSuppressed = (email: string) => ['ann@example.com', 'zoe@example.com'].includes(email);
    const result = await extract({ isSuppressed });
    expect(result.entities).toEqual({ contact: 1, note: 0 });
    expect(result.suppressed).toEqual({
      emails: ['ann@example.com', 'zoe@example.com'],
      records: { contact: 1, note: 2 },
    });
    expect((await all('contact')).map(({ marker }) => marker)).toEqual(['L:2']);
    expect((await extract()).entities).toEqual({ contact: 2, note: 2 });
  });
});

/** The account as it must come out, whatever the files it came in. */
async function extractPieces(pieces: readonly (readonly [name: string, lines: readonly string[]])[]) {
  const place = await mkdtemp(join(tmpdir(), 'landfall-pieces-'));
  const own = await openLedger(join(place, 'ledger.db'));
  try {
    await mkdir(join(place, 'exports'));
    for (const [name, lines] of pieces)
      await writeFile(join(place, 'exports', name), `${lines.join('\n')}\n`);
    const result = await extractExports({ directory: join(place, 'exports'), account: 'acme', ...own });
    const entities: unknown[] = [];
    for (const kind of ['contact', 'transaction', 'form-answer'] as const) {
      for await (const batch of own.entities.all(kind)) {
        entities.push(
          ...batch.map(({ marker, columns, superseded, contact }) => ({
            kind,
            marker,
            columns,
            superseded,
            contact,
          })),
        );
      }
    }
    const sorted = entities.map((entity) => JSON.stringify(entity)).sort();
    return { entities: sorted, counts: result.entities, totals: await own.transactions.totals() };
  } finally {
    await own.close();
    await rm(place, { recursive: true });
  }
}

it('splitting exports at any line, pieces in any order, gives the same records and the same money (R129)', async () => {
  const exports = {
    contacts: [
      'id,email,first_name',
      ...[1, 2, 3, 4, 5].map((id) => `${id},p${id}@example.com,P${id}`),
      '2,p2@example.com,P2',
    ],
    transactions: [
      'ID,Transaction_Type,Date,Product,Price_point,Amount (USD),Buyer_Email,lead_id',
      '1,Sale,2026-01-01 10:00:00,Course,1,10.10,p1@example.com,1',
      '2,Sale,2026-01-02 10:00:00,Course,1,20.20,p2@example.com,2',
      '3,Refund,2026-02-03 10:00:00,Course,1,-10.10,p1@example.com,1',
      '3,Refund,2026-02-03 10:00:00,Course,1,-10.10,p1@example.com,1',
      '4,Failed,2026-02-03 10:00:00,Course,1,99.00,p1@example.com,1',
    ],
    forms: [
      'Form,Lead ID,Email,Submitted,Question,Answer',
      'Intake,1,p1@example.com,2026-01-01,Why?,So',
      'Intake,,p2@example.com,2026-01-01,Why?,"a, b"',
    ],
  };
  const whole = await extractPieces(
    Object.entries(exports).map(([kind, lines]) => [`${kind}_${tail(0)}.csv`, lines]),
  );
  expect(whole.counts).toEqual({ contact: 5, transaction: 4, 'form-answer': 2 });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat({ max: 5 }), { minLength: 3, maxLength: 3 }),
      fc.array(fc.nat(), { minLength: 6, maxLength: 6 }),
      async (cuts, names) => {
        const pieces = Object.entries(exports).flatMap(([kind, [header = '', ...rows]], index) => {
          const at = (cuts[index] ?? 0) % (rows.length + 1);
          return [rows.slice(0, at), rows.slice(at)].flatMap((part, half): [string, string[]][] =>
            part.length === 0
              ? []
              : [[`${names[index * 2 + half] ?? 0}_${half}_${kind}_${tail(0)}.csv`, [header, ...part]]],
          );
        });
        expect(await extractPieces(pieces)).toEqual(whole);
      },
    ),
    { numRuns: 12 },
  );
}, 120_000);
