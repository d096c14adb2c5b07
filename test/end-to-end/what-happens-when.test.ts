/** What `docs/what-happens-when.md` says, done to a real process: its headings are in the names of these tests. */
import { expect, type TestContext, test } from 'vitest';
import type { Counts } from '../../src/model/plan.ts';
import {
  comparable,
  type SimulatedContact,
  startMigration,
  type TestMigration,
} from '../support/migration.ts';
import { type LandfallRun, type RunOptions, runLandfall } from '../support/run-landfall.ts';

/** Mostly waiting for real time, so all of these tests run at once, each with a migration of its own. */
async function begin(onTestFinished: TestContext['onTestFinished']): Promise<TestMigration> {
  const migration = await startMigration({ contacts: 60, seed: 9, vintage: 'contacts' });
  onTestFinished(() => migration.close());
  await migration.prepare();
  await migration.plan();
  return migration;
}

/** Takes real time, so that there is a moment to do something in. */
function apply(migration: TestMigration, onOutput?: RunOptions['onOutput']): Promise<LandfallRun> {
  const { LANDFALL_HIGHLEVEL_URL = '', XDG_STATE_HOME = '' } = migration.environment;
  return runLandfall(['apply', '--target', 'rehearsal', '--workspace', migration.workspaceFolder, '--json'], {
    cwd: migration.folder,
    environment: { LANDFALL_HIGHLEVEL_URL, XDG_STATE_HOME },
    ...(onOutput === undefined ? {} : { onOutput }),
  });
}

const slow = (migration: TestMigration) =>
  migration.ask('faults', [
    { match: { method: 'POST', path: '/contacts/' }, times: 1_000, effect: 'slow:400' },
  ]);
const quick = (migration: TestMigration) => migration.ask('faults', []);

/** Once the first progress is said, waits a moment and acts, once. */
function onceUnderWay(act: (kill: (signal: NodeJS.Signals) => void) => void): RunOptions['onOutput'] {
  let acted = false;
  return (text, kill) => {
    if (acted || !text.includes(' written ')) return;
    acted = true;
    setTimeout(() => act(kill), 600);
  };
}

const sent = async (migration: TestMigration): Promise<number> =>
  ((await migration.ask(`requests?locationId=${migration.locationId}`)) as unknown[]).length;

