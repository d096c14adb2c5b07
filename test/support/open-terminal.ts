/**
 * The real `./landfall` on a pseudo-terminal, driven by keys. The terminal is the one of util-linux's `script`,
 * which every Debian and most other Linux systems have; without it a test that needs it fails.
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';

const launcher = fileURLToPath(new URL('../../landfall', import.meta.url));
const patienceMs = 30_000;

export const keys = { enter: '\r', down: '\u001B[B', ctrlC: '\u0003' } as const;

export interface Terminal {
  /** Everything shown so far, without colours. */
  shown(): string;
  /** Waits until the text is shown after what was there when keys were last pressed. */
  waitFor(text: string): Promise<void>;
  press(...pressed: readonly string[]): void;
  /** The exit code. */
  readonly ended: Promise<number | null>;
}

export function openTerminal(
  argv: readonly string[],
  options: { readonly cwd: string; readonly environment?: Readonly<Record<string, string>> },
): Terminal {
  const words = [launcher, ...argv].map((word) => `'${word.replaceAll("'", String.raw`'\''`)}'`);
  const { PATH = '/usr/bin:/bin' } = process.env;
  const child = spawn('script', ['-qefc', `stty cols 100 rows 50; exec ${words.join(' ')}`, '/dev/null'], {
    cwd: options.cwd,
    env: { PATH, HOME: options.cwd, TERM: 'xterm', SHELL: '/bin/sh', ...options.environment },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  let raw = '';
  let from = 0;
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    raw += text;
    tell();
  });
  const shown = () => stripVTControlCharacters(raw);
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      resolve(code);
      tell();
    });
  });
  return {
    shown,
    ended,
    press(...pressed) {
      from = shown().length;
      child.stdin.write(pressed.join(''));
    },
    waitFor(text) {
      return new Promise((resolve, reject) => {
        const fail = (why: string) => {
          finish();
          child.kill();
          reject(new Error(`${why} before "${text}" was shown after:\n${shown().slice(from)}`));
        };
        const timer = setTimeout(() => fail('Time was up'), patienceMs);
        const finish = () => {
          clearTimeout(timer);
          listeners.delete(look);
        };
        const look = () => {
          if (shown().includes(text, from)) {
            finish();
            resolve();
          } else if (child.exitCode !== null) fail('The program ended');
        };
        listeners.add(look);
        look();
      });
    },
  };
}
