/**
 * A request to a platform and what came back, as connectors describe it. Sending it, waiting for the
 * quota, journalling and retrying live elsewhere, once: a connector only gets a `Send`.
 */
import type { FileToSend } from './file.ts';
import type { Json } from './json.ts';

export interface WireRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path and query, from the base URL: `/contacts/?limit=1`. */
  readonly path: string;
  /** Route without ids, for counting and reports: `POST /contacts/`. */
  readonly route: string;
  /** Value of the `Version` header. */
  readonly version: string;
  readonly body: Json | null;
  /** Parts of a multipart form, in this order; a request has a body or a form, never both. */
  readonly form?: readonly FormPart[];
  /** True when repeating it changes nothing further (reads, PUT, DELETE, bulk add). */
  readonly repeatable: boolean;
}

export interface FormPart {
  readonly name: string;
  readonly value: string | FileToSend;
}

export interface WireReply {
  readonly status: number;
  readonly body: unknown;
}

/** No reply: the request may or may not have been carried out. */
export type NoReplyReason = 'timeout' | 'connection';

export type SendResult =
  | { readonly kind: 'reply'; readonly reply: WireReply }
  | { readonly kind: 'no-reply'; readonly reason: NoReplyReason };

export type Send = (request: WireRequest) => Promise<SendResult>;
