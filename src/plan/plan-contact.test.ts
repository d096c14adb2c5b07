import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { channels, type MappedContact } from '../model/contact.ts';
import type { DestinationContact } from '../model/destination-contact.ts';
import type { ContactContext } from './plan-contact.ts';
import { carryOut, person, plan, standing } from './plan-under-test.ts';

const policies = ['fill-empty', 'source-wins', 'skip'] as const;
const there = (rest: Partial<DestinationContact> = {}) =>
  standing('c1', { fields: { firstName: 'Ann', email: 'ann@example.com', phone: '+14155550100' }, ...rest });

describe('a new person', () => {
  test('is created with fields, custom fields, tags and final restrictions together', () => {
    const [operation, ...rest] = plan(person({ tags: ['a', 'b'], restricted: { call: 'x', email: 'y' } }));
    expect(rest).toEqual([]);
    expect(operation).toMatchObject({
      object: 'contact',
      action: 'create',
      externalId: 'L:1',
      expected: {
        fields: { firstName: 'Ann', email: 'ann@example.com', phone: '+14155550100' },
        custom: { kartra_id: 'L:1' },
        tags: ['a', 'b'],
        restricted: ['email', 'call'],
      },
    });
  });

  test('who cannot be reached in any way is left out', () => {
    const [operation] = plan(person({ fields: { firstName: 'Ann' } }));
    expect(operation).toMatchObject({ action: 'skip', reason: 'neither a usable e-mail nor a usable phone' });
  });

  test('a time zone is not expected where the location keeps none', () => {
    const fields = { email: 'ann@example.com', timezone: 'Europe/Berlin' };
    const expected = (rest: Partial<ContactContext>) => plan(person({ fields }), [], rest)[0]?.expected;
    expect(expected({})).toMatchObject({ fields });
    expect(expected({ disableContactTimezone: true })).toMatchObject({ fields: { email: fields.email } });
    expect(JSON.stringify(expected({ disableContactTimezone: true }))).not.toContain('timezone');
  });
});

describe('phones and e-mails that several have', () => {
  const phone = '+14155550100';
  const keepers = (keeper: string | null): Partial<ContactContext> => {
    return { keepers: { phone: new Map([[phone, keeper]]), email: new Map() } };
  };

  test('who joined first keeps the phone; the others hold it in a field of its own', () => {
    expect(plan(person(), [], keepers('L:1'))[0]?.expected).toMatchObject({ fields: { phone } });
    const [held] = plan(person(), [], keepers('L:2'));
    expect(held).toMatchObject({ action: 'create', expected: { custom: { kartra_phone: phone } } });
    expect(held?.expected).toMatchObject({ fields: { firstName: 'Ann', email: 'ann@example.com' } });
    expect(JSON.stringify(held?.expected)).not.toContain('"phone"');
  });

  test('nobody keeps it when that was decided', () => {
    expect(plan(person(), [], keepers(null))[0]?.expected).toMatchObject({ custom: { kartra_phone: phone } });
  });

  test('a phone of somebody who is there already is held', () => {
    const other = standing('c9', { fields: { firstName: 'Bob', phone } });
    expect(plan(person(), [other])[0]).toMatchObject({
      action: 'create',
      expected: { custom: { kartra_phone: phone } },
    });
  });

  test('who has only a held phone cannot be created', () => {
    const [operation] = plan(person({ fields: { phone } }), [], keepers('L:2'));
    expect(operation).toMatchObject({ action: 'skip' });
  });

  test('where duplicates are allowed everybody keeps phone and e-mail', () => {
    const shared = {
      allowDuplicates: true,
      keepers: { phone: new Map([[phone, 'L:2']]), email: new Map([['ann@example.com', 'L:2']]) },
    };
    expect(plan(person(), [], shared)[0]).toMatchObject({
      action: 'create',
      expected: { fields: { phone } },
    });
  });

  test('a shared e-mail goes to who joined first; the other keeps it in a field', () => {
    const email = (keeper: string) => {
      return { keepers: { phone: new Map(), email: new Map([['ann@example.com', keeper]]) } };
    };
    expect(plan(person(), [], email('L:1'))[0]).toMatchObject({ action: 'create' });
    expect(plan(person(), [], email('L:2'))[0]).toMatchObject({
      action: 'create',
      expected: {
        fields: { firstName: 'Ann', phone: '+14155550100' },
        custom: { kartra_email_unusable: 'ann@example.com' },
      },
    });
    const withoutPhone = person({ fields: { email: 'ann@example.com' } });
    expect(plan(withoutPhone, [], email('L:2'))[0]).toMatchObject({
      action: 'skip',
      reason: 'another person has this address',
    });
    expect(plan(person(), [], { ...email('L:2'), allowDuplicates: true })[0]).toMatchObject({
      action: 'create',
      expected: { fields: { email: 'ann@example.com', phone: '+14155550100' } },
    });
  });

  test('who has the e-mail at the destination already is not left out because another contact shows it too', () => {
    const other = standing('c2', { additionalEmails: ['ann@example.com'] });
    const [operation] = plan(person({ restricted: { email: 'x' } }), [
      there({ custom: { 'id-kartra_id': 'L:1' } }),
      other,
    ]);
    expect(operation).toMatchObject({ action: 'update', destinationId: 'c1' });
  });

  test('an address that reaches several people is as restricted as the most restricted of them (I8)', () => {
    const sharedRestrictions = {
      email: new Map([['ann@example.com', ['email', 'sms']]] as const),
      phone: new Map([[phone, ['email', 'call']]] as const),
    };
    const [operation] = plan(person(), [], { sharedRestrictions });
    // The e-mail channel goes with the address, the others with the number.
    expect(operation?.expected).toMatchObject({ restricted: ['email', 'call'] });
  });
});

