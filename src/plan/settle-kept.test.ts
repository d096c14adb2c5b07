import { describe, expect, test } from 'vitest';
import { noPlace, placeIdOf, placeValue } from '../model/opportunity-place.ts';
import type { FieldChange, PlannedOperation } from '../model/plan.ts';
import type { ExistingPolicy } from './plan-contact.ts';
import { type SettleContext, settleKept as settle } from './settle-kept.ts';
import type { Resolution } from './three-way.ts';

const context: SettleContext = {
  existing: 'fill-empty',
  written: null,
  resolve: () => null,
  place: noPlace,
};
const settleKept = (operation: PlannedOperation, existing: ExistingPolicy) =>
  settle(operation, { ...context, existing });

const change = (field: string, before: FieldChange['before'], after: FieldChange['after']) => ({
  field,
  before,
  after,
});
const deal = (kept: readonly FieldChange[], left: readonly string[]): PlannedOperation => ({
  object: 'opportunity',
  action: 'unchanged',
  externalId: 'D:7',
  destinationId: 'o1',
  dependsOn: [],
  expected: { name: 'Ours', amount: 12, custom: {}, left: [...left] },
  changes: [],
  kept,
  reason: null,
});
const name = change('name', 'Theirs', 'Ours');
const amount = change('amount', null, 12);
const note = change('custom.kartra_notes', null, 'a note');

describe('an opportunity that stands', () => {
  test('has its blanks filled, and keeps what somebody typed', () => {
    const settled = settleKept(deal([name, amount, note], ['name', 'amount']), 'fill-empty');
    expect(settled).toMatchObject({ action: 'update', changes: [amount, note], kept: [name] });
    expect(settled.expected).toEqual({
      name: 'Ours',
      amount: 12,
      custom: { kartra_notes: 'a note' },
      left: ['name'],
    });
  });

  test('is overwritten where the source wins', () => {
    const settled = settleKept(deal([name], ['name']), 'source-wins');
    expect(settled).toMatchObject({ action: 'update', changes: [name], kept: [], expected: { left: [] } });
  });

  test('is left alone where nothing may be written, or nothing differs', () => {
    const typed = deal([name], ['name']);
    expect(settleKept(typed, 'fill-empty')).toBe(typed);
    expect(settleKept(typed, 'skip')).toBe(typed);
    const same = deal([], []);
    expect(settleKept(same, 'source-wins')).toBe(same);
  });

  test('moves into a pipeline and its stage together, or not at all', () => {
    const pipeline = change('pipeline', 'p1', 'p2');
    const nowhere = deal([pipeline, change('stage', 's1', null)], ['pipeline', 'stage']);
    expect(settleKept(nowhere, 'source-wins')).toBe(nowhere);
    const moved = deal([pipeline, change('stage', 's1', 's2')], ['pipeline', 'stage']);
    expect(settleKept(moved, 'source-wins').changes).toHaveLength(2);
  });
});

test('a record of a custom object has its blank properties filled', () => {
  const kept = [change('kartra_plan', null, 'Gold'), change('kartra_status', 'Theirs', 'Active')];
  const record = { ...deal(kept, []), object: 'subscription-record' } as const;
  const settled = settleKept(
    { ...record, expected: { object: 'custom_objects.x', properties: { kartra_id: 'S:1' } } },
    'fill-empty',
  );
  expect(settled).toMatchObject({ action: 'update', changes: [kept[0]], kept: [kept[1]] });
  expect(settled.expected).toEqual({
    object: 'custom_objects.x',
    properties: { kartra_id: 'S:1', kartra_plan: 'Gold' },
  });
});

describe('a calendar and its hours', () => {
  const slot = change('slotMinutes', 30, 45);
  const members = change('members', '', 'u1');
  const type = change('type', 'event', 'round_robin');
  const calendar = (kept: readonly FieldChange[]): PlannedOperation => ({
    ...deal(
      kept,
      kept.map(({ field }) => field),
    ),
    object: 'calendar',
    expected: { name: 'Call', left: kept.map(({ field }) => field) },
  });

  test('are overwritten only where the source wins', () => {
    const one = calendar([slot]);
    expect(settleKept(one, 'fill-empty')).toBe(one);
    expect(settleKept(one, 'source-wins')).toMatchObject({
      changes: [slot],
      kept: [],
      expected: { left: [] },
    });
  });

  test('keep the members of a type no call changes', () => {
    const settled = settleKept(calendar([slot, members, type]), 'source-wins');
    expect(settled).toMatchObject({ changes: [slot], kept: [members, type] });
    expect(settleKept(calendar([members]), 'fill-empty').changes).toEqual([members]);
  });

  test('have their hours and time zone changed together, beside being put on a calendar made anew', () => {
    const applied = change('calendar', null, 'CAL:1');
    const zone = change('timeZone', '', 'Europe/Berlin');
    const hours = change('hours', 'monday 09:00–12:00', 'monday 08:00–12:00');
    const schedule = { ...calendar([zone, hours]), object: 'schedule', action: 'update' } as const;
    const one: PlannedOperation = { ...schedule, changes: [applied] };
    expect(settleKept(one, 'fill-empty')).toBe(one);
    expect(settleKept(one, 'source-wins').changes).toEqual([applied, zone, hours]);
  });
});

