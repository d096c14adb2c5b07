/**
 * Applies a plan like `landfall apply`, and kills itself with SIGKILL at the instant asked for: before or after the
 * journal writes an intent or an outcome, which for an outcome is right after the response arrived; `any` counts
 * every write but the start of the run.
 *
 * @example node apply-and-die.ts WORKSPACE endRequest before 3
 */
import type { JournalStore } from '../../src/ledger/journal-stores.ts';
import { runApply } from '../../src/pipeline/run-apply.ts';
import { openToDie } from './open-to-die.ts';

const { workspace, surroundings, atMoment } = await openToDie('startRun');
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
  surroundings,
  () => undefined,
);
await workspace.close();
process.exitCode = status === 'done' ? 0 : 4;
