/**
 * Probe: what the public record leaves open about HighLevel, asked by small experiments on the rehearsal
 * location, never on production (I2). Starts by removing what an interrupted probe left; asks only what has
 * no answer or an old one; runs only beside no published workflow, like a load.
 */
import { LandfallError } from '../errors.ts';
import { holds, lagBoundOf, type ProbeAnswer, readCapabilities } from '../model/capabilities.ts';
import { isoInstant } from '../model/clock.ts';
import type { TargetName } from '../model/location.ts';
import type { RequestSummary } from '../model/summary.ts';
import { allQuestions } from '../probe/all-questions.ts';
import { askQuestions } from '../probe/ask-questions.ts';
import { cleanUp } from '../probe/clean-up.ts';
import type { ProbeQuestion, TraceKeeper } from '../probe/probe-question.ts';
import { type UnaskedQuestion, unaskedQuestions } from '../probe/unasked.ts';
import { requireQuiet } from './check-plan.ts';
import { connectTarget, type DestinationConnection, type Surroundings } from './connect-destination.ts';
import type { Workspace } from './workspace.ts';

export interface ProbeOptions {
  readonly target: TargetName;
  /** Asks everything, whether or not there is an answer. */
  readonly again: boolean;
  /** Only these; all when absent. */
  readonly only?: readonly string[];
  /** Version of this program. */
  readonly program: string;
  readonly onProgress: (question: string, position: number, of: number) => void;
}

/** A question with its answer, as shown. */
export interface ProbeRow extends Omit<ProbeQuestion, 'ask'> {
  readonly state: 'answered' | 'old' | 'could not be answered' | 'not asked';
  readonly answer: string | null;
  readonly read: string | null;
  readonly requests: ProbeAnswer['requests'];
  /** ISO instant. */
  readonly askedAt: string | null;
  readonly program: string | null;
}

export interface ProbeSummary {
  readonly step: 'probe';
  /** `blocked`: something made for an experiment could not be removed. */
  readonly status: 'done' | 'blocked';
  readonly location: string;
  readonly asked: number;
  readonly removed: number;
  readonly left: readonly string[];
  readonly questions: readonly ProbeRow[];
  /** What no experiment is made about, and why. */
  readonly unasked: readonly UnaskedQuestion[];
  readonly requests: RequestSummary | null;
  readonly next: string;
}

/** @throws `probe-on-production`, `workflows-published`, `location-busy`, … */
export async function runProbe(
  workspace: Workspace,
  options: ProbeOptions,
  surroundings: Surroundings,
): Promise<ProbeSummary> {
  refuseProduction(workspace, options.target);
  const connection = await connectTarget(workspace, 'rehearsal', surroundings);
  try {
    return await probeConnected(workspace, options, connection, surroundings);
  } finally {
    await connection.close();
  }
}

async function probeConnected(
  workspace: Workspace,
  options: ProbeOptions,
  connection: DestinationConnection,
  surroundings: Surroundings,
): Promise<ProbeSummary> {
  const { probes } = workspace.ledger;
  const { destination, clock } = connection;
  const { locationId } = destination;
  await connection.lock(workspace.directory);
  await requireQuiet(workspace, connection, 'rehearsal');
  const known = await probes.answers(locationId);
  const tools = {
    destination,
    clock,
    send: connection.send('probe'),
    traces: keepTraces(workspace, locationId),
    lagBoundMs: lagBoundOf(readCapabilities(known, clock.now())),
  };
  const { removed, left } = await cleanUp(tools);
  const open = allQuestions.filter(({ id }) => {
    const answer = known.find(({ question }) => question === id);
    const wanted = options.only?.includes(id) ?? true;
    return wanted && (options.again || answer === undefined || !holds(answer, clock.now()));
  });
  let asked = 0;
  const more = await askQuestions({
    ...tools,
    questions: open,
    mark: `landfall-probe-${surroundings.newId().slice(0, 8)}`,
    program: options.program,
    signal: surroundings.stop,
    async onAnswer(answer) {
      await probes.saveAnswer(locationId, answer);
      asked += 1;
      options.onProgress(answer.question, asked, open.length);
    },
  });
  const notRemoved = [...left, ...more];
  return {
    step: 'probe',
    status: notRemoved.length === 0 ? 'done' : 'blocked',
    location: locationId,
    asked,
    removed,
    left: notRemoved,
    questions: rowsOf(await probes.answers(locationId), clock.now()),
    unasked: unaskedQuestions,
    requests: connection.summary(),
    next: notRemoved.length === 0 ? 'landfall next' : 'landfall probe',
  };
}

/** What is known so far; sends nothing. @param now epoch ms */
export async function listProbe(workspace: Workspace, now: number): Promise<ProbeSummary> {
  const location = workspace.config.destinations.rehearsal?.location ?? '';
  return {
    step: 'probe',
    status: 'done',
    location,
    asked: 0,
    removed: 0,
    left: [],
    questions: rowsOf(await workspace.ledger.probes.answers(location), now),
    unasked: unaskedQuestions,
    requests: null,
    next: 'landfall probe',
  };
}

function refuseProduction(workspace: Workspace, target: TargetName): void {
  const { rehearsal, production } = workspace.config.destinations;
  const same = rehearsal !== undefined && rehearsal.location === production?.location;
  if (target === 'rehearsal' && !same) return;
  throw new LandfallError(
    'probe-on-production',
    same ? 'The rehearsal location is the production location.' : 'Production is never probed.',
    {
      value: same ? 'one location for both' : target,
      rule: 'experiments are made on a rehearsal location only',
      remedy: 'Connect a location of its own for the rehearsal.',
      safe: 'Nothing was sent to HighLevel.',
      next: 'landfall connect --target rehearsal',
    },
  );
}

function keepTraces({ ledger: { probes } }: Workspace, locationId: string): TraceKeeper {
  return {
    intend: ({ kind, name, parentId }) =>
      probes.intend(locationId, { kind, name, parentId: parentId ?? null }),
    made: (traceId, destinationId) => probes.made(traceId, destinationId),
    gone: (traceId) => probes.gone(traceId),
    standing: () => probes.traces(locationId),
  };
}

function rowsOf(answers: readonly ProbeAnswer[], now: number): readonly ProbeRow[] {
  return allQuestions.map(({ ask: _, ...question }) => {
    const found = answers.find((answer) => answer.question === question.id);
    if (found === undefined)
      return {
        ...question,
        state: 'not asked',
        answer: null,
        read: null,
        requests: [],
        askedAt: null,
        program: null,
      };
    const { answer, read, requests, program } = found;
    const state = answer === null ? 'could not be answered' : holds(found, now) ? 'answered' : 'old';
    return { ...question, state, answer, read, requests, askedAt: isoInstant(found.askedAt), program };
  });
}