describe('somebody who is there already', () => {
  const mapped = person({
    fields: { firstName: 'Anna', email: 'ann@example.com', city: 'Bonn', companyName: 'Acme' },
    custom: { kartra_id: 'L:1', score: 7, note: 'new' },
  });
  const existing = there({
    fields: { firstName: 'Ann', email: 'Ann@Example.com' },
    custom: { 'id-note': 'typed' },
  });

  test('fill-empty: only what is missing is written, and only that is expected beside what is equal', () => {
    const [operation, ...rest] = plan(mapped, [existing]);
    expect(rest).toEqual([]);
    expect(operation).toMatchObject({
      action: 'update',
      destinationId: 'c1',
      expected: {
        fields: { email: 'ann@example.com', city: 'Bonn' },
        custom: { kartra_id: 'L:1', score: 7 },
      },
    });
    expect(operation?.changes).toEqual([
      { field: 'city', before: null, after: 'Bonn' },
      { field: 'custom.kartra_id', before: null, after: 'L:1' },
      { field: 'custom.score', before: null, after: 7 },
    ]);
    expect(JSON.stringify(operation?.expected)).not.toMatch(/Anna|"note"/);
  });

  test('source-wins: what differs is replaced, each change with the value the plan saw', () => {
    const [operation] = plan(mapped, [existing], { existing: 'source-wins' });
    expect(operation?.changes).toEqual([
      { field: 'firstName', before: 'Ann', after: 'Anna' },
      { field: 'city', before: null, after: 'Bonn' },
      { field: 'custom.kartra_id', before: null, after: 'L:1' },
      { field: 'custom.score', before: null, after: 7 },
      { field: 'custom.note', before: 'typed', after: 'new' },
    ]);
  });

  test('skip: left out, unless the contact is ours from an earlier load', () => {
    expect(plan(mapped, [existing], { existing: 'skip' })).toEqual([
      expect.objectContaining({ action: 'skip', reason: 'exists already', destinationId: 'c1', changes: [] }),
    ]);
    const ours = { ...existing, custom: { 'id-kartra_id': 'L:1' } };
    expect(plan(mapped, [ours], { existing: 'skip' })[0]).toMatchObject({ action: 'update' });
  });

  test.each(policies)('%s: a field taken only at creation is never part of an update', (policy) => {
    const [operation] = plan(mapped, [{ ...existing, custom: { 'id-kartra_id': 'L:1' } }], {
      existing: policy,
    });
    expect(operation?.action).toBe('update');
    expect(JSON.stringify([operation?.expected, operation?.changes])).not.toContain('companyName');
    expect(operation?.kept).toContainEqual({ field: 'companyName', before: null, after: 'Acme' });
  });

  test('tags are only added, by an operation of their own', () => {
    const tagged = person({ tags: ['new', 'vip'], custom: { kartra_id: 'L:1' } });
    const operations = plan(tagged, [there({ tags: ['VIP', 'theirs'], custom: { 'id-kartra_id': 'L:1' } })]);
    expect(operations).toMatchObject([
      { object: 'contact', action: 'unchanged', changes: [] },
      {
        object: 'contact-tags',
        action: 'update',
        externalId: 'L:1:tags',
        destinationId: 'c1',
        dependsOn: ['L:1'],
        expected: { tags: ['new'] },
      },
    ]);
  });

  test('a restriction is only ever added', () => {
    const ours = there({ custom: { 'id-kartra_id': 'L:1' }, restricted: ['call', 'sms'] });
    const [operation] = plan(person({ restricted: { email: 'x', sms: 'y' } }), [ours]);
    expect(operation?.changes).toEqual([{ field: 'dnd.email', before: false, after: true, because: 'x' }]);
    const [free] = plan(person(), [ours]);
    expect(free).toMatchObject({ action: 'unchanged', expected: { restricted: [] } });
  });

  test('two contacts that fit are left for a person', () => {
    const twins = [there(), { ...there(), id: 'c2' }];
    expect(plan(person(), twins)[0]).toMatchObject({
      action: 'skip',
      reason: 'several existing contacts fit',
    });
  });
});

