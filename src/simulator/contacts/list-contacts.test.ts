import { describe, expect, it } from 'vitest';
import { openSimulator } from '../simulator-under-test.ts';

describe('the deprecated list of contacts', () => {
  it('pages by time and id', async () => {
    const { call, create, locationId, otherId } = await openSimulator();
    for (const name of ['a', 'b', 'c', 'd', 'e'])
      await create({ email: `${name}@example.com`, firstName: name });
    const seen: unknown[] = [];
    let cursor = '';
    for (let page = 0; page < 3; page++) {
      const { body } = await call('GET', `/contacts/?locationId=${locationId}&limit=2${cursor}`);
      const { contacts, meta } = body as unknown as {
        contacts: { email: string }[];
        meta: { total: number; startAfter: number; startAfterId: string };
      };
      expect(meta.total).toBe(5);
      seen.push(...contacts.map(({ email }) => email));
      cursor = `&startAfter=${meta.startAfter}&startAfterId=${meta.startAfterId}`;
    }
    expect(new Set(seen).size).toBe(5);
    expect((await call('GET', `/contacts/?locationId=${locationId}&query=C@EX`)).body).toMatchObject({
      count: 1,
      contacts: [{ email: 'c@example.com' }],
    });
    expect((await call('GET', '/contacts/')).status).toBe(422);
    expect((await call('GET', `/contacts/?locationId=${otherId}`)).status).toBe(403);
  });

  it('still answers under v3, unless switched off', async () => {
    for (const deprecatedContactListInV3 of [true, false]) {
      const { call, locationId } = await openSimulator({ behaviours: { deprecatedContactListInV3 } });
      const answer = await call('GET', `/contacts/?locationId=${locationId}`, undefined, { version: 'v3' });
      expect(answer.status).toBe(deprecatedContactListInV3 ? 200 : 404);
    }
  });
});

describe('the lookup of contacts', () => {
  it('is closed to private integration tokens, unless switched off, and to the dated versions', async () => {
    for (const lookupNeedsOAuth of [true, false]) {
      const { call, create, locationId } = await openSimulator({ behaviours: { lookupNeedsOAuth } });
      const { id } = await create({ email: 'Ada@example.com' });
      const path = `/contacts/lookup?locationId=${locationId}&email=ada@EXAMPLE.com`;
      const answer = await call('GET', path, undefined, { version: 'v3' });
      expect(answer.status).toBe(lookupNeedsOAuth ? 401 : 200);
      const found = { contacts: [{ id }], nextCursor: null };
      const refused = { message: 'This endpoint is only available to the OAuth channel.' };
      expect(answer.body).toMatchObject(lookupNeedsOAuth ? refused : found);
      expect((await call('GET', path)).status).toBeGreaterThanOrEqual(400);
    }
  });

  it('finds by e-mail or phone for an app, a page at a time', async () => {
    const { call, create, control, locationId, ui } = await openSimulator();
    await ui('edit-settings', { settings: { allowDuplicateContact: true } });
    const made = [
      await create({ email: 'a@example.com', phone: '+14155550101' }),
      await create({ email: 'A@example.com' }),
    ];
    const { token } = (await control('POST', '/__sim/tokens', { locationId, kind: 'oauth' }))
      .body as unknown as { token: string };
    const look = (query: string) =>
      call('GET', `/contacts/lookup?locationId=${locationId}${query}`, undefined, { version: 'v3', token });
    const first = await look('&email=a@example.com&limit=1');
    expect(first.body).toMatchObject({ contacts: [{ id: made[0]?.id }], nextCursor: made[0]?.id });
    const rest = await look(`&email=a@example.com&limit=1&nextCursor=${made[0]?.id}`);
    expect(rest.body).toMatchObject({ contacts: [{ id: made[1]?.id }], nextCursor: null });
    expect((await look('&phone=%2B14155550101')).body).toMatchObject({ contacts: [{ id: made[0]?.id }] });
    for (const wrong of ['', '&email=a@example.com&phone=1', '&email=a@example.com&limit=21'])
      expect((await look(wrong)).status).toBe(422);
  });
});
