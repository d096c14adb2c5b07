import { expect, test } from 'vitest';
import { done, found, openHighLevel } from '../highlevel-under-test.ts';

const wanted = { name: 'Kartra sales', stages: [{ name: 'Lead' }, { name: 'Offer' }, { name: 'Closed' }] };
const namesOf = ({ stages }: { readonly stages: readonly { readonly name: string }[] }) =>
  stages.map(({ name }) => name);

test('a pipeline is created with its stages in order, found by name, read and removed', async () => {
  const { highLevel, send } = await openHighLevel();
  const { id, record } = done(await highLevel.pipelines.create(send, wanted));
  expect(record).toMatchObject({ id, name: 'Kartra sales' });
  const read = found(await highLevel.pipelines.read(send, id));
  expect(namesOf(read)).toEqual(['Lead', 'Offer', 'Closed']);
  expect(found(await highLevel.listPipelines())).toEqual([read]);
  expect(found(await highLevel.pipelines.findExisting(send, 'KARTRA SALES '))).toEqual(read);
  expect(await highLevel.pipelines.findExisting(send, 'Kartra')).toEqual({ kind: 'absent' });
  expect(await highLevel.pipelines.remove(send, id)).toEqual({ kind: 'done', id, record: null });
  expect(await highLevel.pipelines.read(send, id)).toEqual({ kind: 'absent' });
});

test('an update keeps the stages whose id it gives, and adds others', async () => {
  const { highLevel, send } = await openHighLevel();
  const { id, record } = done(await highLevel.pipelines.create(send, wanted));
  const kept = (record?.stages ?? []).map(({ id: stageId, name }) => ({ id: stageId, name }));
  done(await highLevel.pipelines.update(send, id, { stages: [...kept, { name: 'Refunded' }] }));
  const read = found(await highLevel.pipelines.read(send, id));
  expect(namesOf(read)).toEqual(['Lead', 'Offer', 'Closed', 'Refunded']);
  expect(read.stages.slice(0, 3)).toEqual(kept);
});

test('a taken name is refused', async () => {
  const { highLevel, send } = await openHighLevel();
  done(await highLevel.pipelines.create(send, wanted));
  expect(await highLevel.pipelines.create(send, { ...wanted, name: 'KARTRA sales' })).toMatchObject({
    kind: 'refused',
    status: 400,
    note: 'A pipeline with this name already exists.',
  });
});

test.each(['401', '403'] as const)(
  'a token without the scope may list but not write (%s)',
  async (status) => {
    const scopes = ['opportunities.readonly', 'opportunities.write', 'locations.readonly'];
    const { highLevel, send } = await openHighLevel({
      locations: [{ name: 'Narrow', scopes }],
      behaviours: { missingScopeStatus: status },
    });
    expect(await highLevel.pipelines.create(send, wanted)).toEqual({
      kind: 'refused',
      note: 'the token lacks the scope for this',
      status: Number(status),
      missingScope: true,
    });
    expect(found(await highLevel.listPipelines())).toEqual([]);
  },
);