describe('planning after applying (I6)', () => {
  const phone = fc.constantFrom('+14155550100', '+14155550101');
  const email = fc.constantFrom('a@example.com', 'b@example.com', 'c@example.com');
  const fields = fc.record(
    { email, phone, firstName: fc.constantFrom('Ann', 'bob'), city: fc.constant('Bonn') },
    { requiredKeys: [] },
  );
  const custom = fc.record({ score: fc.nat(3), note: fc.constantFrom('x', 'y') }, { requiredKeys: [] });
  const tags = fc.uniqueArray(fc.constantFrom('a', 'b', 'c'));
  const restricted = fc.uniqueArray(fc.constantFrom(...channels));
  const people = fc.array(fc.record({ fields, custom, tags, restricted }), { minLength: 1, maxLength: 4 });
  const contacts = fc.array(
    fc.record({ fields, custom, tags, restricted, marker: fc.constantFrom(null, 'L:0', 'L:1', 'X:9') }),
    { maxLength: 3 },
  );
  const settings = fc.record({ existing: fc.constantFrom(...policies), allowDuplicates: fc.boolean() });

  /** As the pipeline does it: one after the other, keepers first, claims on the way. */
  const planAll = (
    mapped: readonly MappedContact[],
    standingThere: readonly DestinationContact[],
    rest: Partial<ContactContext>,
  ) => {
    const first = (key: 'email' | 'phone') =>
      new Map(
        mapped.toReversed().flatMap(({ fields, externalId }) => {
          const value = fields[key];
          const shared = mapped.filter((other) => other.fields[key] === value).length > 1;
          return value === undefined || !shared ? [] : [[value, externalId] as const];
        }),
      );
    const claimed = new Set<string>();
    const keepers = { phone: first('phone'), email: first('email') };
    return mapped.flatMap((one) => {
      const operations = plan(one, standingThere, { ...rest, keepers, claimed });
      for (const { action, destinationId } of operations) {
        if (action !== 'skip' && destinationId !== null) claimed.add(destinationId);
      }
      return operations;
    });
  };

  test('finds nothing to create or update, no restriction lifted, no tag lost, nobody written to twice', () => {
    fc.assert(
      fc.property(people, contacts, settings, (drawn, drawnContacts, rest) => {
        const mapped = drawn.map((one, n) =>
          person({
            ...one,
            externalId: `L:${n}`,
            custom: { ...one.custom, kartra_id: `L:${n}` },
            restricted: Object.fromEntries(one.restricted.map((channel) => [channel, 'x'])),
          }),
        );
        const before = drawnContacts.map(({ marker, custom: values, ...one }, n) => {
          const byId = Object.entries(values).map(([key, value]) => [`id-${key}`, value]);
          const mark = marker === null ? {} : { 'id-kartra_id': marker };
          return standing(`c${n}`, { ...one, custom: { ...Object.fromEntries(byId), ...mark } });
        });
        const operations = planAll(mapped, before, rest);
        const written = operations.filter(
          ({ object, action }) => object === 'contact' && action === 'update',
        );
        expect(new Set(written.map(({ destinationId }) => destinationId)).size).toBe(written.length);

        const after = carryOut(operations, before);
        for (const contact of before) {
          const now = after.find(({ id }) => id === contact.id);
          expect(now?.restricted).toEqual(expect.arrayContaining([...(contact.restricted ?? [])]));
          expect(now?.tags).toEqual(expect.arrayContaining([...contact.tags]));
          const kept = rest.existing === 'source-wins' ? {} : contact.fields;
          expect(now?.fields).toMatchObject(kept);
        }
        // Under source-wins a replaced value frees an address somebody else was refused: one round more.
        let state = after;
        if (rest.existing === 'source-wins') {
          for (let round = 0; round < 2; round += 1) state = carryOut(planAll(mapped, state, rest), state);
        }
        const again = planAll(mapped, state, rest);
        const todo = again.filter(({ action }) => action === 'create' || action === 'update');
        expect(todo).toEqual([]);
      }),
      { numRuns: 400, seed: 3 },
    );
  });
});
