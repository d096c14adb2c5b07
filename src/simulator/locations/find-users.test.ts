import { describe, expect, it } from 'vitest';
import { openSimulator } from '../simulator-under-test.ts';

async function openUsers() {
  const under = await openSimulator();
  const [user, second] = (await under.state()).users as unknown as { id: string; email: string }[];
  const { companyId } = (await under.call('GET', `/locations/${under.locationId}`)).body.location;
  const filter = (fields: Record<string, unknown>) =>
    under.call('POST', '/users/search/filter-by-email', { companyId, ...fields });
  return { ...under, user: user ?? { id: '', email: '' }, second: second ?? { id: '', email: '' }, filter };
}

describe('a user', () => {
  it('is read by id, from their own location', async () => {
    const { call, user, simulator } = await openUsers();
    const { body } = await call('GET', `/users/${user.id}`);
    expect(body).toMatchObject({ id: user.id, email: user.email });
    expect(body).not.toHaveProperty('deleted');
    const token = simulator.locations[1]?.token ?? '';
    expect((await call('GET', `/users/${user.id}`, undefined, { token })).status).toBe(403);
    expect((await call('GET', '/users/nobody')).status).toBe(400);
  });
});

describe('users by e-mail', () => {
  it('are found in any case, with id and e-mail unless more is asked for', async () => {
    const { filter, user, second } = await openUsers();
    const emails = `${user.email.toUpperCase()}, ${second.email},nobody@example.com`;
    const plain = await filter({ emails });
    expect(plain).toMatchObject({ status: 200, body: { count: 2 } });
    expect(plain.body.users[0]).toEqual({ id: user.id, email: user.email });
    expect((await filter({ emails, projection: 'all' })).body.users[0]).toHaveProperty('roles');
    expect((await filter({ emails, projection: 'name' })).body.users[0]).toEqual({
      id: user.id,
      name: 'Olivia Owner',
    });
    expect((await filter({ emails, skip: '1', limit: '1' })).body).toMatchObject({
      users: [{ id: second.id }],
      count: 2,
    });
    expect((await filter({ emails, deleted: true })).body).toMatchObject({ users: [], count: 0 });
  });

  it('are refused to a stranger, and to a location’s token when the spec is read strictly', async () => {
    const { filter, user, control } = await openUsers();
    expect((await filter({ emails: user.email, companyId: 'other' })).status).toBe(400);
    for (const wrong of [{}, { emails: [user.email] }, { emails: user.email, limit: 10 }])
      expect((await filter(wrong)).status).toBe(422);
    await control('POST', '/__sim/behaviours', { agencyCallsOpenToLocations: false });
    expect((await filter({ emails: user.email })).status).toBe(401);
  });
});
