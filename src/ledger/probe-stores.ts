/** The store of what was asked of HighLevel by experiment, and of what an experiment made there. */
import type { ProbeAnswer } from '../model/capabilities.ts';

/** Kinds of record an experiment makes; each can be deleted, or it would not be made. */
export const probeKinds = [
  'contact',
  'tag',
  'contact-field',
  'company',
  'pipeline',
  'opportunity',
  'calendar',
  'appointment',
] as const;

export type ProbeKind = (typeof probeKinds)[number];

/** Something an experiment is about to make, or has made, and has not removed yet. */
export interface ProbeTrace {
  readonly id: number;
  readonly kind: ProbeKind;
  /** Its name, or the address of a contact: by it a record is found whose making was cut short. */
  readonly name: string;
  /** Where it hangs: an appointment's calendar, an opportunity's contact. */
  readonly parentId: string | null;
  /** Null until HighLevel has named it. */
  readonly destinationId: string | null;
}

export interface ProbeStore {
  /** Replaces the answer to one question. */
  saveAnswer(locationId: string, answer: ProbeAnswer): Promise<void>;
  answers(locationId: string): Promise<readonly ProbeAnswer[]>;
  /** Durable before the request that makes it leaves. Returns the trace's id. */
  intend(locationId: string, trace: Pick<ProbeTrace, 'kind' | 'name' | 'parentId'>): Promise<number>;
  made(traceId: number, destinationId: string): Promise<void>;
  /** It is gone, or never came to be. */
  gone(traceId: number): Promise<void>;
  /** What is still to be removed at a location, the latest first. */
  traces(locationId: string): Promise<readonly ProbeTrace[]>;
}
