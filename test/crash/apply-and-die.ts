/**
 * Applies a plan like `landfall apply`, and kills itself with SIGKILL at the instant asked for: before or after the
 * journal writes an intent or an outcome, which for an outcome is right after the response arrived; `any` counts
 * every write but the start of the run.
 *
 * @example node apply-and-die.ts WORKSPACE endRequest before 3
 */
import { randomUUID } from 'node:crypto';
import type { JournalStore } from '../../src/ledger/journal-stores.ts';
import { runApply } from '../../src/pipeline/run-apply.ts';
import { openWorkspace } from '../../src/pipeline/workspace.ts';

const [folder = '', write = '', moment = 'after', nth = '1'] = process.argv.slice(2);
let left = Number(nth);

async function atMoment<Result>(name: string, act: () => Promise<Result>): Promise<Result> {
  const counts = name === write || (write === 'any' && name !== 'startRun');
  if (counts && moment === 'before') await dieWhenDue();
  const result = await act();
  if (counts && moment === 'after') await dieWhenDue();
  return result;
}

async function dieWhenDue(): Promise<void> {
  left -= 1;
  if (left > 0) return;
  process.kill(process.pid, 'SIGKILL');
  await new Promise(() => undefined);
}

const workspace = await openWorkspace(folder);
const { journal } = workspace.ledger;
const watched: JournalStore = {
  ...journal,
  startRun: (run) => atMoment('startRun', () => journal.startRun(run)),
  beginRequest: (request) => atMoment('beginRequest', () => journal.beginRequest(request)),
  endRequest: (end) => atMoment('endRequest', () => journal.endRequest(end)),
  settle: (results, at) => atMoment('settle', () => journal.settle(results, at)),
};
const { status } = await runApply(
  { ...workspace, ledger: { ...workspace.ledger, journal: watched } },
  'rehearsal',
  {
    environment: process.env,
    allowedHosts: [],
    simulatorClock: true,
    stop: new AbortController().signal,
    onWait: () => undefined,
    random: () => 0.5,
    newId: randomUUID,
  },
  () => undefined,
);
await workspace.close();
process.exitCode = status === 'done' ? 0 : 4;
