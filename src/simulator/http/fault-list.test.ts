import { describe, expect, it } from 'vitest';
import { openSimulator } from '../simulator-under-test.ts';

async function openWithFault(effect: string, extra: Record<string, unknown> = {}) {
  const opened = await openSimulator();
  const { status } = await opened.control('POST', '/__sim/faults', [
    { match: { method: 'POST', path: '/contacts/' }, effect, ...extra },
  ]);
  expect(status).toBe(200);
  let count = 100;
  const post = (email = 'a@example.com', signal?: AbortSignal) =>
    opened.call(
      'POST',
      '/contacts/',
      { locationId: opened.locationId, email, phone: `+1212555${String(count++).padStart(4, '0')}` },
      signal ? { signal } : {},
    );
  const emails = async () => (await opened.state()).contacts.map(({ email }) => email);
  return { ...opened, post, emails };
}

describe('faults', () => {
  it.each([500, 429, 503])('status:%i answers without processing', async (status) => {
    const { post, emails } = await openWithFault(`status:${status}`);
    expect((await post()).status).toBe(status);
    expect(await emails()).toEqual([]);
    expect((await post()).status).toBe(201);
  });

  it('status:401 reads like the platform’s passing time-out', async () => {
    const { post } = await openWithFault('status:401');
    expect(await post()).toMatchObject({ status: 401, body: { message: 'Command timed out' } });
  });

  it('drop-before cuts the connection and has done nothing', async () => {
    const { post, emails, control } = await openWithFault('drop-before');
    await expect(post()).rejects.toThrow('fetch failed');
    expect(await emails()).toEqual([]);
    expect((await control('GET', '/__sim/requests')).body).toMatchObject([
      { status: 0, fault: 'drop-before' },
    ]);
  });

  it('drop-after cuts the connection and has done everything', async () => {
    const { post, emails } = await openWithFault('drop-after');
    await expect(post()).rejects.toThrow('fetch failed');
    expect(await emails()).toEqual(['a@example.com']);
  });

  it('hang processes and never answers', async () => {
    const { post, emails } = await openWithFault('hang');
    await expect(post('a@example.com', AbortSignal.timeout(300))).rejects.toThrow('timeout');
    expect(await emails()).toEqual(['a@example.com']);
  });

  it('late answers nothing and lands when its time has come, after what was sent later', async () => {
    const { post, emails, control } = await openWithFault('late:20000');
    await expect(post('late@example.com', AbortSignal.timeout(300))).rejects.toThrow('timeout');
    expect((await post('b@example.com')).status).toBe(201);
    await control('POST', '/__sim/clock', { advanceMs: 10_000 });
    expect(await emails()).toEqual(['b@example.com']);
    await control('POST', '/__sim/clock', { advanceMs: 10_000 });
    expect(await emails()).toEqual(['b@example.com', 'late@example.com']);
    await control('POST', '/__sim/clock', { advanceMs: 60_000 });
    expect(await emails()).toHaveLength(2);
  });

  it('slow answers rightly, later', async () => {
    const { post } = await openWithFault('slow:150');
    const startedMs = performance.now();
    expect((await post()).status).toBe(201);
    expect(performance.now() - startedMs).toBeGreaterThanOrEqual(145);
  });

  it('create-then-422 refuses what it did', async () => {
    const { post, emails } = await openWithFault('create-then-422');
    expect((await post()).status).toBe(422);
    expect(await emails()).toEqual(['a@example.com']);
  });

  it('silent-drop removes a field and says nothing', async () => {
    const { post, state } = await openWithFault('silent-drop:phone');
    expect((await post()).status).toBe(201);
    const [contact] = (await state()).contacts;
    expect(contact?.email).toBe('a@example.com');
    expect(contact?.phone).toBeUndefined();
  });

  it('lets `skip` matches pass, strikes `times`, then is spent', async () => {
    const { post, control } = await openWithFault('status:500', { skip: 1, times: 2 });
    const statuses = [];
    for (const email of ['a', 'b', 'c', 'd']) statuses.push((await post(`${email}@example.com`)).status);
    expect(statuses).toEqual([201, 500, 500, 201]);
    expect((await control('GET', '/__sim/faults')).body[0]?.seen).toBe(4);
  });

  it('matches method and path with wildcards, and is replaced as a whole', async () => {
    const { call, control, create } = await openSimulator();
    const { id } = await create({ email: 'a@example.com' });
    await control('POST', '/__sim/faults', [
      { match: { method: 'PUT', path: '/contacts/*' }, times: 9, effect: 'status:500' },
      { match: { method: 'POST', path: '/contacts/*/tags' }, times: 9, effect: 'status:503' },
    ]);
    expect((await call('GET', `/contacts/${id}`)).status).toBe(200);
    expect((await call('PUT', `/contacts/${id}`, {})).status).toBe(500);
    expect((await call('POST', `/contacts/${id}/tags`, { tags: ['x'] })).status).toBe(503);
    await control('POST', '/__sim/faults', []);
    expect((await call('PUT', `/contacts/${id}`, {})).status).toBe(200);
  });

  it('refuses an effect it does not know', async () => {
    const { control } = await openSimulator();
    expect((await control('POST', '/__sim/faults', [{ match: {}, effect: 'explode' }])).status).toBe(422);
  });

  it('{name} in a path stands for one segment', async () => {
    const { create, call, control } = await openSimulator();
    const { id } = await create({ email: 'a@example.com' });
    await control('POST', '/__sim/faults', [
      { match: { method: 'GET', path: '/contacts/{contactId}' }, effect: 'status:500' },
    ]);
    expect((await call('GET', `/contacts/${id}/notes`)).status).toBe(200);
    expect((await call('GET', `/contacts/${id}`)).status).toBe(500);
  });
});
