/**
 * The demo: generates a Kartra account, starts the simulated HighLevel with people in it already, goes
 * through every step, kills the applying process half-way (SIGKILL), resumes, verifies every field.
 *
 * Everything it claims is read from what happened: the journal, the read-back, and the simulator's own
 * record of requests, which is the other side's view.
 */
import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LandfallError } from '../errors.ts';
import { askSimulator } from '../http/ask-simulator.ts';
import { isoInstant } from '../model/clock.ts';
import type { VerifySummary } from '../model/summary.ts';
import type { Surroundings } from '../pipeline/connect-destination.ts';
import { runConnect } from '../pipeline/run-connect.ts';
import { decide, decideRecommended } from '../pipeline/run-decide.ts';
import { runExtract } from '../pipeline/run-extract.ts';
import { runMapConfirm, runMapPropose } from '../pipeline/run-map.ts';
import { runPlan } from '../pipeline/run-plan.ts';
import { runVerify } from '../pipeline/run-verify.ts';
import { initWorkspace, openWorkspace, type Workspace } from '../pipeline/workspace.ts';
import { number, plural } from '../report/words.ts';
import { generateAccount } from '../simulator/generate/generate-account.ts';
import { startSimulator } from '../simulator/start-simulator.ts';
import { applyInChild } from './apply-in-child.ts';
import type { VerbContext } from './command.ts';
import { closeDemo, type DemoSummary } from './demo-closing.ts';
import { addExistingPeople, type SimulatedRequest } from './demo-world.ts';
import type { Output } from './output.ts';
import { openingSentence } from './plan.ts';

export interface DemoOptions {
  readonly directory: string;
  readonly contacts: number;
  readonly seed: number;
}

/** Where the text of a step begins. */
const indent = 10;
const lineWidth = 90;

/** Breaks text at blanks, further lines under the first. */
function wrap(text: string): string {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + word.length < lineWidth)
      lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines.join(`\n${' '.repeat(indent)}`);
}

/** Marks a folder the demo may empty again. */
const markFile = '.landfall-demo';

export async function runDemo(context: VerbContext, options: DemoOptions): Promise<DemoSummary> {
  const { output } = context;
  const startedAt = Date.now();
  const folder = await prepareFolder(options.directory);
  const step = (name: string, text: string) => output.say(`\n${name.padEnd(indent)}${wrap(text)}`);

  step(
    'Kartra',
    `generating an account of ${plural(options.contacts, 'person', 'people')} (seed ${options.seed})`,
  );
  const workspaceFolder = join(folder, 'acme');
  await initWorkspace(workspaceFolder);
  const account = await generateAccount({
    directory: join(workspaceFolder, 'exports'),
    contacts: options.contacts,
    seed: options.seed,
    vintage: 'both',
    files: 2,
  });
  const simulator = await startSimulator({ stateFile: join(folder, 'highlevel.json'), seed: options.seed });
  try {
    const [location] = simulator.locations;
    if (location === undefined) throw new LandfallError('bug', 'The simulator has no location.');
    const existing = await addExistingPeople(simulator.url, location.id, account.directory, options.contacts);
    step(
      'HighLevel',
      `simulated at ${simulator.url}, with ${plural(existing, 'person', 'people')} in it already`,
    );
    const tokenFile = join(folder, 'token');
    await writeFile(tokenFile, location.token, { mode: 0o600 });
    const environment = {
      ...process.env,
      LANDFALL_HIGHLEVEL_URL: simulator.url,
      XDG_STATE_HOME: join(folder, 'state'),
    };
    const surroundings = { ...context.surroundings, environment };
    const planned = await withWorkspace(workspaceFolder, (workspace) =>
      prepareAndPlan(workspace, location.id, tokenFile, surroundings, step),
    );
    step('Plan', openingSentence(planned));

    const flags = surroundings.simulatorClock ? ['--clock', 'simulator'] : [];
    const half = Math.floor(planned.changes / 2);
    step(
      'Apply',
      `writing to HighLevel; the process will be killed (kill -9) after ${number(half)} of ${number(planned.changes)}`,
    );
    const killed = await applyInChild(workspaceFolder, flags, environment, output, { killAfter: half });
    if (killed.killedAt !== null)
      output.say(`          killed after ${number(killed.killedAt)} writes; nothing was said to anybody`);
    step('Apply', 'again: it looks at what the killed run left open, then goes on');
    await applyInChild(workspaceFolder, flags, environment, output, { killAfter: null });

    step('Verify', 'reading every person back and comparing every field');
    const verified = await withWorkspace(workspaceFolder, (workspace) =>
      verify(workspace, surroundings, output),
    );
    const requests = (await askSimulator(
      simulator.url,
      `requests?locationId=${location.id}`,
      null,
    )) as SimulatedRequest[];
    return await closeDemo(output, {
      folder,
      workspaceFolder,
      seed: options.seed,
      verified,
      requests,
      kills: killed.killedAt === null ? 0 : 1,
      elapsedMs: Date.now() - startedAt,
    });
  } finally {
    await simulator.stop();
  }
}

