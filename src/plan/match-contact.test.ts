import { describe, expect, test } from 'vitest';
import { matchContact } from './match-contact.ts';
import { context, matchesIn, person, standing } from './plan-under-test.ts';

const ann = person();
const marked = (id: string, marker: string, fields = {}) =>
  standing(id, { custom: { 'id-kartra_id': marker }, fields });
const match = (contacts: readonly ReturnType<typeof standing>[], claimed: readonly string[] = []) =>
  matchContact(ann, matchesIn(ann, contacts), context({ claimed: new Set(claimed) }));

describe('which existing contact a person is', () => {
  test('nobody, where nothing fits', () => {
    expect(match([])).toEqual({ match: { kind: 'none' }, phoneTaken: false, emailTaken: false });
  });

  test('the marker decides, even against e-mail and phone of another contact', () => {
    const mine = marked('c1', 'L:1', { email: 'old@example.com' });
    const other = standing('c2', { fields: { email: 'ann@example.com', phone: '+14155550100' } });
    expect(match([other, mine])).toEqual({
      match: { kind: 'one', contact: mine },
      phoneTaken: true,
      emailTaken: true,
    });
  });

  test('the e-mail next, main or additional', () => {
    const main = standing('c1', { fields: { email: 'ANN@example.com' } });
    expect(match([main]).match).toEqual({ kind: 'one', contact: main });
    const additional = standing('c1', { additionalEmails: ['ann@example.com'] });
    expect(match([additional]).match).toEqual({ kind: 'one', contact: additional });
  });

  test('the phone only of a contact of the same name that has no e-mail', () => {
    const phone = '+14155550100';
    const same = standing('c1', { fields: { firstName: 'ANN', phone } });
    expect(match([same])).toEqual({
      match: { kind: 'one', contact: same },
      phoneTaken: false,
      emailTaken: false,
    });
    for (const fields of [
      { firstName: 'Bob', phone },
      { phone },
      { firstName: 'Ann', phone, email: 'other@example.com' },
    ]) {
      expect(match([standing('c1', { fields })])).toMatchObject({
        match: { kind: 'none' },
        phoneTaken: true,
      });
    }
  });

  test('never a contact that carries the marker of somebody else', () => {
    const other = marked('c1', 'L:2', { email: 'ann@example.com' });
    expect(match([other])).toEqual({ match: { kind: 'none' }, phoneTaken: false, emailTaken: true });
  });

  test('never a contact somebody planned earlier was matched with', () => {
    const shared = standing('c1', { fields: { email: 'ann@example.com' } });
    expect(match([shared], ['c1'])).toMatchObject({ match: { kind: 'none' }, emailTaken: true });
    // Their own marker is stronger than a claim by anybody.
    expect(match([marked('c1', 'L:1')], ['c1']).match.kind).toBe('one');
  });

  test('two that fit equally are for a person to decide', () => {
    const twins = ['c1', 'c2'].map((id) => standing(id, { fields: { email: 'ann@example.com' } }));
    expect(match(twins).match).toEqual({ kind: 'several' });
    expect(match([marked('c1', 'L:1'), marked('c2', 'L:1')]).match).toEqual({ kind: 'several' });
  });
});
