import { expect, test } from 'vitest';
import { type ObjectSpec, objectKeyOf } from '../../../model/custom-object.ts';
import { done, found, type HighLevelUnderTest, openHighLevel } from '../highlevel-under-test.ts';

const subscription: ObjectSpec = {
  key: 'kartra_subscription',
  singular: 'Kartra subscription',
  plural: 'Kartra subscriptions',
  description: 'Carried over from Kartra',
  primary: { key: 'kartra_id', name: 'Kartra ID' },
};
const objectKey = objectKeyOf(subscription.key);

async function openObject(): Promise<HighLevelUnderTest & { readonly folderId: string }> {
  const opened = await openHighLevel();
  done(await opened.highLevel.objects.create(opened.send, subscription));
  const { folders } = found(await opened.highLevel.listObjectFields(objectKey));
  return { ...opened, folderId: folders[0]?.id ?? '' };
}

test('an object is created, listed beside those that are always there, and changed', async () => {
  const { highLevel, send } = await openHighLevel();
  const { id } = done(await highLevel.objects.create(send, subscription));
  const whole = {
    id,
    key: 'custom_objects.kartra_subscription',
    singular: 'Kartra subscription',
    plural: 'Kartra subscriptions',
    primaryField: 'custom_objects.kartra_subscription.kartra_id',
    custom: true,
  };
  expect(found(await highLevel.objects.findExisting(send, 'kartra_subscription'))).toEqual(whole);
  expect(await highLevel.objects.findExisting(send, 'pet')).toEqual({ kind: 'absent' });
  const listed = found(await highLevel.listObjects());
  expect(listed.filter(({ custom }) => !custom).map(({ key }) => key)).toEqual([
    'contact',
    'opportunity',
    'business',
  ]);
  const searchable = [whole.primaryField];
  done(await highLevel.objects.update(send, id, { plural: 'Subscriptions', searchable }));
  expect(found(await highLevel.objects.read(send, id))).toEqual({ ...whole, plural: 'Subscriptions' });
  expect(await highLevel.objects.create(send, subscription)).toMatchObject({ kind: 'refused', status: 400 });
});

test('the eleventh object is refused', async () => {
  const { highLevel, send } = await openHighLevel();
  for (let n = 1; n <= 10; n += 1)
    done(await highLevel.objects.create(send, { ...subscription, key: `object_${n}` }));
  expect(await highLevel.objects.create(send, subscription)).toMatchObject({ kind: 'refused', status: 400 });
});

test('fields stand in a folder, with their choices, and are found by key', async () => {
  const { highLevel, send, folderId } = await openObject();
  const fields = highLevel.objectFields(objectKey);
  const made = done(await fields.createFolder(send, 'Kartra'));
  const status = {
    key: 'status',
    name: 'Status',
    dataType: 'SINGLE_OPTIONS',
    options: ['Active', 'Paid in full'],
    folderId: made.id,
  } as const;
  const { id } = done(await fields.create(send, status));
  const whole = {
    id,
    objectKey,
    fieldKey: `${objectKey}.status`,
    name: 'Status',
    dataType: 'SINGLE_OPTIONS',
    options: [
      { key: 'active', label: 'Active' },
      { key: 'paid_in_full', label: 'Paid in full' },
    ],
    folderId: made.id,
  };
  expect(found(await fields.read(send, id))).toEqual(whole);
  expect(found(await fields.findExisting(send, 'status'))).toEqual(whole);
  const listed = found(await highLevel.listObjectFields(objectKey));
  expect(listed.folders).toEqual([
    { id: folderId, name: 'Kartra subscription Info' },
    { id: made.id, name: 'Kartra' },
  ]);
  expect(listed.fields.map(({ fieldKey }) => fieldKey)).toEqual([
    `${objectKey}.kartra_id`,
    `${objectKey}.status`,
  ]);
  expect(await fields.create(send, status)).toMatchObject({ kind: 'refused', status: 400 });
  done(await fields.update(send, id, { name: 'State', options: ['Active', 'Paid in full', 'Failed'] }));
  expect(found(await fields.read(send, id))).toMatchObject({
    name: 'State',
    options: [{ key: 'active' }, { key: 'paid_in_full' }, { key: 'failed', label: 'Failed' }],
  });
  expect(await fields.removeFolder(send, made.id)).toMatchObject({ kind: 'refused' });
  expect(await fields.remove(send, id)).toMatchObject({ kind: 'done' });
  expect(await fields.read(send, id)).toEqual({ kind: 'absent' });
  expect(await fields.removeFolder(send, made.id)).toMatchObject({ kind: 'done' });
});

test('an object nobody has has no fields', async () => {
  const { highLevel } = await openHighLevel();
  expect(await highLevel.listObjectFields('custom_objects.pet')).toEqual({ kind: 'absent' });
});

