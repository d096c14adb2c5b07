/** What a question about HighLevel is: why it is asked, what stands without an answer, how it is answered. */
import type { HighLevel } from '../connectors/highlevel/connect.ts';
import type { ProbeKind, ProbeTrace } from '../ledger/probe-stores.ts';
import type { ProbeQuestionId } from '../model/capabilities.ts';
import type { Clock } from '../model/clock.ts';
import type { Send } from '../model/http.ts';

/**
 * How well the public record answers it: official description, official site, help pages, seen by
 * integrators, or not at all.
 */
export type Certainty = 'description' | 'site' | 'help' | 'integrators' | 'open';

export interface ProbeQuestion {
  readonly id: ProbeQuestionId;
  /** As a person would ask it. */
  readonly question: string;
  /** What of a migration is decided by the answer. */
  readonly dependsOn: string;
  /** What is assumed while there is no answer: the reading that loses nothing. */
  readonly cautious: string;
  readonly certainty: Certainty;
  /**
   * The experiment. Everything it makes goes through `make-records.ts`, so that it is removed again even
   * after a crash.
   */
  readonly ask: (tools: ProbeTools) => Promise<Finding>;
}

/** `answer` null: the experiment could not be carried out; `read` says why. */
export interface Finding {
  readonly answer: string | null;
  readonly read: string;
}

/** The traces of one location. */
export interface TraceKeeper {
  intend(trace: {
    readonly kind: ProbeKind;
    readonly name: string;
    readonly parentId?: string;
  }): Promise<number>;
  made(traceId: number, destinationId: string): Promise<void>;
  gone(traceId: number): Promise<void>;
  standing(): Promise<readonly ProbeTrace[]>;
}

export interface ProbeTools {
  readonly destination: HighLevel;
  readonly send: Send;
  readonly clock: Clock;
  readonly traces: TraceKeeper;
  /** Stands in the name of everything made for this question; lower case, nobody else's. */
  readonly mark: string;
}

/** An experiment that could not be carried out. */
export function notAnswered(
  what: string,
  answer: { readonly kind: string; readonly note?: string },
): Finding {
  return { answer: null, read: `${what}: ${answer.note ?? answer.kind}` };
}
