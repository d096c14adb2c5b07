/**
 * A workspace for a process that is to kill itself with SIGKILL at one write of its journal. From the command line: the
 * workspace, the write (`any`: each of them), the moment (`before` or `after` it), and the how many-th such write.
 */
import { randomUUID } from 'node:crypto';
import type { Surroundings } from '../../src/pipeline/connect-destination.ts';
import { openWorkspace, type Workspace } from '../../src/pipeline/workspace.ts';

export interface OpenedToDie {
  readonly workspace: Workspace;
  readonly surroundings: Surroundings;
  /** Carries one write out, and dies where it is the one asked for. */
  readonly atMoment: <Result>(name: string, act: () => Promise<Result>) => Promise<Result>;
}

/** @param notAny a write that is struck only where it is asked for by its name */
export async function openToDie(notAny?: string): Promise<OpenedToDie> {
  const [folder = '', write = '', moment = 'after', nth = '1'] = process.argv.slice(2);
  let left = Number(nth);
  const dieWhenDue = async (): Promise<void> => {
    left -= 1;
    if (left > 0) return;
    process.kill(process.pid, 'SIGKILL');
    await new Promise(() => undefined);
  };
  return {
    workspace: await openWorkspace(folder),
    surroundings: {
      environment: process.env,
      allowedHosts: [],
      simulatorClock: true,
      stop: new AbortController().signal,
      onWait: () => undefined,
      random: () => 0.5,
      newId: randomUUID,
    },
    async atMoment(name, act) {
      const counts = name === write || (write === 'any' && name !== notAny);
      if (counts && moment === 'before') await dieWhenDue();
      const result = await act();
      if (counts && moment === 'after') await dieWhenDue();
      return result;
    },
  };
}
