import { describe, expect, test } from 'vitest';
import type { AccountFacts } from '../../model/decision.ts';
import { decisionSpec } from '../decision-specs.ts';
import { fitQuestion } from '../fit-question.ts';
import { manyOrders } from './money-offers.ts';

function offered(id: string, facts: Partial<AccountFacts>) {
  const spec = fitQuestion(decisionSpec(id), { orders: 10, location: null, ...facts } as AccountFacts);
  const { choices, recommended, because } = spec;
  return { choices: choices.join(' '), recommended, because };
}
const roomy = { severalOrders: true, freeObjects: 10 };

describe('what payments may become', () => {
  test('everything, before a location is known and where it takes several deals of a person', () => {
    const whole = { choices: 'totals per-order each-event custom-object', recommended: 'per-order' };
    expect(offered('transactions', {})).toMatchObject(whole);
    expect(offered('transactions', { location: roomy })).toMatchObject(whole);
  });

  test('no deals where the location takes one a person and pipeline, and it says why', () => {
    const { because, ...offer } = offered('transactions', { location: { ...roomy, severalOrders: false } });
    expect(offer).toEqual({ choices: 'totals custom-object', recommended: 'custom-object' });
    expect(because).toMatch(/one opportunity a person and pipeline.*allow duplicate opportunities/u);
    expect(offered('transactions', { location: { severalOrders: false, freeObjects: 0 } })).toMatchObject({
      choices: 'totals',
      recommended: 'totals',
    });
  });

  test('totals are recommended above 20,000 orders, with what records would cost', () => {
    expect(offered('transactions', { orders: manyOrders, location: roomy }).recommended).toBe('per-order');
    const { because, ...offer } = offered('transactions', { orders: 348_917, location: roomy });
    expect(offer).toEqual({
      choices: 'totals per-order each-event custom-object',
      recommended: 'totals',
    });
    expect(because).toMatch(/348,917 orders .* 348,917 requests .*174 % of a day/u);
  });
});

test('subscriptions are fields only where no custom object is free', () => {
  expect(offered('subscriptions', {}).recommended).toBe('custom-object');
  expect(offered('subscriptions', { location: { ...roomy, freeObjects: 1 } }).recommended).toBe(
    'custom-object',
  );
  const full = offered('subscriptions', { location: { ...roomy, freeObjects: 0 } });
  expect(full).toMatchObject({ choices: 'fields opportunity', recommended: 'fields' });
  expect(full.because).toContain('none can be deleted');
});

test('what a choice does is told of what is offered only', () => {
  const records = { transaction: 3 } as AccountFacts['records'];
  const facts = { orders: 3, records, location: { severalOrders: false, freeObjects: 3 } } as AccountFacts;
  const spec = fitQuestion(decisionSpec('transactions'), facts);
  expect(Object.keys(spec.consequences(facts))).toEqual(['totals', 'custom-object']);
});