test('a record is created, found by its marker, changed in part, and removed', async () => {
  const { highLevel, send, folderId, requests, locationId } = await openObject();
  const fields = highLevel.objectFields(objectKey);
  const field = { options: [], folderId };
  done(await fields.create(send, { key: 'amount', name: 'Amount', dataType: 'MONETORY', ...field }));
  done(await fields.create(send, { key: 'renews', name: 'Renews', dataType: 'DATE', ...field }));
  const records = highLevel.records(objectKey);
  const properties = {
    kartra_id: 'S:1',
    amount: { currency: 'default', value: 29.99 },
    renews: '2026-12-24',
  };
  const { id } = done(await records.create(send, { properties }));
  expect(found(await records.read(send, id))).toEqual({
    id,
    properties,
    ownerIds: [],
    updatedAt: expect.any(Number) as number,
  });
  done(await records.create(send, { properties: { kartra_id: 'S:10' } }));
  const key = { property: 'kartra_id', value: 'S:1' };
  expect(found(await records.findExisting(send, key))).toEqual({
    id,
    properties,
    ownerIds: [],
    updatedAt: expect.any(Number) as number,
  });
  expect(await records.findExisting(send, { ...key, value: 'S:2' })).toEqual({ kind: 'absent' });
  done(await records.update(send, id, { properties: { renews: '2027-01-24' } }));
  expect(requests.at(-1)?.path).toBe(`/objects/${objectKey}/records/${id}?locationId=${locationId}`);
  expect(found(await records.read(send, id)).properties).toEqual({ ...properties, renews: '2027-01-24' });
  expect(await records.create(send, { properties: { renews: 'soon' } })).toMatchObject({ kind: 'refused' });
  expect(await records.remove(send, id)).toEqual({ kind: 'done', id, record: null });
  expect(await records.read(send, id)).toEqual({ kind: 'absent' });
  expect(await records.remove(send, id)).toMatchObject({ kind: 'done' });
});

test('an unknown outcome is cleared up by the marker; two carriers are nobody’s to choose from', async () => {
  const { highLevel, send, fault } = await openObject();
  const records = highLevel.records(objectKey);
  const desired = { properties: { kartra_id: 'S:7' } };
  await fault('drop-after', 'POST', `/objects/${objectKey}/records`);
  expect(await records.create(send, desired)).toMatchObject({ kind: 'unknown' });
  const key = { property: 'kartra_id', value: 'S:7' };
  expect(await records.findExisting(send, key)).toMatchObject({ kind: 'found' });
  done(await records.create(send, desired));
  expect(await records.findExisting(send, key)).toMatchObject({
    kind: 'failed',
    note: '2 records carry this marker',
  });
});

test('a search reaches every page once', async () => {
  const { highLevel, send } = await openObject();
  const records = highLevel.records(objectKey);
  const markers = Array.from({ length: 205 }, (_, n) => `S:${n}`);
  for (const kartra_id of markers) done(await records.create(send, { properties: { kartra_id } }));
  const seen: string[] = [];
  const totals = new Set<number>();
  for await (const page of highLevel.searchRecords({ schemaKey: objectKey, query: '' })) {
    const { records: rows, total } = found(page);
    seen.push(...rows.map(({ properties }) => JSON.stringify(properties['kartra_id'])));
    totals.add(total);
  }
  expect(seen.toSorted()).toEqual(markers.map((marker) => JSON.stringify(marker)).toSorted());
  expect([...totals]).toEqual([205]);
});

test('associations and relations: created, listed by record, removed', async () => {
  const { highLevel, send, person, fault } = await openObject();
  const spec = {
    key: 'kartra_subscription_contact',
    firstObjectKey: objectKey,
    firstLabel: 'Kartra subscription',
    secondObjectKey: 'contact',
    secondLabel: 'Subscriber',
  };
  const association = done(await highLevel.associations.create(send, spec));
  expect(found(await highLevel.associations.findExisting(send, spec.key))).toEqual({
    id: association.id,
    ...spec,
  });
  expect(found(await highLevel.listAssociations())).toHaveLength(1);
  expect(await highLevel.associations.create(send, spec)).toMatchObject({ kind: 'refused', status: 400 });
  const changed = { firstLabel: 'Plan', secondLabel: 'Payer' };
  done(await highLevel.associations.update(send, association.id, changed));
  expect(found(await highLevel.associations.read(send, association.id))).toMatchObject(changed);

  const contactId = await person('sub@example.com');
  const recordId = done(
    await highLevel.records(objectKey).create(send, { properties: { kartra_id: 'S:1' } }),
  ).id;
  const relation = {
    associationId: association.id,
    firstRecordId: recordId,
    secondRecordId: contactId,
  };
  expect(await highLevel.relations.findExisting(send, relation)).toEqual({ kind: 'absent' });
  await fault('status:502', 'POST', '/associations/relations');
  expect(await highLevel.relations.create(send, relation)).toMatchObject({ kind: 'unknown', status: 502 });
  const { id } = done(await highLevel.relations.create(send, relation));
  expect(found(await highLevel.relations.findExisting(send, relation))).toEqual({ id, ...relation });
  expect(found(await highLevel.listRelations(contactId))).toEqual([{ id, ...relation }]);
  const stranger = { ...relation, firstRecordId: contactId };
  expect(await highLevel.relations.create(send, stranger)).toMatchObject({ kind: 'refused', status: 400 });
  expect(await highLevel.relations.remove(send, id)).toEqual({ kind: 'done', id, record: null });
  expect(found(await highLevel.listRelations(contactId))).toEqual([]);
  expect(await highLevel.associations.remove(send, association.id)).toMatchObject({ kind: 'done' });
  expect(await highLevel.associations.read(send, association.id)).toEqual({ kind: 'absent' });
});
