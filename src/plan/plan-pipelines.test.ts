import { expect, test } from 'vitest';
import { planPipelines } from './plan-pipelines.ts';

const wanted = [{ name: 'Kartra sales', stages: ['New', 'Offer', 'Won'] }];
const standing = (...stages: readonly string[]) => [
  { id: 'p1', name: 'KARTRA Sales ', stages: stages.map((name) => ({ id: `s-${name}`, name })) },
];

test('a pipeline the location lacks is created with its stages in order (R71)', () => {
  expect(planPipelines(wanted, [])).toEqual([
    {
      object: 'pipeline',
      action: 'create',
      externalId: 'pipeline:kartra sales',
      destinationId: null,
      dependsOn: [],
      expected: { name: 'Kartra sales', stages: ['New', 'Offer', 'Won'] },
      changes: [],
      kept: [],
      reason: null,
    },
  ]);
});

test('a token that was seen to be refused leaves making and completing pipelines to a person', () => {
  expect(planPipelines(wanted, [], false)).toMatchObject([
    { action: 'manual', reason: expect.stringContaining('add the pipeline "Kartra sales"') as string },
  ]);
  expect(planPipelines(wanted, standing('New', 'Won'), false)).toMatchObject([
    { action: 'manual', reason: expect.stringContaining('edit the pipeline "Kartra sales"') as string },
  ]);
  expect(planPipelines(wanted, standing('New', 'Offer', 'Won'), false)).toMatchObject([
    { action: 'unchanged' },
  ]);
  for (const may of [true, null]) {
    expect(planPipelines(wanted, [], may)).toEqual(planPipelines(wanted, []));
    expect(planPipelines(wanted, standing('New', 'Won'), may)).toMatchObject([{ action: 'update' }]);
  }
});

test('one that stands with all stages in order is used, whatever stands between them', () => {
  expect(planPipelines(wanted, standing('new', 'Theirs', 'Offer', 'WON'))).toMatchObject([
    { action: 'unchanged', destinationId: 'p1' },
  ]);
});

test('one that lacks stages gains them where they belong', () => {
  expect(planPipelines(wanted, standing('New', 'Won', 'Theirs'))).toMatchObject([
    {
      action: 'update',
      destinationId: 'p1',
      changes: [
        {
          field: 'stages',
          before: ['New', 'Won', 'Theirs'],
          after: ['New', 'Offer', 'Won', 'Theirs'],
        },
      ],
    },
  ]);
});

test('stages in another order are a person’s to move', () => {
  expect(planPipelines(wanted, standing('Won', 'Offer', 'New'))).toMatchObject([
    {
      action: 'manual',
      reason: expect.stringMatching(/"New", "Offer", "Won"\. It has "Won", "Offer", "New" now/) as string,
    },
  ]);
});