/** The first contact the run has made, as soon as it stands there. */
async function firstContact(migration: TestMigration): Promise<SimulatedContact | undefined> {
  for (let look = 0; look < 200; look += 1) {
    const [contact] = (await migration.state()).contacts;
    if (contact !== undefined) return contact;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return undefined;
}

async function expectWhole(migration: TestMigration): Promise<void> {
  const { verification, counts } = await migration.verify();
  expect(verification.records).toMatchObject({ mismatched: 0, missing: 0, extra: 0, unverifiable: 0 });
  expect(verification.fields.different).toBe(0);
  expect(counts['contact']?.unresolved).toBe(0);
}

test.concurrent('Ctrl-C during apply: exit 6, one document, resumable; the next run goes on to the end', async ({
  onTestFinished,
}) => {
  const migration = await begin(onTestFinished);
  await slow(migration);
  const stopped = await apply(
    migration,
    onceUnderWay((kill) => kill('SIGINT')),
  );
  expect(stopped.exitCode, `stderr: ${stopped.stderr}`).toBe(6);
  expect(JSON.parse(stopped.stdout)).toMatchObject({
    step: 'apply',
    status: 'interrupted',
    next: 'landfall apply --target rehearsal',
  });
  expect(stopped.stderr).toContain('stopping cleanly');
  // What was under way was let finish; what waited for its turn never left.
  const { counts } = JSON.parse(stopped.stdout) as { readonly counts: Readonly<Record<string, Counts>> };
  expect(Object.values(counts).filter(({ unresolved }) => unresolved > 0)).toEqual([]);
  await quick(migration);
  const resumed = await apply(migration);
  expect(resumed.exitCode, `stderr: ${resumed.stderr}`).toBe(0);
  expect(JSON.parse(resumed.stdout)).toMatchObject({ step: 'apply', status: 'done' });
  await expectWhole(migration);
});

test.concurrent('a second Ctrl-C stops at once, with requests still under way; the next run looks for them first', async ({
  onTestFinished,
}) => {
  const migration = await begin(onTestFinished);
  // Longer than anybody waits for: only a stop that waits for nothing ends before.
  await migration.ask('faults', [
    { match: { method: 'POST', path: '/contacts/' }, times: 1_000, effect: 'slow:600000' },
  ]);
  let interrupts = 0;
  const stopped = await apply(migration, (text, kill) => {
    const heard = text.split('stopping cleanly').length - 1;
    // The first once something is under way, the second once the first was heard.
    if (interrupts === 0 && text.includes(' written ')) {
      interrupts = 1;
      void firstContact(migration).then(() => kill('SIGINT'));
    } else if (interrupts === 1 && heard === 1) {
      interrupts = 2;
      kill('SIGINT');
    }
  });
  expect(stopped.exitCode, `stderr: ${stopped.stderr}`).toBe(6);
  expect(interrupts).toBe(2);
  const plan = await migration.with(({ ledger }) => ledger.plans.latest('rehearsal'));
  const before = await migration.with(({ ledger }) => ledger.journal.counts(plan?.id ?? 0));
  expect(before['contact']?.unresolved).toBeGreaterThan(0);
  await quick(migration);
  const resumed = await apply(migration);
  expect(resumed.exitCode, `stderr: ${resumed.stderr}`).toBe(0);
  await expectWhole(migration);
});

test.concurrent('A closed laptop: eight hours pass while the process is suspended, and it goes on as if nothing was', async ({
  onTestFinished,
}) => {
  const migration = await begin(onTestFinished);
  await slow(migration);
  const run = await apply(
    migration,
    onceUnderWay((kill) => {
      kill('SIGSTOP');
      void migration.ask('clock', { advanceMs: 8 * 3_600_000 });
      setTimeout(() => kill('SIGCONT'), 3_000);
    }),
  );
  expect(run.exitCode, `${run.stdout}${run.stderr}`).toBe(0);
  expect(JSON.parse(run.stdout)).toMatchObject({ status: 'done', requests: { throttled: 0 } });
  await expectWhole(migration);
});

test.concurrent('Two runs at once: the second is refused, says who writes, and sends nothing', async ({
  onTestFinished,
}) => {
  const migration = await begin(onTestFinished);
  await slow(migration);
  let second: Promise<LandfallRun> | null = null;
  let before = 0;
  let after = 0;
  const first = await apply(
    migration,
    onceUnderWay((kill) => {
      kill('SIGSTOP');
      second = (async () => {
        await new Promise((resolve) => setTimeout(resolve, 800));
        before = await sent(migration);
        const run = await apply(migration);
        after = await sent(migration);
        kill('SIGCONT');
        return run;
      })();
    }),
  );
  const refused = await (second as Promise<LandfallRun> | null);
  expect(refused?.exitCode, `stderr: ${refused?.stderr ?? ''}`).toBe(3);
  expect(JSON.parse(refused?.stdout ?? '')).toMatchObject({
    error: { code: 'location-busy', recovery: 'retry' },
  });
  expect(after).toBe(before);
  expect(first.exitCode, `stderr: ${first.stderr}`).toBe(0);
  await expectWhole(migration);
});

test.concurrent('The platform answering 422 after creating: nobody arrives twice, and every field is equal', async ({
  onTestFinished,
}) => {
  const migration = await begin(onTestFinished);
  await migration.ask('faults', [
    { match: { method: 'POST', path: '/contacts/' }, skip: 5, times: 4, effect: 'create-then-422' },
  ]);
  const run = await apply(migration);
  expect(run.exitCode, `${run.stdout}${run.stderr}`).toBe(0);
  await expectWhole(migration);
});

test.concurrent('A person editing a contact during the run: what they typed stays, and verification shows it', async ({
  onTestFinished,
}) => {
  const migration = await begin(onTestFinished);
  await slow(migration);
  let edited: Promise<unknown> | null = null;
  const run = await apply(
    migration,
    onceUnderWay(() => {
      edited = (async () => {
        const contact = await firstContact(migration);
        await migration.ask('ui', {
          locationId: migration.locationId,
          action: 'edit-contact',
          contactId: contact?.id,
          changes: { firstName: 'Typed by hand' },
        });
        return contact?.id;
      })();
    }),
  );
  const id = await (edited as Promise<unknown> | null);
  expect(run.exitCode, `${run.stdout}${run.stderr}`).toBe(0);
  expect(id).toEqual(expect.any(String));
  const standing = (await migration.state()).contacts.find((contact) => contact.id === id);
  expect(standing?.firstName).toBe('Typed by hand');
  const { verification, files } = await migration.verify();
  expect(verification.records.mismatched).toBe(1);
  expect(files.some((file) => file.includes('discrepancies'))).toBe(true);
});

test.concurrent('A 429 in the middle: the run waits as long as HighLevel says and ends as if there had been none', async ({
  onTestFinished,
}) => {
  const migration = await begin(onTestFinished);
  await migration.ask('faults', [
    { match: { method: 'POST', path: '/contacts/' }, skip: 5, times: 3, effect: 'status:429' },
  ]);
  const run = await runLandfall(
    [
      'apply',
      '--target',
      'rehearsal',
      '--workspace',
      migration.workspaceFolder,
      '--json',
      '--clock',
      'simulator',
    ],
    {
      cwd: migration.folder,
      environment: {
        LANDFALL_HIGHLEVEL_URL: migration.simulator.url,
        XDG_STATE_HOME: migration.environment['XDG_STATE_HOME'] ?? '',
      },
    },
  );
  expect(run.exitCode, `${run.stdout}${run.stderr}`).toBe(0);
  expect(JSON.stringify(comparable(await migration.state()))).toContain('Kartra ID');
  await expectWhole(migration);
});
