/**
 * Rollback and people (B5): whatever somebody did between the load and its undoing survives, everything else is
 * undone, and the sums say so. Kept for each reason apart, then for many random edits at once.
 */
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import type { SimulatedContact, TestMigration } from '../support/migration.ts';
import { call, startInto, undo } from './rolling-back.ts';

let migration: TestMigration | undefined;

afterEach(async () => {
  await migration?.close();
  migration = undefined;
});

const objects = ['contacts', 'deals', 'subscriptions', 'transactions'] as const;

async function loaded(contacts: number): Promise<TestMigration> {
  migration = await startInto(
    { contacts: 12, opportunities: 4, tags: 3 },
    { contacts, seed: 5, account: { objects: [...objects], deals: 10 } },
  );
  await migration.plan();
  expect((await migration.apply()).status).toBe('done');
  return migration;
}

type State = Awaited<ReturnType<TestMigration['state']>> & {
  readonly opportunities: readonly {
    readonly id: string;
    readonly contactId: string;
    readonly name: string;
  }[];
  readonly notes: readonly { readonly contactId: string; readonly body: string }[];
};

const stateOf = async (of: TestMigration) => (await of.state()) as State;

/** People the load created, without deals of their own: nothing else keeps them. */
function created(state: State): readonly SimulatedContact[] {
  const marker = state.customFields.find(({ name }) => name === 'Kartra ID')?.id;
  const busy = new Set(state.opportunities.map(({ contactId }) => contactId));
  return state.contacts.filter(
    ({ id, firstName, customFields }) =>
      firstName?.startsWith('Own ') !== true &&
      !busy.has(id) &&
      customFields.some((field) => field.id === marker),
  );
}

test('a created person with a conversation, note, task, appointment, deal, edit or opt-out of somebody’s stays', async () => {
  const of = await loaded(60);
  const people = created(await stateOf(of));
  const silent = people.find(({ dndSettings }) => dndSettings?.['Email'] === undefined)?.id;
  const [talked, noted, tasked, booked, dealt, edited, tagged, ...others] = people
    .map(({ id }) => id)
    .filter((id) => id !== silent);
  expect(others.length).toBeGreaterThan(3);
  const { locationId } = of;
  await call(of, 'POST', '/conversations/', { locationId, contactId: talked }, '2021-04-15');
  await call(of, 'POST', `/contacts/${noted}/notes`, { body: 'called back' });
  await call(of, 'POST', `/contacts/${tasked}/tasks`, {
    title: 'Ring',
    dueDate: '2026-12-01T10:00:00Z',
    completed: false,
  });
  const calendar = await call(
    of,
    'POST',
    '/calendars/',
    { locationId, name: 'Own calendar', calendarType: 'event' },
    '2021-04-15',
  );
  const { id: calendarId } = calendar['calendar'] as { id: string };
  await call(
    of,
    'POST',
    '/calendars/events/appointments',
    {
      locationId,
      calendarId,
      contactId: booked,
      startTime: '2027-01-05T10:00:00Z',
      endTime: '2027-01-05T10:30:00Z',
      ignoreFreeSlotValidation: true,
      ignoreDateRange: true,
    },
    '2021-04-15',
  );
  const { pipelines } = (await of.state()) as unknown as {
    pipelines: { id: string; name: string; stages: { id: string }[] }[];
  };
  const own = pipelines.find(({ name }) => name === 'Own pipeline');
  await call(of, 'POST', '/opportunities/', {
    locationId,
    contactId: dealt,
    pipelineId: own?.id,
    pipelineStageId: own?.stages[0]?.id,
    name: 'Their own deal',
    status: 'open',
  });
  const ui = (contactId: string | undefined, changes: object) =>
    of.ask('ui', { locationId, action: 'edit-contact', contactId, changes });
  await ui(edited, { city: 'Typed by hand' });
  await ui(tagged, { tags: ['typed by hand'] });
  await ui(silent, {
    dndSettings: {
      Email: { status: 'active', message: 'STOP' },
      SMS: { status: 'active', message: 'STOP' },
      Call: { status: 'active', message: 'STOP' },
      WhatsApp: { status: 'active', message: 'STOP' },
    },
  });
  await of.ask('clock', { advanceMs: 120_000 });

  const preview = await undo(of, { kind: 'all' }, 'preview');
  expect(preview.changes).toBe(0);
  const summary = await undo(of);
  const { written, reversed, kept, errored, notReversible } = summary.rollback;
  expect(written).toBe(reversed + kept + errored + notReversible);
  expect(errored).toBe(0);
  const state = await stateOf(of);
  const standing = new Set(state.contacts.map(({ id }) => id));
  const used = [talked, noted, tasked, booked, dealt, edited, tagged, silent];
  expect(used.filter((id) => !standing.has(id ?? ''))).toEqual([]);
  expect(others.filter((id) => standing.has(id))).toEqual([]);
  expect(state.contacts.find(({ id }) => id === edited)).toMatchObject({ city: 'Typed by hand' });
  expect(state.notes).toEqual([expect.objectContaining({ contactId: noted })]);
  expect(state.opportunities.some(({ name }) => name === 'Their own deal')).toBe(true);
});

