import { expect, test } from 'vitest';
import { asExpectedContact, type ExpectedContact } from '../model/expected-contact.ts';
import { planContact } from './plan-contact.ts';
import { context, person, standing } from './plan-under-test.ts';
import type { Resolution } from './three-way.ts';

const wrote: ExpectedContact = {
  fields: { firstName: 'Ann', email: 'ann@example.com', phone: '+14155550100', city: 'London' },
  custom: { kartra_id: 'L:1', score: 7, note: 'a' },
  tags: [],
  restricted: [],
  company: null,
};
const ours = standing('c1', {
  fields: { ...wrote.fields, state: 'Theirs' },
  custom: { 'id-kartra_id': 'L:1', 'id-score': 7, 'id-note': 'a' },
});

/** What the latest export leaves of the person is planned against what stands. */
function planned(
  emptied: readonly string[],
  found = ours,
  { resolution = null, written = wrote }: { resolution?: Resolution | null; written?: ExpectedContact } = {},
) {
  const source = person({ fields: { firstName: 'Ann', email: 'ann@example.com' }, emptied });
  const matches = { byMarker: [found], byEmail: [], byPhone: [] };
  const all = planContact(source, matches, {
    ...context({ existing: 'source-wins' }),
    written: new Map([['L:1', written]]),
    resolve: () => resolution,
  });
  const [contact] = all;
  if (contact === undefined) throw new Error('nothing is planned');
  return contact;
}

test('ours that stands untouched is emptied, and must be empty afterwards', () => {
  const { action, changes, expected } = planned(['city', 'custom.score']);
  expect({ action, changes }).toEqual({
    action: 'update',
    changes: [
      { field: 'city', before: 'London', after: '' },
      { field: 'custom.score', before: 7, after: '' },
    ],
  });
  expect(asExpectedContact(expected)).toMatchObject({ fields: { city: '' }, custom: { score: '' } });
});

test('what was never ours, is empty already, or was emptied by us before is not written, whatever the rule for what exists', () => {
  expect(planned(['state'])).toMatchObject({ action: 'unchanged', kept: [] });
  const blank = standing('c1', { ...ours, fields: { firstName: 'Ann', email: 'ann@example.com' } });
  expect(planned(['city'], blank)).toMatchObject({ action: 'unchanged', kept: [] });
  const emptied = { ...wrote, fields: { ...wrote.fields, city: '' } };
  expect(planned(['city'], ours, { written: emptied })).toMatchObject({ action: 'unchanged', kept: [] });
});

test('an e-mail or a phone stays, and is listed', () => {
  expect(planned(['phone'])).toMatchObject({
    action: 'unchanged',
    kept: [{ field: 'phone', before: '+14155550100', after: '' }],
  });
});

test('what somebody changed meanwhile is a person’s to decide', () => {
  const typed = standing('c1', { ...ours, fields: { ...ours.fields, city: 'Typed' } });
  expect(planned(['city'], typed)).toMatchObject({
    action: 'unchanged',
    kept: [{ field: 'city', before: 'Typed', after: '', wrote: 'London' }],
  });
  expect(planned(['city'], typed, { resolution: { choice: 'source' } })).toMatchObject({
    action: 'update',
    changes: [{ field: 'city', before: 'Typed', after: '' }],
  });
  expect(planned(['city'], typed, { resolution: { choice: 'destination' } })).toMatchObject({
    action: 'unchanged',
  });
});
