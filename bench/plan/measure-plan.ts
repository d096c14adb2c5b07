/** Plans a prepared workspace in a process of its own and prints what it took: `node measure-plan.ts FOLDER`. */
import { randomUUID } from 'node:crypto';
import { runPlan } from '../../src/pipeline/run-plan.ts';
import { openWorkspace } from '../../src/pipeline/workspace.ts';

const workspace = await openWorkspace(process.argv[2] ?? '');
try {
  const started = performance.now();
  const before = process.cpuUsage();
  const { cost, counts, status } = await runPlan(workspace, 'rehearsal', {
    environment: process.env,
    allowedHosts: [],
    simulatorClock: true,
    stop: new AbortController().signal,
    onWait: () => undefined,
    random: Math.random,
    newId: randomUUID,
  });
  const ms = Math.round(performance.now() - started);
  const { user, system } = process.cpuUsage(before);
  const processorMs = Math.round((user + system) / 1000);
  // Linux gives the peak in kilobytes.
  const peakMb = Math.round(process.resourceUsage().maxRSS / 1024);
  const operations = Object.values(counts).reduce((sum, { planned }) => sum + planned, 0);
  console.log(
    JSON.stringify({
      ms,
      processorMs,
      peakMb,
      operations,
      orders: counts['order']?.created ?? 0,
      cost,
      status,
    }),
  );
} finally {
  await workspace.close();
}
