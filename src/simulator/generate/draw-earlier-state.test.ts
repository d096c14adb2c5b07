import { expect, test } from 'vitest';
import { drawEarlierState } from './draw-earlier-state.ts';
import { drawPerson } from './draw-person.ts';
import { columnsOf } from './header-vintages.ts';
import { planAccount } from './plan-account.ts';

const plan = planAccount({ directory: '', contacts: 6000, seed: 21 });
const pairs = Array.from({ length: plan.contacts }, (_, index) => {
  const newest = drawPerson(plan, index);
  return { newest, earlier: drawEarlierState(plan.seed, newest) };
});

test('an older row is blank wherever the newest is: no answer depends on whether a blank erases', () => {
  const columns = columnsOf('contacts');
  const erased = pairs.flatMap(({ newest, earlier }) =>
    columns.filter((column) => column.write(newest) === '' && column.write(earlier) !== ''),
  );
  expect(erased).toEqual([]);
  expect(pairs.every(({ newest, earlier }) => earlier.leadId === newest.leadId)).toBe(true);
  expect(pairs.every(({ newest, earlier }) => earlier.dates === newest.dates)).toBe(true);
});

test('opt-outs happened since: consent withdrawn, lists left', () => {
  const refused = pairs.filter(({ newest }) => newest.consent.status === 'Not accepted');
  expect(refused.length).toBeGreaterThan(200);
  for (const { earlier } of refused) expect(earlier.consent.status).toBe('Accepted');
  const declined = pairs.filter(({ newest }) => newest.consent.communications === 'No');
  for (const { earlier } of declined) expect(earlier.consent.communications).toBe('Yes');
  const left = pairs.filter(
    ({ newest, earlier }) => earlier.memberships.lists.length > newest.memberships.lists.length,
  );
  expect(left.length / pairs.length).toBeGreaterThan(0.15);
});

test('an address is recased, or changed where a lead id still joins the rows', () => {
  const unusable = pairs.filter(({ newest }) => newest.email.address === null);
  expect(unusable.length).toBeGreaterThan(20);
  for (const { newest, earlier } of unusable) expect(earlier.email).toEqual(newest.email);
  const usable = pairs.filter(({ newest }) => newest.email.address !== null);
  expect(usable.filter(({ newest, earlier }) => earlier.email.cell === newest.email.cell)).toEqual([]);
  const changed = usable.filter(({ newest, earlier }) => earlier.email.address !== newest.email.address);
  expect(changed.every(({ newest }) => newest.leadId !== null)).toBe(true);
  expect(changed.length / pairs.length).toBeGreaterThan(0.07);
  expect(changed.length / pairs.length).toBeLessThan(0.13);
});
