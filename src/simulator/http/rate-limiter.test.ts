import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openSimulator } from '../simulator-under-test.ts';
import { RateLimiter } from './rate-limiter.ts';

const limits = { burstMax: 100, burstIntervalMs: 10_000, dailyMax: 200_000 };

describe('RateLimiter', () => {
  it('lets no half-open window of ten seconds hold more than its maximum, whatever the arrivals', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 150, maxLength: 600 }), (gaps) => {
        const limiter = new RateLimiter();
        const admitted: number[] = [];
        let nowMs = 1_000_000;
        for (const gap of gaps) {
          nowMs += gap;
          if (limiter.admit('a', nowMs, limits).admitted) admitted.push(nowMs);
        }
        for (const [position, startMs] of admitted.entries()) {
          const inWindow = admitted.slice(position).filter((timeMs) => timeMs < startMs + 10_000).length;
          expect(inWindow).toBeLessThanOrEqual(100);
        }
      }),
    );
  });

  it('admits the next request exactly ten seconds after the one it replaces', () => {
    const limiter = new RateLimiter();
    for (let index = 0; index < 100; index++) limiter.admit('a', 1000 + index, limits);
    expect(limiter.admit('a', 10_999, limits).admitted).toBe(false);
    expect(limiter.admit('a', 11_000, limits).admitted).toBe(true);
    expect(limiter.admit('a', 11_000, limits).admitted).toBe(false);
  });

  it('counts each client apart', () => {
    const limiter = new RateLimiter();
    for (let index = 0; index < 100; index++) limiter.admit('a', 0, limits);
    expect(limiter.admit('a', 0, limits).admitted).toBe(false);
    expect(limiter.admit('b', 0, limits).admitted).toBe(true);
  });

  it('stops at the day’s maximum until a day has passed', () => {
    const limiter = new RateLimiter();
    const small = { ...limits, dailyMax: 3 };
    for (let index = 0; index < 3; index++)
      expect(limiter.admit('a', index * 60_000, small).admitted).toBe(true);
    expect(limiter.admit('a', 4 * 60_000, small)).toMatchObject({ admitted: false, dailyRemaining: 0 });
    expect(limiter.admit('a', 86_400_000, small).admitted).toBe(true);
  });
});

describe('the quota over HTTP', () => {
  it('refuses the 101st request, changes nothing then, and admits again once the window has passed', async () => {
    const { call, control, locationId, state } = await openSimulator({ quota: true });
    const send = () => call('POST', '/contacts/', { locationId });
    const answers = [];
    for (let index = 0; index < 101; index++) answers.push(await send());
    expect(answers.map(({ status }) => status)).toEqual([...Array.from({ length: 100 }, () => 201), 429]);
    expect(answers[0]?.headers.get('x-ratelimit-remaining')).toBe('99');
    const last = answers[100]?.headers;
    expect(Object.fromEntries([...(last ?? [])].filter(([name]) => name.startsWith('x-ratelimit')))).toEqual({
      'x-ratelimit-limit-daily': '200000',
      'x-ratelimit-daily-remaining': '199900',
      'x-ratelimit-interval-milliseconds': '10000',
      'x-ratelimit-max': '100',
      'x-ratelimit-remaining': '0',
      'x-ratelimit-daily-reset': expect.stringMatching(/^\d+$/),
    });
    expect((await state()).contacts).toHaveLength(100);
    await control('POST', '/__sim/clock', { advanceMs: 10_000 });
    expect((await send()).status).toBe(201);
  });

  it('takes its limits from the behaviours', async () => {
    const standard = await openSimulator({ quota: true });
    const header = async ({ call, locationId }: typeof standard, name: string) =>
      (await call('GET', `/locations/${locationId}`)).headers.get(`x-ratelimit-${name}`);
    expect(await header(standard, 'limit-daily')).toBe('200000');
    const small = await openSimulator({
      quota: true,
      behaviours: { burstMax: 2, burstIntervalMs: 1000, dailyMax: 3 },
    });
    const { call, control, locationId } = small;
    const statuses: number[] = [];
    const read = async () => statuses.push((await call('GET', `/locations/${locationId}`)).status);
    for (let index = 0; index < 3; index++) await read();
    await control('POST', '/__sim/clock', { advanceMs: 1000 });
    for (let index = 0; index < 2; index++) await read();
    await control('POST', '/__sim/clock', { advanceMs: 86_400_000 });
    await read();
    // The burst of two, then the day of three, then another day.
    expect(statuses).toEqual([200, 200, 429, 200, 429, 200]);
    expect(await header(small, 'limit-daily')).toBe('3');
  });

  it('counts locations apart and consumes no fault when it refuses', async () => {
    const { call, control, locationId, otherId, simulator } = await openSimulator({
      quota: true,
      behaviours: { burstMax: 1 },
    });
    await control('POST', '/__sim/faults', [{ match: {}, skip: 1, effect: 'status:500' }]);
    const read = () => call('GET', `/locations/${locationId}`);
    expect((await read()).status).toBe(200);
    expect((await read()).status).toBe(429);
    expect(
      (await call('GET', `/locations/${otherId}`, undefined, { token: simulator.locations[1]?.token ?? '' }))
        .status,
    ).toBe(500);
  });

  it('can be switched off, and the headers say so', async () => {
    const { call, control, locationId } = await openSimulator({ quota: true, behaviours: { burstMax: 2 } });
    await control('POST', '/__sim/clock', { quota: false });
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => call('GET', `/locations/${locationId}`)),
    );
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    expect(Number(answers[0]?.headers.get('x-ratelimit-max'))).toBeGreaterThan(1e6);
    expect(Number(answers[0]?.headers.get('x-ratelimit-daily-remaining'))).toBeGreaterThan(1e6);
  });

  it('puts the headers on refusals too', async () => {
    const { call } = await openSimulator({ quota: true });
    for (const answer of [await call('GET', '/none', undefined, { token: null }), await call('GET', '/none')])
      expect(answer.headers.get('x-ratelimit-max')).toBe('100');
  });
});
