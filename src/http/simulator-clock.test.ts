import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Simulator, startSimulator } from '../simulator/start-simulator.ts';
import { createSimulatorClock } from './simulator-clock.ts';

let simulator: Simulator;

beforeEach(async () => {
  simulator = await startSimulator();
});

afterEach(() => simulator.stop());

async function simulatorNow(): Promise<number> {
  const answer = (await (await fetch(`${simulator.url}/__sim/clock`)).json()) as { now: number };
  return answer.now;
}

test('waiting a day takes no time and moves the simulator on by a day', async () => {
  const clock = await createSimulatorClock(simulator.url);
  const [started, real] = [clock.now(), Date.now()];
  await clock.sleep(86_400_000, 'daily quota');
  expect(Date.now() - real).toBeLessThan(10_000);
  expect(clock.now() - started).toBeGreaterThanOrEqual(86_400_000);
  expect(clock.now() - started).toBeLessThan(86_400_000 + 10_000);
});

test('it never runs ahead of the simulator, and lags by milliseconds only', async () => {
  const clock = await createSimulatorClock(simulator.url);
  await clock.sleep(12_345, 'test');
  const ours = clock.now();
  const theirs = await simulatorNow();
  expect(theirs).toBeGreaterThanOrEqual(ours);
  expect(theirs - ours).toBeLessThan(2000);
});

test('waits that overlap pass together', async () => {
  const clock = await createSimulatorClock(simulator.url);
  const started = clock.now();
  await Promise.all([clock.sleep(60_000, 'a'), clock.sleep(50_000, 'b'), clock.sleep(60_000, 'c')]);
  expect(clock.now() - started).toBeGreaterThanOrEqual(60_000);
  expect(clock.now() - started).toBeLessThan(70_000);
});

test('a second process that moved time is noticed at the next wait, and time never goes back', async () => {
  const [one, two] = [await createSimulatorClock(simulator.url), await createSimulatorClock(simulator.url)];
  await two.sleep(1_000_000, 'other process');
  await one.sleep(10, 'mine');
  expect(one.now()).toBeGreaterThan(two.now() - 1000);
});

test('only loopback lends its clock, and a stranger on the port is told apart', async () => {
  await expect(createSimulatorClock('https://services.leadconnectorhq.com')).rejects.toMatchObject({
    code: 'host-not-allowed',
  });
  const { url } = simulator;
  await simulator.stop();
  await expect(createSimulatorClock(url)).rejects.toMatchObject({ code: 'destination-unreachable' });
});
