/**
 * What every verb shares: global flags, the workspace, Ctrl-C, the exit code. A verb is a function from
 * its context to an exit code; it opens the workspace only if it asks for it.
 */
import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { LandfallError } from '../errors.ts';
import type { TargetName } from '../model/location.ts';
import type { Surroundings } from '../pipeline/connect-destination.ts';
import type { Workspace } from '../pipeline/workspace.ts';
import { createOutput, type Output } from './output.ts';
import { parsePace } from './parse-pace.ts';
import { printError } from './print-error.ts';

export interface GlobalFlags {
  readonly workspace: string;
  readonly json?: boolean;
  readonly yes?: boolean;
  readonly clock?: string;
  readonly allowHost?: readonly string[];
  readonly share?: string;
  readonly businessHours?: string;
}

export interface VerbContext {
  readonly flags: GlobalFlags;
  readonly output: Output;
  readonly surroundings: Surroundings;
  /** Opens the workspace named by `--workspace`; closed when the verb ends. */
  readonly workspace: () => Promise<Workspace>;
  /** The same, read again from its files. */
  readonly reopen: () => Promise<Workspace>;
}

/** Shorter waits are not worth a line. */
const shownWaitMs = 500;

/** Relative paths are relative to where the person stands, also when npm changed the folder. */
export function personalPath(path: string): string {
  return resolve(process.env.INIT_CWD ?? process.cwd(), path);
}

/**
 * Runs a verb and ends the process with its exit code.
 * @param step name for the failure document
 */
export async function runVerb(
  command: Command,
  step: string,
  verb: (context: VerbContext) => Promise<number>,
): Promise<void> {
  const flags = command.optsWithGlobals<GlobalFlags>();
  const output = createOutput(flags.json === true, flags.workspace);
  const stopping = new AbortController();
  const onSignal = (signal: NodeJS.Signals) => {
    if (stopping.signal.aborted) process.exit(6);
    output.say(`${signal === 'SIGINT' ? 'Ctrl-C' : signal}: stopping cleanly; once more stops at once.`);
    stopping.abort();
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  const opened = openOnce(() => personalPath(flags.workspace));
  try {
    process.exitCode = await verb({
      flags,
      output,
      surroundings: surroundingsOf(flags, output, stopping.signal),
      workspace: opened.get,
      async reopen() {
        await opened.close();
        return opened.get();
      },
    });
  } catch (error) {
    process.exitCode = printError(error, step, output);
  } finally {
    process.off('SIGINT', onSignal);
    process.off('SIGTERM', onSignal);
    await opened.close();
    if (process.connected) process.disconnect();
  }
}

function openOnce(path: () => string) {
  let opened: Workspace | null = null;
  return {
    get: async () => {
      const { openWorkspace } = await import('../pipeline/workspace.ts');
      opened ??= await openWorkspace(path());
      return opened;
    },
    close: async () => {
      const closing = opened;
      opened = null;
      await closing?.close();
    },
  };
}

function surroundingsOf(flags: GlobalFlags, output: Output, stop: AbortSignal): Surroundings {
  const clock = flags.clock ?? process.env.LANDFALL_CLOCK ?? 'system';
  if (clock !== 'system' && clock !== 'simulator') {
    throw new LandfallError('usage', `There is no clock named "${clock}".`, {
      value: clock,
      rule: '--clock simulator, or nothing',
      remedy: 'Leave --clock out, except against the simulator.',
    });
  }
  return {
    environment: process.env,
    allowedHosts: flags.allowHost ?? [],
    simulatorClock: clock === 'simulator',
    stop,
    pace: parsePace(flags),
    onWait: (reason, ms) => {
      if (ms >= shownWaitMs) output.progress(`waiting: ${reason}`);
    },
    random: Math.random,
    newId: randomUUID,
  };
}

/** What `--recreate` does. */
export const recreateWords = 'add again what somebody deleted in HighLevel after it was read back';

/** @throws `usage` */
export function parseTarget(text: string): TargetName {
  if (text === 'rehearsal' || text === 'production') return text;
  const missing = text === '';
  throw new LandfallError('usage', missing ? '--target is missing.' : `There is no target named "${text}".`, {
    ...(missing ? {} : { value: text }),
    rule: 'rehearsal or production',
    remedy: 'Say --target rehearsal or --target production.',
  });
}

/** @throws `usage` unless a whole number within the bounds */
export function parseCount(flag: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new LandfallError('usage', `${flag} is not a number Landfall can use.`, {
    value: text,
    rule: `a whole number from ${least} to ${most}`,
    remedy: `Give ${flag} such a number.`,
  });
}

/** @throws `usage` */
export function requireBy(by: string | undefined): string {
  if (by !== undefined && by.trim() !== '') return by.trim();
  throw new LandfallError('usage', 'Who decides? A name is part of the record.', {
    rule: 'a name',
    remedy: 'Add --by "Your Name".',
  });
}
