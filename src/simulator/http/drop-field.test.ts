import { expect, it } from 'vitest';
import { dropField } from './drop-field.ts';

it('drops a field at any depth and leaves the original alone', () => {
  const body = {
    email: 'a@example.com',
    dndSettings: { Email: { status: 'active' }, SMS: { status: 'active' } },
    tags: ['vip', 'gold'],
    customFields: [
      { id: 'abc', field_value: 1 },
      { key: 'size', field_value: 2 },
    ],
  };
  const copy = structuredClone(body);
  expect(dropField(body, 'email')).not.toHaveProperty('email');
  expect(dropField(body, 'dndSettings.Email')).toMatchObject({ dndSettings: { SMS: { status: 'active' } } });
  expect(dropField(body, 'dndSettings.Email')).not.toHaveProperty('dndSettings.Email');
  expect(dropField(body, 'tags.vip')).toHaveProperty('tags', ['gold']);
  expect(dropField(body, 'customFields.abc')).toHaveProperty('customFields', [
    { key: 'size', field_value: 2 },
  ]);
  expect(dropField(body, 'customFields.size.field_value')).toHaveProperty('customFields.1', { key: 'size' });
  expect(dropField(body, 'nothing.here')).toEqual(body);
  expect(body).toEqual(copy);
});
