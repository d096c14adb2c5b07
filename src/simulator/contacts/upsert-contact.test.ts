import { describe, expect, it } from 'vitest';
import { openSimulator } from '../simulator-under-test.ts';

async function openWithTwo(options = {}) {
  const opened = await openSimulator(options);
  const a = await opened.create({ firstName: 'A', email: 'a@example.com', tags: ['one', 'two'] });
  const b = await opened.create({ firstName: 'B', email: 'b@example.com', phone: '+12125550100' });
  const upsert = (fields: Record<string, unknown>) =>
    opened.call('POST', '/contacts/upsert', { locationId: opened.locationId, ...fields });
  const read = async (id: string) => (await opened.call('GET', `/contacts/${id}`)).body.contact;
  return { ...opened, a, b, upsert, read };
}

describe('upsert', () => {
  it('creates what matches nothing and updates what matches, with 200 both times', async () => {
    const { upsert, state } = await openWithTwo();
    expect(await upsert({ email: 'c@example.com', city: 'Rome' })).toMatchObject({
      status: 200,
      body: { new: true, contact: { city: 'Rome' }, traceId: expect.any(String) },
    });
    expect(await upsert({ email: 'C@example.com', city: 'Oslo' })).toMatchObject({
      status: 200,
      body: { new: false },
    });
    expect((await state()).contacts).toHaveLength(3);
  });

  it('can be switched to answer 201 on create', async () => {
    const { upsert } = await openWithTwo({ behaviours: { upsertCreateAnswers201: true } });
    expect((await upsert({ email: 'c@example.com' })).status).toBe(201);
    expect((await upsert({ email: 'c@example.com' })).status).toBe(200);
  });

  it('needs an e-mail or a phone', async () => {
    const { upsert } = await openWithTwo();
    expect((await upsert({ firstName: 'X' })).status).toBe(400);
  });

  it('with the e-mail of one and the phone of another, updates the first by priority and ignores the second', async () => {
    const { upsert, a, b, read, ui } = await openWithTwo();
    expect(
      (await upsert({ email: 'a@example.com', phone: '+12125550100', city: 'Rome' })).body.contact.id,
    ).toBe(a.id);
    expect(await read(a.id)).toMatchObject({ city: 'Rome' });
    expect(await read(a.id)).not.toHaveProperty('phone');
    expect(await read(b.id)).toMatchObject({ email: 'b@example.com', phone: '+12125550100' });

    await ui('edit-settings', { duplicatePriority: ['phone', 'email'] });
    expect(
      (await upsert({ email: 'a@example.com', phone: '+12125550100', city: 'Oslo' })).body.contact.id,
    ).toBe(b.id);
    expect(await read(b.id)).toMatchObject({ email: 'b@example.com', city: 'Oslo' });
  });

  it('switched, refuses the second identifier as a duplicate', async () => {
    const { upsert, b } = await openWithTwo({ behaviours: { upsertIgnoresSecondIdentifier: false } });
    expect(await upsert({ email: 'a@example.com', phone: '+12125550100' })).toMatchObject({
      status: 400,
      body: { meta: { contactId: b.id, matchingField: 'phone' } },
    });
  });

  it('takes a second identifier that nobody has', async () => {
    const { upsert, a, read } = await openWithTwo();
    await upsert({ email: 'a@example.com', phone: '+12125550199' });
    expect(await read(a.id)).toMatchObject({ phone: '+12125550199' });
  });

  it('matched by an additional e-mail, loses the primary one; switched, keeps it', async () => {
    const { upsert, a, ui, control, state } = await openWithTwo();
    await ui('add-secondary-email', { contactId: a.id, email: 'second@example.com' });
    await control('POST', '/__sim/behaviours', { upsertSecondaryEmailReplacesPrimary: false });
    await upsert({ email: 'second@example.com', city: 'Rome' });
    expect((await state()).contacts[0]).toMatchObject({ city: 'Rome', email: 'a@example.com' });
    await control('POST', '/__sim/behaviours', { upsertSecondaryEmailReplacesPrimary: true });
    await upsert({ email: 'second@example.com' });
    expect((await state()).contacts[0]).toMatchObject({ email: 'second@example.com', additionalEmails: [] });
  });

  it('and PUT overwrite all tags, and touch none when none are sent; switched, add to them', async () => {
    const { upsert, a, call, read, control } = await openWithTwo();
    await upsert({ email: 'a@example.com', city: 'Rome' });
    expect(await read(a.id)).toMatchObject({ tags: ['one', 'two'] });
    await upsert({ email: 'a@example.com', tags: ['Three'] });
    expect(await read(a.id)).toMatchObject({ tags: ['three'] });
    await call('PUT', `/contacts/${a.id}`, { tags: ['Four'] });
    expect(await read(a.id)).toMatchObject({ tags: ['four'] });
    await control('POST', '/__sim/behaviours', { upsertOverwritesTags: false, putOverwritesTags: false });
    await upsert({ email: 'a@example.com', tags: ['five'] });
    await call('PUT', `/contacts/${a.id}`, { tags: ['six'] });
    expect(await read(a.id)).toMatchObject({ tags: ['four', 'five', 'six'] });
  });

  it('drops gender silently; switched, keeps it', async () => {
    const { upsert, control, state } = await openWithTwo();
    expect((await upsert({ email: 'a@example.com', gender: 'male' })).status).toBe(200);
    expect((await state()).contacts[0]?.gender).toBeUndefined();
    await control('POST', '/__sim/behaviours', { upsertDropsGender: false });
    await upsert({ email: 'a@example.com', gender: 'male' });
    expect((await state()).contacts[0]?.gender).toBe('male');
  });

  it('creates a second contact only if asked to and the location allows it', async () => {
    const { upsert, ui, state } = await openWithTwo();
    const sent = { email: 'a@example.com', createNewIfDuplicateAllowed: true };
    expect((await upsert(sent)).body.new).toBe(false);
    await ui('edit-settings', { settings: { allowDuplicateContact: true } });
    expect((await upsert({ email: 'a@example.com' })).body.new).toBe(false);
    expect((await upsert(sent)).body.new).toBe(true);
    expect((await state()).contacts).toHaveLength(3);
  });
});
