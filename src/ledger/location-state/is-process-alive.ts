/**
 * Whether the process that took a lock still runs. A process id alone is not enough: ids are used again, so
 * where /proc exists the instant it started is compared too, together with the boot it belongs to.
 */
import { readFileSync } from 'node:fs';

/** @returns a text that no other process of this machine ever has, or null where that cannot be told */
export function identifyProcess(pid: number): string | null {
  const stat = readStat(pid);
  return stat === null
    ? null
    : `${readText('/proc/sys/kernel/random/boot_id')?.trim() ?? ''}:${stat.startTicks}`;
}

/**
 * @param identity what `identifyProcess` said when the lock was taken
 * @returns false only when it certainly does not run: the id is free, a zombie's, or another process's
 */
export function isProcessAlive(pid: number, identity: string | null): boolean {
  if (!idInUse(pid)) return false;
  if (readStat(pid)?.state === 'Z') return false;
  const now = identifyProcess(pid);
  return identity === null || now === null || identity === now;
}

function idInUse(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, under another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** The name in field 2 may hold spaces and brackets, so fields are counted from its last bracket. */
function readStat(pid: number): { readonly state: string; readonly startTicks: string } | null {
  const text = readText(`/proc/${pid}/stat`);
  const fields = text?.slice(text.lastIndexOf(')') + 2).split(' ') ?? [];
  const [state, startTicks] = [fields[0], fields[19]];
  return state === undefined || startTicks === undefined ? null : { state, startTicks };
}

function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
