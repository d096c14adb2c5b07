/**
 * Runs the real `./landfall` as a process of its own, and looks at the memory it takes. What it prints with `--json` is
 * checked against the published schema of its step.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { faultsOfDocument } from './check-document.ts';

const launcher = fileURLToPath(new URL('../../landfall', import.meta.url));

export interface LandfallRun {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Largest resident set seen, in MB; null where the system does not tell. */
  readonly memoryMb: number | null;
}

export interface RunOptions {
  readonly cwd: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly wrapper?: readonly string[];
  /** Called with what stderr and stdout said so far, to act on the running process. */
  readonly onOutput?: (text: string, kill: (signal: NodeJS.Signals) => void) => void;
}

const memoryEveryMs = 20;

export function runLandfall(argv: readonly string[], options: RunOptions): Promise<LandfallRun> {
  const [command = launcher, ...args] = [...(options.wrapper ?? []), launcher, ...argv];
  const { PATH = '/usr/bin:/bin', LANDFALL_RECORD_EXCHANGES } = process.env;
  // The simulators of a child process are recorded like those of the test itself.
  const recording = LANDFALL_RECORD_EXCHANGES === undefined ? {} : { LANDFALL_RECORD_EXCHANGES };
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: { PATH, HOME: options.cwd, ...recording, ...options.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  let memoryMb: number | null = null;
  const heard = () => options.onOutput?.(`${stdout}${stderr}`, (signal) => child.kill(signal));
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    heard();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    heard();
  });
  const watch = setInterval(() => {
    memoryMb = peakMemory(child.pid) ?? memoryMb;
  }, memoryEveryMs);
  return new Promise((resolve, reject) => {
    child.on('error', (error) => {
      clearInterval(watch);
      reject(error);
    });
    child.on('close', (exitCode, signal) => {
      clearInterval(watch);
      const faults = argv.includes('--json') && signal === null ? faultsIn(stdout) : [];
      if (faults.length > 0)
        reject(new Error(`${argv.join(' ')} prints what its schema does not say: ${faults.join('; ')}`));
      else resolve({ exitCode, signal, stdout, stderr, memoryMb });
    });
  });
}

/** The same with nobody who reads what it says, as after `| head`. @returns the exit code */
export function runUnread(
  cwd: string,
  environment: Readonly<Record<string, string>>,
  argv: readonly string[],
): Promise<number | null> {
  const { PATH = '/usr/bin:/bin' } = process.env;
  const child = spawn(launcher, argv, {
    cwd,
    env: { PATH, HOME: cwd, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.destroy();
  child.stderr.destroy();
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', resolve);
  });
}

/** A test that expects something else than one document says so itself. */
function faultsIn(stdout: string): readonly string[] {
  try {
    return faultsOfDocument(JSON.parse(stdout) as object);
  } catch {
    return [];
  }
}

function peakMemory(pid: number | undefined): number | null {
  try {
    const status = readFileSync(`/proc/${pid ?? 0}/status`, 'utf8');
    return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) / 1024 || null;
  } catch {
    return null;
  }
}
