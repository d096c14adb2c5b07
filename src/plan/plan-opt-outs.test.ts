import { expect, test } from 'vitest';
import { planOptOuts } from './plan-opt-outs.ts';
import { matchesIn, person, plan, standing } from './plan-under-test.ts';

const others = [
  standing('same-address', { additionalEmails: ['ann@example.com'] }),
  standing('same-number', { fields: { phone: '+14155550100' } }),
];

const optOuts = (reason: string) => {
  const mapped = person({ restricted: { email: reason, sms: 'no-written-consent' } });
  return planOptOuts(mapped, matchesIn(mapped, others), null).map(({ destinationId, changes }) => [
    destinationId,
    changes.map(({ field }) => field).join(' '),
  ]);
};

test('an e-mail opt-out closes e-mail on every record with the address (I8)', () => {
  expect(optOuts('communications-declined')).toEqual([['same-address', 'dnd.email']]);
});

test('an e-mail status says nothing about a number somebody else has', () => {
  expect(optOuts('unsubscribed')).toEqual([['same-address', 'dnd.email']]);
  expect(optOuts('blocked-unrecognised')).toEqual([]);
});

test('somebody blocked is not to be contacted on any record with the address or number (I8)', () => {
  const everything = 'dnd.email dnd.sms dnd.whatsApp dnd.call';
  expect(optOuts('blocked')).toEqual([
    ['same-address', everything],
    ['same-number', everything],
  ]);
});

test('the mere lack of consent says nothing about records that stand there', () => {
  expect(optOuts('no-list')).toEqual([]);
});

test.each(['skip', 'fill-empty'] as const)(
  'existing people are closed under %s too, and who is closed already needs nothing',
  (existing) => {
    const mapped = person({ restricted: { email: 'gdpr-not-accepted' } });
    const open = standing('c1', { fields: { email: 'ann@example.com' } });
    const operations = plan(mapped, [open], { existing });
    const closing = operations.filter(({ changes }) => changes.some(({ field }) => field === 'dnd.email'));
    expect(closing.map(({ destinationId }) => destinationId)).toEqual(['c1']);
    const closed = standing('c1', { fields: { email: 'ann@example.com' }, restricted: ['email'] });
    const again = plan(mapped, [closed], { existing }).filter(({ object }) => object === 'contact-opt-out');
    expect(again.every(({ action }) => action === 'unchanged')).toBe(true);
  },
);
