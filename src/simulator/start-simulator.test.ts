import { once } from 'node:events';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { describe, expect, it } from 'vitest';
import { openSimulator } from './simulator-under-test.ts';
import { startSimulator } from './start-simulator.ts';

describe('startSimulator', () => {
  it('opens two locations named Rehearsal and Production, with ids and tokens like the platform’s', async () => {
    const { simulator } = await openSimulator();
    expect(simulator.locations.map(({ name }) => name)).toEqual(['Rehearsal', 'Production']);
    for (const { id, token } of simulator.locations) {
      expect(id).toMatch(/^[A-Za-z0-9]{20}$/);
      expect(token).toMatch(/^pit-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    }
  });

  it('gives the same ids for the same seed and others for another', async () => {
    const ids = async (seed: number) => {
      const { simulator, create } = await openSimulator({ seed });
      return [...simulator.locations, await create({ firstName: 'Ada' })].map(({ id }) => id);
    };
    const [once, again, other] = [await ids(7), await ids(7), await ids(8)];
    expect(again).toEqual(once);
    expect(other).not.toEqual(once);
  });

  it('takes the locations it is given', async () => {
    const { simulator, call } = await openSimulator({
      locations: [
        {
          id: 'abcdefghij0123456789',
          name: 'Acme',
          token: 'pit-x',
          settings: { allowDuplicateContact: true },
        },
      ],
    });
    expect(simulator.locations).toEqual([{ id: 'abcdefghij0123456789', name: 'Acme', token: 'pit-x' }]);
    const { body } = await call('GET', '/locations/abcdefghij0123456789');
    expect(body.location.settings).toEqual({
      allowDuplicateContact: true,
      allowDuplicateOpportunity: false,
      allowFacebookNameMerge: false,
      disableContactTimezone: false,
    });
  });

  it('rejects an unknown behaviour and a taken port', async () => {
    const { simulator } = await openSimulator();
    const port = Number(new URL(simulator.url).port);
    await expect(startSimulator({ port })).rejects.toThrow('EADDRINUSE');
    await expect(startSimulator({ behaviours: { nonsense: true } as object })).rejects.toThrow(
      'unknown behaviour',
    );
  });

  it('listens on loopback only', async () => {
    const { simulator } = await openSimulator();
    const port = Number(new URL(simulator.url).port);
    const outside = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4');
    for (const { address } of outside) {
      const socket = connect(port, address);
      const [error] = (await once(socket, 'error')) as [NodeJS.ErrnoException];
      expect(error.code).toBe('ECONNREFUSED');
    }
    expect(simulator.url).toBe(`http://127.0.0.1:${port}`);
  });

  it('stop ends hanging and slow requests at once and closes the port', async () => {
    const { simulator, call, control } = await openSimulator();
    await control('POST', '/__sim/faults', [
      { match: { path: '/contacts/hang' }, effect: 'hang' },
      { match: { path: '/contacts/slow' }, effect: 'slow:60000' },
    ]);
    const pending = [call('GET', '/contacts/hang'), call('GET', '/contacts/slow')].map((request) =>
      request.then(
        () => 'answered',
        () => 'cut',
      ),
    );
    await expect.poll(async () => (await control('GET', '/__sim/requests')).body.length).toBe(2);
    const startedMs = performance.now();
    await simulator.stop();
    expect(await Promise.all(pending)).toEqual(['cut', 'cut']);
    expect(performance.now() - startedMs).toBeLessThan(2000);
    await expect(fetch(simulator.url)).rejects.toThrow('fetch failed');
    await simulator.stop();
  });
});
