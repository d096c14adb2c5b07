/**
 * The contract of a destination connector: one provider per object, each with the same five verbs.
 *
 * A provider knows paths, versions and shapes, and nothing else. Idempotence, journal, quota and retry
 * live outside it, once: every verb is given a `Send`. A verb resolves to what the platform's answer
 * means; it throws only for bugs and for answers in a shape nobody knows (`destination-surprised`).
 */
import { LandfallError } from '../errors.ts';
import type { Send } from '../model/http.ts';

/** What the platform's answer to a write means. */
export type WriteAnswer<Found> =
  | { readonly kind: 'done'; readonly id: string; readonly record: Found | null }
  /** Nothing was written; `note` names the reason without personal data. */
  | {
      readonly kind: 'refused';
      readonly note: string;
      readonly status: number;
      /** Only another token, or a person in the platform's own pages, can do this. */
      readonly missingScope?: true;
    }
  /** Refused because a record with the same identifier exists: look at it before deciding. */
  | { readonly kind: 'exists'; readonly id: string; readonly matched: string | null }
  /** May have been written: never repeat blindly. */
  | { readonly kind: 'unknown'; readonly note: string; readonly status: number | null }
  /** Not carried out and safe to send again: the quota's refusal (429). */
  | { readonly kind: 'throttled' };

/** What the platform's answer to a read means. */
export type ReadAnswer<Found> =
  | { readonly kind: 'found'; readonly record: Found }
  | { readonly kind: 'absent' }
  | { readonly kind: 'failed'; readonly note: string; readonly status: number | null };

/** `Key` recognises a record, `Desired` is what shall stand there, `Found` what is read back. */
export interface Provider<Key, Desired, Found> {
  findExisting(send: Send, key: Key): Promise<ReadAnswer<Found>>;
  create(send: Send, desired: Desired): Promise<WriteAnswer<Found>>;
  update(send: Send, id: string, desired: Partial<Desired>): Promise<WriteAnswer<Found>>;
  read(send: Send, id: string): Promise<ReadAnswer<Found>>;
  remove(send: Send, id: string): Promise<WriteAnswer<Found>>;
}

/**
 * What a read found, or the failure that stops the step.
 * @param what named in the message: "the location", "its custom fields"
 */
export function requireFound<Found>(answer: ReadAnswer<Found>, what: string): Found {
  if (answer.kind === 'found') return answer.record;
  const note = answer.kind === 'failed' ? answer.note : 'it does not exist';
  throw new LandfallError('destination-unreachable', `HighLevel did not show ${what}: ${note}`, {
    remedy: 'Run the same command again; it continues where it stopped.',
    safe: 'This read changed nothing.',
  });
}
