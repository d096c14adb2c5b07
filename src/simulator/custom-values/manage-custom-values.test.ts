import { describe, expect, it } from 'vitest';
import { openSimulator } from '../simulator-under-test.ts';

describe('custom values', () => {
  it('are created, read, listed, changed and deleted', async () => {
    const { call, locationId, state } = await openSimulator();
    const home = `/locations/${locationId}/customValues`;
    const made = await call('POST', home, { name: 'Support phone', value: '+14155550101' });
    expect(made.status).toBe(201);
    const value = made.body['customValue'] ?? ({} as never);
    expect(value).toMatchObject({ fieldKey: '{{ custom_values.support_phone }}', locationId });
    const path = `${home}/${value.id}`;
    expect((await call('GET', path)).body).toEqual({ customValue: value });
    const changed = await call('PUT', path, { name: 'Hotline', value: '1' });
    expect(changed.body['customValue']).toEqual({ ...value, name: 'Hotline', value: '1' });
    expect((await call('GET', home)).body['customValues']).toHaveLength(1);
    expect((await state())['customValues']).toHaveLength(1);
    expect((await call('DELETE', path)).body).toEqual({ succeded: true });
    expect((await call('GET', path)).status).toBe(400);
  });

  it('refuse a second one of a name, or keep both under keys of their own when switched', async () => {
    const { call, control, locationId } = await openSimulator();
    const make = () => call('POST', `/locations/${locationId}/customValues`, { name: 'Phone', value: '1' });
    await make();
    expect((await make()).status).toBe(400);
    await control('POST', '/__sim/behaviours', { duplicateCustomValueRefused: false });
    expect((await make()).body['customValue']).toMatchObject({ fieldKey: '{{ custom_values.phone_2 }}' });
  });

  it('refuse bad bodies and other locations', async () => {
    const { call, locationId, otherId } = await openSimulator();
    for (const wrong of [{}, { name: 'x' }, { name: '', value: '1' }, { name: 'x', value: '1', id: '2' }])
      expect((await call('POST', `/locations/${locationId}/customValues`, wrong)).status).toBe(422);
    expect((await call('GET', `/locations/${otherId}/customValues`)).status).toBe(403);
  });
});
