import { describe, expect, it } from 'vitest';
import { openSimulator } from '../simulator-under-test.ts';

async function openWithField(dataType: string, options: string[] = [], behaviours = {}) {
  const opened = await openSimulator({ behaviours });
  const { call, locationId } = opened;
  const body = { name: 'Shoe Size', dataType, options };
  const { customField } = (await call('POST', `/locations/${locationId}/customFields`, body)).body;
  const id = String(customField?.id);
  const { id: contactId } = await opened.create({ email: 'a@example.com' });
  const write = (value: unknown) =>
    call('PUT', `/contacts/${contactId}`, { customFields: [{ id, field_value: value }] });
  const value = async () => {
    const fields = (await call('GET', `/contacts/${contactId}`)).body.contact.customFields;
    return (fields as unknown as { id: string; value: unknown }[]).find((field) => field.id === id)?.value;
  };
  return { ...opened, contactId, write, value };
}

describe('custom-field values', () => {
  it.each([
    ['TEXT', 'blue', 'blue'],
    ['LARGE_TEXT', 'a\nb', 'a\nb'],
    ['TEXT', 12, '12'],
    ['NUMERICAL', 12.5, 12.5],
    ['NUMERICAL', '12.5', 12.5],
    ['MONETORY', 100, 100],
    ['DATE', '2024-02-29', '2024-02-29T00:00:00.000Z'],
    ['TEXTBOX_LIST', { a: 'x' }, { a: 'x' }],
    ['PHONE', '+12125550100', '+12125550100'],
  ])('%s takes %j and reads it back as %j', async (dataType, sent, read) => {
    const { write, value } = await openWithField(dataType);
    expect((await write(sent)).status).toBe(200);
    expect(await value()).toEqual(read);
  });

  it.each(['SINGLE_OPTIONS', 'RADIO'])(
    '%s silently loses a choice that is not in the picklist',
    async (dataType) => {
      const { write, value, control } = await openWithField(dataType, ['S', 'M']);
      await write('S');
      expect((await write('XXL')).status).toBe(200);
      expect(await value()).toBe('S');
      expect((await write('s')).status).toBe(200);
      expect(await value()).toBe('S');
      await control('POST', '/__sim/behaviours', { optionMismatchDropped: false });
      expect((await write('XXL')).status).toBe(422);
    },
  );

  it.each(['CHECKBOX', 'MULTIPLE_OPTIONS'])(
    '%s silently loses the choices that are not in the picklist',
    async (dataType) => {
      const { write, value } = await openWithField(dataType, ['S', 'M', 'L']);
      expect((await write(['S', 'XXL', 'L'])).status).toBe(200);
      expect(await value()).toEqual(['S', 'L']);
      expect((await write(['XXL'])).status).toBe(200);
      expect(await value()).toEqual(['S', 'L']);
      expect((await write('S')).status).toBe(422);
    },
  );

  it.each([
    ['NUMERICAL', 'twelve'],
    ['DATE', '29/02/2024'],
    ['DATE', '2023-02-29'],
  ])('%s silently loses %j; switched, refuses it', async (dataType, sent) => {
    const { write, value, control } = await openWithField(dataType);
    expect((await write(sent)).status).toBe(200);
    expect(await value()).toBeUndefined();
    await control('POST', '/__sim/behaviours', { wrongContentDropped: false });
    expect((await write(sent)).status).toBe(422);
  });

  it.each([
    ['TEXT', ['a']],
    ['NUMERICAL', { a: 1 }],
    ['DATE', true],
    ['TEXTBOX_LIST', 'x'],
  ])('%s refuses the shape of %j; switched, loses it', async (dataType, sent) => {
    const { write, value, control } = await openWithField(dataType);
    expect((await write(sent)).status).toBe(422);
    await control('POST', '/__sim/behaviours', { wrongShapeRefused: false });
    expect((await write(sent)).status).toBe(200);
    expect(await value()).toBeUndefined();
  });

  it.each([
    ['iso', '2024-02-29T00:00:00.000Z'],
    ['epoch', Date.UTC(2024, 1, 29)],
    ['as-written', '2024-02-29'],
  ])('a date reads back as %s when switched so', async (dateFieldRead, read) => {
    const { write, value } = await openWithField('DATE', [], { dateFieldRead });
    await write('2024-02-29');
    expect(await value()).toBe(read);
  });

  it('is written by key, with or without prefix, and other fields stay', async () => {
    const { call, contactId, value, locationId } = await openWithField('TEXT');
    const other = { name: 'Other', dataType: 'TEXT' };
    const { id } = (await call('POST', `/locations/${locationId}/customFields`, other)).body.customField;
    await call('PUT', `/contacts/${contactId}`, { customFields: [{ id, field_value: 'stays' }] });
    await call('PUT', `/contacts/${contactId}`, {
      customFields: [{ key: 'shoe_size', field_value: 'by key' }],
    });
    expect(await value()).toBe('by key');
    await call('PUT', `/contacts/${contactId}`, {
      customFields: [{ key: 'contact.shoe_size', field_value: 'again' }],
    });
    expect(await value()).toBe('again');
    const { body } = await call('PUT', `/contacts/${contactId}`, {
      customFields: [{ key: 'shoe_size', field_value: '' }],
    });
    expect(body.contact.customFields).toEqual([{ id, value: 'stays' }]);
  });

  it('of a field the location lacks is ignored; switched, refused; without id and key, always refused', async () => {
    const { call, contactId, control } = await openWithField('TEXT');
    const write = (field: object) => call('PUT', `/contacts/${contactId}`, { customFields: [field] });
    expect((await write({ id: 'none', field_value: 'x' })).status).toBe(200);
    expect((await write({ field_value: 'x' })).status).toBe(422);
    await control('POST', '/__sim/behaviours', { unknownCustomFieldIgnored: false });
    expect((await write({ id: 'none', field_value: 'x' })).status).toBe(422);
  });
});