/** One thing somebody does; `seen` tells whether it still stands. */
interface HumanEdit {
  readonly on: string;
  readonly make: () => Promise<unknown>;
  readonly seen: (state: State) => boolean;
}

const isFull = process.env['LANDFALL_ROLLBACK_FULL'] === '1';
const edits = isFull ? 200 : 40;

test(`${edits} random edits between load and rollback: each survives, everything else is undone, the sums are right`, async () => {
  const of = await loaded(isFull ? 300 : 70);
  const before = await stateOf(of);
  const ours = created(before).map(({ id }) => id);
  const { locationId } = of;
  const ui = (action: string, fields: object) => of.ask('ui', { locationId, action, ...fields });
  const city = (id: string, text: string): HumanEdit => ({
    on: id,
    make: () => ui('edit-contact', { contactId: id, changes: { city: text } }),
    seen: ({ contacts }) =>
      contacts.some((one) => one.id === id && (one as unknown as { city: string }).city === text),
  });
  const tag = (id: string, text: string): HumanEdit => {
    const tags = before.contacts.find((one) => one.id === id)?.tags ?? [];
    return {
      on: id,
      make: () => ui('edit-contact', { contactId: id, changes: { tags: [...tags, text] } }),
      seen: ({ contacts }) => contacts.some((one) => one.id === id && one.tags.includes(text)),
    };
  };
  const rename = (id: string, text: string): HumanEdit => ({
    on: before.opportunities.find((one) => one.id === id)?.contactId ?? '',
    make: () => ui('edit-opportunity', { opportunityId: id, changes: { name: text } }),
    seen: ({ opportunities }) => opportunities.some((one) => one.id === id && one.name === text),
  });
  const random = fc.sample(
    fc.record({
      kind: fc.constantFrom('city', 'tag', 'rename' as const),
      at: fc.nat(),
      text: fc.integer({ min: 1000, max: 9999 }),
    }),
    { numRuns: edits * 4, seed: 20_261_125 },
  );
  const made = new Map<string, HumanEdit>();
  for (const { kind, at, text } of random) {
    const person = before.contacts[at % before.contacts.length]?.id ?? '';
    const deal = before.opportunities[at % before.opportunities.length]?.id ?? '';
    const key = kind === 'rename' ? deal : person;
    if (made.size === edits || made.has(key)) continue;
    const words = `Typed ${text}`;
    made.set(
      key,
      kind === 'city'
        ? city(person, words)
        : kind === 'tag'
          ? tag(person, words.toLowerCase())
          : rename(deal, words),
    );
  }
  expect(made.size).toBe(edits);
  for (const edit of made.values()) await edit.make();
  await of.ask('clock', { advanceMs: 120_000 });

  const summary = await undo(of);
  const { written, reversed, kept, errored, notReversible } = summary.rollback;
  expect(written).toBe(reversed + kept + errored + notReversible);
  expect(errored).toBe(0);
  const after = await stateOf(of);
  expect([...made.values()].filter(({ seen }) => !seen(after)).map(({ on }) => on)).toEqual([]);
  // Whoever nobody touched is gone, and deals nobody touched are.
  const touched = new Set([...made.values()].map(({ on }) => on));
  const standing = new Set(after.contacts.map(({ id }) => id));
  expect(ours.filter((id) => !touched.has(id) && standing.has(id))).toEqual([]);
  const left = after.opportunities.map(({ name }) => name);
  expect(left.filter((name) => !name.startsWith('Typed ') && !name.startsWith('Own deal'))).toEqual([]);
});
