/**
 * Asks the questions one after the other. After each, everything it made is removed before its answer is
 * kept: an answer in the ledger means that the location is as it was.
 */
import type { HighLevel } from '../connectors/highlevel/connect.ts';
import { LandfallError } from '../errors.ts';
import type { ProbeAnswer, ProbeRequest } from '../model/capabilities.ts';
import type { Clock } from '../model/clock.ts';
import type { Send } from '../model/http.ts';
import { cleanUp } from './clean-up.ts';
import type { Finding, ProbeQuestion, ProbeTools, TraceKeeper } from './probe-question.ts';

export interface AskOptions {
  readonly questions: readonly ProbeQuestion[];
  readonly destination: HighLevel;
  readonly send: Send;
  readonly clock: Clock;
  readonly traces: TraceKeeper;
  /** Of this run: in the name of everything it makes. */
  readonly mark: string;
  readonly lagBoundMs: number;
  readonly program: string;
  readonly signal: AbortSignal;
  readonly onAnswer: (answer: ProbeAnswer) => Promise<void>;
}

/** @returns what could not be removed; empty when the location is as it was */
export async function askQuestions(options: AskOptions): Promise<readonly string[]> {
  const { questions, signal } = options;
  const left: string[] = [];
  for (const question of questions) {
    if (signal.aborted) throw stopped();
    const requests: ProbeRequest[] = [];
    const tools: ProbeTools = {
      ...options,
      send: recording(options.send, requests),
      mark: `${options.mark}-${question.id}`,
    };
    const finding = await askOne(question, tools);
    const cleaned = await cleanUp(options);
    left.push(...cleaned.left);
    await options.onAnswer({
      question: question.id,
      ...finding,
      requests: distinct(requests),
      askedAt: options.clock.now(),
      program: options.program,
    });
  }
  return left;
}

/** An answer in a shape nobody knows is a finding too: the question stays open. */
async function askOne(question: ProbeQuestion, tools: ProbeTools): Promise<Finding> {
  try {
    return await question.ask(tools);
  } catch (error) {
    if (!(error instanceof LandfallError) || error.code !== 'destination-surprised') throw error;
    return { answer: null, read: `${error.message} ${error.details.rule ?? ''}`.trim() };
  }
}

function recording(send: Send, requests: ProbeRequest[]): Send {
  return async (request) => {
    const result = await send(request);
    const status = result.kind === 'reply' ? result.reply.status : null;
    requests.push({ route: request.route, status });
    return result;
  };
}

/** The same route with the same status tells nothing a second time. */
function distinct(requests: readonly ProbeRequest[]): readonly ProbeRequest[] {
  return [...new Map(requests.map((one) => [`${one.route} ${one.status ?? ''}`, one])).values()];
}

function stopped(): LandfallError {
  return new LandfallError('interrupted', 'Probing was stopped.', {
    safe: 'What was made for the questions so far is removed again; their answers are kept.',
    next: 'landfall probe',
  });
}
