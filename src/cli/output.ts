/**
 * What a command prints. People read stdout; with `--json` stdout carries exactly one document and
 * everything else goes to stderr. Progress is one line that rewrites itself on a terminal, and a line now
 * and then elsewhere; a parent process that opened a channel gets it as messages.
 */
import type { StepSummary } from '../model/summary.ts';

export interface Output {
  readonly json: boolean;
  /** A command of ours as it must be typed from where the person stands. */
  naming(command: string): string;
  /** Text for people: stdout, or stderr when stdout is for a document. */
  say(text: string): void;
  /** The same for what shows people's values: on stdout only, never beside a document, which holds them. */
  show(text: string): void;
  /** The one document of the command. */
  document(value: object): void;
  /** A line of progress; `facts` goes to a parent process. */
  progress(text: string, facts?: object): void;
  /** Ends the progress line. */
  endProgress(): void;
}

/** Milliseconds between two progress lines where lines cannot be rewritten. */
const quietMs = 5_000;

/**
 * @param workspace as the person named it with `--workspace`: the next command names it too, so that it can be
 * copied as it stands
 */
export function createOutput(json: boolean, workspace = '.'): Output {
  const terminal = process.stderr.isTTY;
  let shown = '';
  let lastAt = 0;
  const clear = () => {
    if (terminal && shown !== '') process.stderr.write('\r\u001B[2K');
    shown = '';
  };
  const naming = (command: string) => {
    const isOther = workspace !== '.' && !command.includes('--workspace');
    const folder = /^[\w./~-]+$/u.test(workspace) ? workspace : JSON.stringify(workspace);
    return isOther ? command.replace(/^landfall\b/u, `landfall --workspace ${folder}`) : command;
  };
  return {
    json,
    naming,
    say(text) {
      clear();
      const line = text.startsWith('next: ') ? `next: ${naming(text.slice(6))}` : text;
      if (json) console.error(line);
      else console.log(line);
    },
    show(text) {
      if (!json) this.say(text);
    },
    document(value) {
      clear();
      process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
    },
    progress(text, facts = {}) {
      process.send?.({ progress: text, ...facts });
      if (process.send !== undefined) return;
      if (terminal) {
        clear();
        const width = process.stderr.columns;
        shown = text.slice(0, width - 1);
        process.stderr.write(shown);
      } else if (Date.now() - lastAt >= quietMs) {
        lastAt = Date.now();
        process.stderr.write(`${text}\n`);
      }
    },
    endProgress: clear,
  };
}

const exitCodeByStatus = {
  done: 0,
  blocked: 3,
  'refused-records': 4,
  differences: 5,
  interrupted: 6,
} as const;

/** The exit code a summary means. */
export function exitCodeOf(summary: Pick<StepSummary, 'status'>): number {
  return exitCodeByStatus[summary.status];
}