async function prepareAndPlan(
  workspace: Workspace,
  locationId: string,
  tokenFile: string,
  surroundings: Surroundings,
  step: (name: string, text: string) => void,
) {
  const who = { by: 'the demo', at: isoInstant(Date.now()) };
  const extracted = await runExtract(workspace, () => undefined);
  const rows = extracted.inputs.reduce((sum, input) => sum + input.rows, 0);
  const rejected = extracted.inputs.reduce((sum, input) => sum + input.rejected, 0);
  step(
    'Extract',
    `${plural(extracted.inputs.length, 'file')}, ${number(rows)} rows: ${number(rejected)} not usable (each with line and reason), ${plural(extracted.entities.contact ?? 0, 'person', 'people')}`,
  );
  const { map } = await runMapPropose(workspace);
  await runMapConfirm(workspace, { ...who, withoutReview: true });
  step('Map', `${map.columns.length} columns, each with a target or a reason; confirmed`);
  await decide(workspace, 'default-country', 'US', who);
  await decide(workspace, 'time-zone', 'America/New_York', who);
  // Nobody at all can be reached from the location the demo made.
  await decide(workspace, 'rehearsal-addresses', 'real', who);
  const reopened = await openWorkspace(workspace.directory);
  try {
    await decideRecommended(reopened, who);
    await runConnect(reopened, 'rehearsal', locationId, { file: tokenFile }, surroundings);
  } finally {
    await reopened.close();
  }
  return withWorkspace(workspace.directory, (ready) => runPlan(ready, 'rehearsal', surroundings));
}

function verify(workspace: Workspace, surroundings: Surroundings, output: Output): Promise<VerifySummary> {
  let done = 0;
  return runVerify(workspace, 'rehearsal', surroundings, (count) => {
    done += count;
    output.progress(`          ${plural(done, 'person', 'people')} read back`);
  });
}

async function withWorkspace<Result>(
  folder: string,
  act: (workspace: Workspace) => Promise<Result>,
): Promise<Result> {
  const workspace = await openWorkspace(folder);
  try {
    return await act(workspace);
  } finally {
    await workspace.close();
  }
}

/** Empties the folder of an earlier demo; never one that is somebody's. */
async function prepareFolder(directory: string): Promise<string> {
  if (existsSync(directory)) {
    if (!existsSync(join(directory, markFile))) {
      throw new LandfallError('usage', `${directory} exists and was not made by the demo.`, {
        file: directory,
        rule: 'the demo works in a folder of its own',
        remedy: 'Choose another with --directory.',
      });
    }
    await rm(directory, { recursive: true });
  }
  await mkdir(directory, { recursive: true, mode: 0o700 });
  await writeFile(join(directory, markFile), 'Made by `landfall demo`; the next demo empties this folder.\n');
  return directory;
}
