import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { openSimulator } from '../simulator-under-test.ts';
import { startSimulator } from '../start-simulator.ts';

async function makeStateFile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'landfall-simulator-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return join(folder, 'world.jsonl');
}

describe('the state file', () => {
  it('continues the same world after stop: records, indexes, lag, clock, quota, behaviours, log', async () => {
    const stateFile = await makeStateFile();
    const first = await openSimulator({ stateFile, quota: true, behaviours: { searchLagMs: 60_000 } });
    await first.control('POST', '/__sim/clock', { advanceMs: 3_600_000 });
    const { customField } = (
      await first.call('POST', `/locations/${first.locationId}/customFields`, {
        name: 'Size',
        dataType: 'TEXT',
      })
    ).body;
    const old = await first.create({ email: 'old@example.com', city: 'Rome', tags: ['x'] });
    const gone = await first.create({ email: 'gone@example.com' });
    await first.control('POST', '/__sim/clock', { advanceMs: 60_000 });
    expect((await first.search()).total).toBe(2);
    await first.call('PUT', `/contacts/${old.id}`, {
      city: 'Oslo',
      customFields: [{ id: customField?.id, field_value: 'L' }],
    });
    await first.call('DELETE', `/contacts/${gone.id}`);
    await first.create({ email: 'new@example.com' });
    const acme = await first.ui('create-business', { business: { name: 'Acme Ltd' } });
    await first.ui('link-contact', { contactId: old.id, businessId: acme.id });
    await first.ui('publish-workflow', {});
    await first.create({ phone: '+12125550100' });
    const truth = await first.state();
    const shown = (await first.search()).contacts;
    const log = (await first.control('GET', '/__sim/requests')).body;
    await first.simulator.stop();

    // No behaviour given: what was switched must come from the file.
    const second = await startSimulator({ stateFile });
    onTestFinished(() => second.stop());
    const get = async (path: string) => (await (await fetch(`${second.url}${path}`)).json()) as never;
    expect(second.locations).toEqual(first.simulator.locations);
    expect(await get(`/__sim/state?locationId=${first.locationId}`)).toEqual(truth);
    expect(await get('/__sim/requests')).toEqual(log);
    const clock = (await get('/__sim/clock')) as { now: number; quota: boolean };
    expect(clock.now).toBeGreaterThanOrEqual(Date.now() + 3_659_000);
    expect(clock.quota).toBe(true);
    const post = (path: string, body: object) =>
      fetch(`${second.url}${path}`, {
        method: 'POST',
        headers: {
          Authorization: `Bearer ${second.locations[0]?.token}`,
          Version: '2021-07-28',
          'Content-Type': 'application/json',
        },
        body: JSON.stringify({ locationId: first.locationId, ...body }),
      });
    const search = await post('/contacts/search', { pageLimit: 100 });
    expect(((await search.json()) as { contacts: unknown }).contacts).toEqual(shown);
    // The day's count goes on; the 8 requests before plus the one search here.
    expect(search.headers.get('x-ratelimit-daily-remaining')).toBe(String(200_000 - 9 - 1));
    expect((await post('/contacts/', { email: 'OLD@example.com' })).status).toBe(400);
    const fresh = (await (await post('/contacts/', { email: 'fresh@example.com' })).json()) as {
      contact: { id: string };
    };
    expect((truth.contacts as unknown as { id: string }[]).map(({ id }) => id)).not.toContain(
      fresh.contact.id,
    );
  });

  it('survives kill -9 with everything but the last moments', async () => {
    const stateFile = await makeStateFile();
    const module = new URL('../start-simulator.ts', import.meta.url).href;
    const script = `import { startSimulator } from ${JSON.stringify(module)};
      const simulator = await startSimulator({ stateFile: process.argv[1], quota: false });
      process.stdout.write(JSON.stringify({ url: simulator.url, locations: simulator.locations }));`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script, stateFile], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    const [text] = (await once(child.stdout, 'data')) as [Buffer];
    const { url, locations } = JSON.parse(text.toString()) as {
      url: string;
      locations: { id: string; token: string }[];
    };
    const [location] = locations;
    for (let index = 0; index < 20; index++)
      await fetch(`${url}/contacts/`, {
        method: 'POST',
        headers: {
          Authorization: `Bearer ${location?.token}`,
          Version: 'v3',
          'Content-Type': 'application/json',
        },
        body: JSON.stringify({ locationId: location?.id, email: `p${index}@example.com` }),
      });
    // The last moments have passed once the file holds the last contact.
    await vi.waitFor(async () => expect(await readFile(stateFile, 'utf8')).toContain('p19@example.com'), {
      timeout: 30_000,
    });
    child.kill('SIGKILL');
    await once(child, 'exit');
    const { simulator, state } = await openSimulator({ stateFile });
    expect(simulator.locations).toEqual(locations);
    expect((await state()).contacts).toHaveLength(20);
  });

  it('may be what a world begins with, and then stays as it is', async () => {
    const stateFile = await makeStateFile();
    const first = await openSimulator({ stateFile });
    await first.create({ email: 'a@example.com' });
    await first.simulator.stop();
    const kept = await readFile(stateFile, 'utf8');
    const second = await openSimulator({ beginWith: stateFile });
    await second.create({ email: 'b@example.com' });
    expect((await second.state()).contacts).toHaveLength(2);
    await second.simulator.stop();
    expect(await readFile(stateFile, 'utf8')).toBe(kept);
  });

  it('leaves only the file itself behind', async () => {
    const stateFile = await makeStateFile();
    const { simulator, create } = await openSimulator({ stateFile });
    for (let index = 0; index < 50; index++) await create({});
    await simulator.stop();
    expect(await readdir(join(stateFile, '..'))).toEqual(['world.jsonl']);
  });

  it.each([
    ['', 'The state file is empty.'],
    ['{"kind":"contact","value":{}}\n', 'does not begin with a world'],
    ['{"kind":"world","value":{"format":99}}\n', 'has format 99'],
    ['nonsense\n', 'JSON'],
  ])('that is no world (%j) stops the start instead of losing it', async (content, message) => {
    const stateFile = await makeStateFile();
    await writeFile(stateFile, content);
    await expect(startSimulator({ stateFile })).rejects.toThrow(message);
  });
});
