/** Verifies a loaded workspace in a process of its own and prints what it took: `node measure-verify.ts FOLDER`. */
import { randomUUID } from 'node:crypto';
import { runVerify } from '../../src/pipeline/run-verify.ts';
import { openWorkspace } from '../../src/pipeline/workspace.ts';

const workspace = await openWorkspace(process.argv[2] ?? '');
try {
  const started = performance.now();
  const surroundings = {
    environment: process.env,
    allowedHosts: [],
    simulatorClock: true,
    stop: new AbortController().signal,
    onWait: () => undefined,
    random: Math.random,
    newId: randomUUID,
  };
  const { status, requests, verification } = await runVerify(
    workspace,
    'rehearsal',
    surroundings,
    () => undefined,
  );
  const { records, fields } = verification;
  // Linux gives the peak in kilobytes.
  const peakMb = Math.round(process.resourceUsage().maxRSS / 1024);
  const ms = Math.round(performance.now() - started);
  const { byPurpose } = requests;
  console.log(JSON.stringify({ ms, peakMb, status, records, compared: fields.compared, byPurpose }));
} finally {
  await workspace.close();
}
