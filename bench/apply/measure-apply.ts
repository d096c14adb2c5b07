/** Carries a planned workspace out in a process of its own and prints what it took: `node measure-apply.ts FOLDER`. */
import { randomUUID } from 'node:crypto';
import { runApply } from '../../src/pipeline/run-apply.ts';
import { openWorkspace } from '../../src/pipeline/workspace.ts';

export interface Applied {
  readonly status: string;
  /** Of this process while it applied. */
  readonly processorMs: number;
  readonly sent: number;
  readonly throttled: number;
  /** Resident, of the whole process. */
  readonly peakMb: number;
}

const workspace = await openWorkspace(process.argv[2] ?? '');
try {
  const before = process.cpuUsage();
  const { requests, status } = await runApply(
    workspace,
    'rehearsal',
    {
      environment: process.env,
      allowedHosts: [],
      simulatorClock: process.env['LANDFALL_CLOCK'] === 'simulator',
      stop: new AbortController().signal,
      onWait: () => undefined,
      random: Math.random,
      newId: randomUUID,
    },
    () => undefined,
  );
  const { user, system } = process.cpuUsage(before);
  // Microseconds.
  const processorMs = (user + system) / 1000;
  const peakMb = Math.round(process.resourceUsage().maxRSS / 1024);
  const { total: sent, throttled } = requests;
  console.log(JSON.stringify({ status, processorMs, sent, throttled, peakMb } satisfies Applied));
} finally {
  await workspace.close();
}
