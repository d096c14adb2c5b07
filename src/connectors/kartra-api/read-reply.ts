/**
 * What an answer of Kartra's endpoint says. It is HTTP 200 whatever happened, JSON under any content type,
 * numbers as texts or not; `status` is "Success" or "Error" in any case, and every entry of `actions[]` has a
 * status of its own, which counts more than the one of the whole. (Kartra's help pages; working clients.)
 */
import type { SendResult } from '../../model/http.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

export interface CommandReply {
  readonly command: string;
  /** Kartra's error number; null when it went well. */
  readonly error: string | null;
  readonly body: JsonObject;
}

export type KartraReply =
  | { readonly kind: 'answer'; readonly body: JsonObject; readonly commands: readonly CommandReply[] }
  /** The call as a whole was refused. */
  | { readonly kind: 'error'; readonly type: string }
  /** No usable answer, retries included; `note` holds no personal data. */
  | { readonly kind: 'unanswered'; readonly note: string };

export function readReply(result: SendResult): KartraReply {
  if (result.kind === 'no-reply') return { kind: 'unanswered', note: result.reason };
  const { status, body } = result.reply;
  if (!isObject(body)) return { kind: 'unanswered', note: status === 200 ? 'not JSON' : `HTTP ${status}` };
  const commands = listOf(body['actions']).flatMap(readEntry);
  const isChain = commands.length > 1;
  if (isError(body) && !isChain) return { kind: 'error', type: errorType(body) };
  if (status >= 400) return { kind: 'unanswered', note: `HTTP ${status}` };
  return { kind: 'answer', body, commands };
}

/** A page instead of JSON, whatever its status says: worth asking again for. */
export function isNoAnswer(result: SendResult): boolean {
  return result.kind === 'reply' && result.reply.status < 400 && !isObject(result.reply.body);
}

/** `{ <command>: { status, … } }` */
function readEntry(entry: unknown): CommandReply[] {
  if (!isObject(entry)) return [];
  return Object.entries(entry).flatMap(([command, body]) =>
    isObject(body) ? [{ command, error: isError(body) ? errorType(body) : null, body }] : [],
  );
}

function isError(body: JsonObject): boolean {
  return textOf(body['status']).toLowerCase() === 'error';
}

function errorType(body: JsonObject): string {
  return textOf(body['type']) || 'without a number';
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** PHP writes a list as an array, or as an object when its keys have gaps. */
export function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value as unknown[];
  return isObject(value) ? Object.values(value) : [];
}

/** A scalar as text, without blanks around it; anything else is ''. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** Kartra writes a yes as 1, "1", true or "true". */
export function isYes(value: unknown): boolean {
  return /^(?:1|true|yes|active)$/i.test(textOf(value));
}
