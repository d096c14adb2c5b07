/**
 * Undoes everything like `landfall rollback --yes`, and kills itself with SIGKILL at the instant asked for: before or
 * after the store of rollbacks writes an intent, an outcome, or a result that needed no request (`any` of them).
 *
 * @example node rollback-and-die.ts WORKSPACE endRequest before 3
 */
import { randomUUID } from 'node:crypto';
import type { RollbackStore } from '../../src/ledger/rollback-stores.ts';
import { runRollback } from '../../src/pipeline/run-rollback.ts';
import { openWorkspace } from '../../src/pipeline/workspace.ts';

const [folder = '', write = '', moment = 'after', nth = '1'] = process.argv.slice(2);
let left = Number(nth);

async function atMoment<Result>(name: string, act: () => Promise<Result>): Promise<Result> {
  const counts = name === write || write === 'any';
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
  {
    environment: process.env,
    allowedHosts: [],
    simulatorClock: true,
    stop: new AbortController().signal,
    onWait: () => undefined,
    random: () => 0.5,
    newId: randomUUID,
  },
  { scope: { kind: 'all' }, mode: 'yes', onProgress: () => undefined },
);
await workspace.close();
process.stdout.write(JSON.stringify(rollback));
