/**
 * Undoes everything like `landfall rollback --yes`, and kills itself with SIGKILL at the instant asked for: before or
 * after the store of rollbacks writes an intent, an outcome, or a result that needed no request (`any` of them).
 *
 * @example node rollback-and-die.ts WORKSPACE endRequest before 3
 */
import type { RollbackStore } from '../../src/ledger/rollback-stores.ts';
import { runRollback } from '../../src/pipeline/run-rollback.ts';
import { openToDie } from './open-to-die.ts';

const { workspace, surroundings, atMoment } = await openToDie();
const { rollbacks } = workspace.ledger;
const watched: RollbackStore = {
  ...rollbacks,
  begin: (id, at) => atMoment('begin', () => rollbacks.begin(id, at)),
  beginRequest: (request) => atMoment('beginRequest', () => rollbacks.beginRequest(request)),
  endRequest: (end) => atMoment('endRequest', () => rollbacks.endRequest(end)),
  settle: (results) => atMoment('settle', () => rollbacks.settle(results)),
  end: (id, at) => atMoment('end', () => rollbacks.end(id, at)),
};
const { rollback } = await runRollback(
  { ...workspace, ledger: { ...workspace.ledger, rollbacks: watched } },
  'rehearsal',
  surroundings,
  { scope: { kind: 'all' }, mode: 'yes', onProgress: () => undefined },
);
await workspace.close();
process.stdout.write(JSON.stringify(rollback));
