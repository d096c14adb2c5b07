/** Runs `landfall apply` as a process of its own, so that it can be killed for real. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { LandfallError } from '../errors.ts';
import type { Output } from './output.ts';

export interface ChildApply {
  /** Writes settled when it was killed; null when it ended by itself. */
  readonly killedAt: number | null;
  readonly exitCode: number | null;
}

/**
 * @param killAfter SIGKILL once so many operations are settled; null lets it end
 * @throws `bug` when the child ends in a way the demo does not expect
 */
export function applyInChild(
  workspace: string,
  flags: readonly string[],
  environment: NodeJS.ProcessEnv,
  output: Output,
  { killAfter }: { readonly killAfter: number | null },
): Promise<ChildApply> {
  // Beside this file, whether that is the source, compiled, or packed with others.
  const main = fileURLToPath(import.meta.url.replace(/[^/]*(\.[jt]s)$/u, 'main$1'));
  const args = [main, 'apply', '--target', 'rehearsal', '--workspace', workspace, '--json', ...flags];
  const child = spawn(process.execPath, args, {
    env: environment,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let killedAt: number | null = null;
  let complaint = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    complaint = `${complaint}${chunk.toString()}`.slice(-2_000);
  });
  child.on('message', (message: { progress?: string; settled?: number }) => {
    if (message.progress !== undefined) output.progress(`          ${message.progress}`);
    const { settled } = message;
    if (killAfter !== null && killedAt === null && settled !== undefined && settled >= killAfter) {
      killedAt = settled;
      child.kill('SIGKILL');
    }
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (exitCode) => {
      output.endProgress();
      if (killedAt !== null || exitCode === 0 || exitCode === 4) resolve({ killedAt, exitCode });
      else reject(new LandfallError('bug', `The applying process ended with ${exitCode}: ${complaint}`));
    });
  });
}