describe('what we wrote before, compared three ways', () => {
  const written = { name: 'Before', amount: 10, status: 'open', custom: { kartra_notes: 'old' }, left: [] };
  const three = (kept: readonly FieldChange[], resolution: Resolution | null = null) =>
    settle(
      deal(
        kept,
        kept.map(({ field }) => field),
      ),
      {
        ...context,
        written,
        resolve: () => resolution,
      },
    );

  test('changed in Kartra alone it is written, changed in HighLevel alone it is left', () => {
    const ours = change('name', 'Before', 'Ours');
    const theirs = change('status', 'won', 'open');
    const settled = three([ours, theirs]);
    expect(settled).toMatchObject({ action: 'update', changes: [ours], kept: [theirs] });
    expect(settled.expected).toMatchObject({ name: 'Ours', left: ['status'] });
  });

  test('changed on both sides it waits, then is as a person says', () => {
    const both = change('amount', 11, 12);
    expect(three([both])).toMatchObject({ action: 'unchanged', kept: [{ ...both, wrote: 10 }] });
    expect(three([both], { choice: 'source' })).toMatchObject({
      action: 'update',
      changes: [both],
      kept: [],
    });
    expect(three([both], { choice: 'destination' })).toMatchObject({ action: 'unchanged', kept: [both] });
    const typed = three([both], { choice: 'edit', value: '11.5' });
    expect(typed).toMatchObject({ action: 'update', changes: [{ before: 11, after: 11.5 }] });
    expect(typed.expected).toMatchObject({ amount: 11.5 });
    // What is no number decides nothing about one.
    expect(three([both], { choice: 'edit', value: 'a lot' })).toMatchObject({ action: 'unchanged' });
  });

  test('an owner or a note emptied in Kartra goes where ours still stands, is asked where not, and is never anybody else’s', () => {
    const wrote = { ownerId: 'u1', custom: { kartra_notes: 'a' }, left: [] };
    const place = { ...noPlace, names: new Map([['u1', 'Kim']]) };
    const settled = (before: string, of: Partial<SettleContext> = {}) =>
      settle(deal([change('owner', before, '')], ['owner']), { ...context, written: wrote, place, ...of });
    expect(settled('u1')).toMatchObject({ action: 'update', changes: [{ field: 'owner', after: '' }] });
    expect(settled('u1').expected).toMatchObject({ left: [] });
    expect(settled('u2').kept).toMatchObject([
      { wrote: 'u1', words: { before: 'u2', after: '', wrote: 'Kim' } },
    ]);
    const emptied = { ...wrote, ownerId: null };
    expect(settled('u2', { written: emptied, existing: 'source-wins' })).toMatchObject({
      action: 'unchanged',
    });
    expect(settled('u1', { written: null, existing: 'source-wins' })).toMatchObject({ action: 'unchanged' });
    // The place of a booking: named in an export of before the load, emptied by then, filled in HighLevel since.
    const typed = change('address', 'https://zoom.example/team', '');
    const booking: PlannedOperation = {
      ...deal([typed], []),
      object: 'appointment',
      expected: { address: '' },
    };
    for (const resolve of [() => null, () => ({ choice: 'source' }) as const]) {
      const left = settle(booking, { ...context, written: { address: null }, place, resolve });
      expect(left).toMatchObject({ action: 'unchanged', kept: [typed] });
      expect(left.kept[0]).not.toHaveProperty('wrote');
    }
    const note = deal([change('custom.kartra_notes', 'a', '')], []);
    expect(settle(note, { ...context, written: wrote, place }).expected).toMatchObject({
      custom: { kartra_notes: '' },
    });
  });

  test('a stage the plan makes first is written by its name', () => {
    const place = {
      pipelines: new Map([['sales', { id: 'p1', stages: new Map([['new', 's1']]) }]]),
      fields: new Map(),
      names: new Map([['s1', 'New']]),
    };
    const after = placeValue(place, 'stage', { pipeline: 'Sales', stage: 'Signed' });
    const wrote = { pipeline: 'Sales', stage: 'New', custom: {}, left: [] };
    const moved = settle(deal([change('stage', 's1', after)], ['stage']), {
      ...context,
      written: wrote,
      place,
    });
    expect(moved).toMatchObject({
      action: 'update',
      changes: [{ before: 's1', words: { before: 'New', after: 'Signed' } }],
    });
    const stages = new Map([['signed', 's2']]);
    const made = { ...place, pipelines: new Map([['sales', { id: 'p1', stages }]]) };
    expect(placeIdOf(made, 'stage', after)).toBe('s2');
    expect(placeIdOf(made, 'stage', 's9')).toBe('s9');
  });

  test('a pipeline and its stage go together, by the names we wrote', () => {
    const place = {
      ...noPlace,
      pipelines: new Map([
        [
          'sales',
          {
            id: 'p1',
            stages: new Map([
              ['new', 's1'],
              ['won', 's2'],
              ['lost', 's3'],
            ]),
          },
        ],
      ]),
    };
    const wrote = { pipeline: 'Sales', stage: 'New', custom: {}, left: [] };
    const moved = deal([change('stage', 's1', 's2')], ['stage']);
    expect(settle(moved, { ...context, written: wrote, place })).toMatchObject({ action: 'update' });
    const both = deal([change('stage', 's3', 's2')], ['stage']);
    expect(settle(both, { ...context, written: wrote, place }).kept).toMatchObject([{ wrote: 's1' }]);
  });

  test('a note we wrote follows Kartra while nobody edited it; one we never wrote stays', () => {
    const note = (before: string): PlannedOperation => ({
      ...deal([change('body', before, 'new text')], []),
      object: 'note',
      expected: { contact: 'L:1', body: null },
    });
    const noted = { ...context, written: { contact: 'L:1', body: 'old text' } };
    expect(settle(note('old text'), noted)).toMatchObject({
      action: 'update',
      expected: { contact: 'L:1', body: 'new text' },
    });
    expect(settle(note('edited'), noted).kept).toMatchObject([{ wrote: 'old text' }]);
    const stays = note('');
    expect(settle(stays, context)).toBe(stays);
  });
});
