/**
 * The journal: what was about to be sent, and what came of it (I3). Intent is durable before a request
 * leaves; the outcome is recorded after. One request may carry several operations, each with an outcome
 * of its own.
 */
import type { Json } from './json.ts';
import type { PlannedOperation } from './plan.ts';

/**
 * planned → intent → done | refused | unknown. `unknown` (time-out, dropped connection, 5xx, a 4xx that
 * is known to have created anyway) is never sent again before looking. `skipped` never was sent.
 * `waiting`: only a person, or another token, can do it; its note is the instruction, and every start looks
 * whether it is done.
 */
export const operationStates = [
  'planned',
  'intent',
  'done',
  'refused',
  'unknown',
  'skipped',
  'waiting',
] as const;
export type OperationState = (typeof operationStates)[number];

export interface Operation extends PlannedOperation {
  readonly id: number;
  readonly planId: number;
  readonly state: OperationState;
  /** The platform's error or the skip's reason, without personal data. */
  readonly note: string | null;
  readonly attempts: number;
  /** What stood at the destination right before an update, as read. */
  readonly beforeImage: Json;
}

/** `moved: phone, custom.score` → the fields somebody changed between plan and write; not ours to compare. */
export function movedFields(note: string | null): Set<string> {
  return new Set(note?.startsWith('moved: ') === true ? note.slice(7).split(', ') : []);
}

/** How a request ended, as seen from here. */
export type RequestOutcome = 'done' | 'refused' | 'unknown';

/** What a finished request says about one of its operations. */
export interface OperationResult {
  readonly operationId: number;
  readonly state: Exclude<OperationState, 'intent'>;
  readonly destinationId?: string | null;
  readonly note?: string | null;
  readonly beforeImage?: Json;
}

/** Purposes requests are counted under. */
export const requestPurposes = [
  'snapshot',
  'schema',
  'write',
  'resolve',
  'verify',
  'verify-companies',
  'verify-lists',
  'verify-dnd',
  'probe',
  'verify-objects',
  'undo-look',
  'undo',
] as const;

export type RequestPurpose = (typeof requestPurposes)[number];
