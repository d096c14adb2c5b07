/**
 * Owns: the contract between the Kartra endpoint and its commands.
 * Invariants: a command changes nothing; a write says what it would have changed, and that is recorded.
 */

import type { Behaviours } from '../behaviours.ts';
import type { KartraAccount, Lead } from './kartra-account.ts';
import type { KartraWrite } from './kartra-calls.ts';
import type { PhpArray } from './php-form.ts';

export interface CommandRequest {
  readonly account: KartraAccount;
  readonly behaviours: Behaviours;
  /** The entry of `actions[]`. */
  readonly action: PhpArray;
  /** `lead[…]` of the call. */
  readonly leadFields: PhpArray;
  /** The lead of the call; throws 206, 243 or 245. */
  readonly lead: () => Lead;
}

export interface CommandReply {
  /** Members of the command's entry in `actions[]`. */
  readonly entry?: Readonly<Record<string, unknown>>;
  /** Members beside `status`, for lists of the whole account. */
  readonly top?: Readonly<Record<string, unknown>>;
  readonly write?: Omit<KartraWrite, 'command'>;
}

export type KartraCommand = (request: CommandRequest) => CommandReply;
