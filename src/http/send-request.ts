/**
 * One request and its answer: JSON or a form with files out (or what `encode` writes), JSON in, under a
 * deadline. Quota, retries and their meaning stand in `create-send.ts`. It uses undici's `request`, what
 * Node's `fetch` is built upon: one of thousands of requests costs a third of the processor's time.
 *
 * Invariants: a redirect is handed back, never followed, so credentials never leave the host they were
 * meant for; no body, token or header is ever put into an error; every timer and listener is gone when
 * the promise settles.
 */
import type { IncomingHttpHeaders } from 'node:http';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { type Dispatcher, request as requestWith } from 'undici';
import { LandfallError } from '../errors.ts';
import type { NoReplyReason, SendResult, WireRequest } from '../model/http.ts';
import { type QuotaHeaders, readQuotaHeaders } from './quota-headers.ts';

/** How a request is written on the wire, credentials included. */
export interface EncodedRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | FormData | null;
}

export type Encode = (request: WireRequest, token: string) => EncodedRequest;

export interface SendOptions {
  /** As `checkBaseUrl` gave it. */
  readonly baseUrl: URL;
  readonly token: string;
  /** JSON with a bearer token by default, as HighLevel wants it. */
  readonly encode?: Encode | undefined;
  /** From sending to the last byte of the answer; 30,000 by default. */
  readonly timeoutMs?: number;
  /** Cuts the request off: its result is then `cancelled`, which leaves open whether it was carried out. */
  readonly cut?: AbortSignal | undefined;
}

export interface Exchange {
  readonly result: SendResult;
  /** Null when there was no answer. */
  readonly quota: QuotaHeaders | null;
  /** When the platform answered, by its own clock, in whole seconds (epoch ms); null when it did not say. */
  readonly answeredAt: number | null;
  /** False when no connection came about: the platform cannot have seen the request. */
  readonly left: boolean;
}

export const defaultTimeoutMs = 30_000;

/** @returns the answer, whatever its status; a body that is not JSON is given as text, an empty one as null */
export async function sendRequest(request: WireRequest, options: SendOptions): Promise<Exchange> {
  const controller = new AbortController();
  let stoppedBy: NoReplyReason | null = null;
  const stop = (reason: NoReplyReason): void => {
    stoppedBy ??= reason;
    controller.abort();
  };
  const cut = (): void => stop('cancelled');
  const timer = setTimeout(() => stop('timeout'), options.timeoutMs ?? defaultTimeoutMs);
  options.cut?.addEventListener('abort', cut, { once: true });
  if (options.cut?.aborted === true) cut();
  try {
    const encoded = await toBytes((options.encode ?? encodeJson)(request, options.token));
    const { statusCode, headers, body } = await requestWith(addressOf(request, options.baseUrl), {
      method: request.method,
      headers: { ...encoded.headers, 'Accept-Encoding': 'gzip' },
      body: encoded.body,
      signal: controller.signal,
    });
    return {
      result: {
        kind: 'reply',
        reply: { status: statusCode, body: parseBody(await readText(body, headers)) },
      },
      quota: readQuotaHeaders(headers),
      answeredAt: readDate(headers),
      left: true,
    };
  } catch (error) {
    if (error instanceof LandfallError) throw error;
    const reason = stoppedBy ?? 'connection';
    const left = reason !== 'connection' || !neverConnected(error);
    return { result: { kind: 'no-reply', reason }, quota: null, answeredAt: null, left };
  } finally {
    clearTimeout(timer);
    options.cut?.removeEventListener('abort', cut);
  }
}

const encodeJson: Encode = (request, token) => ({
  headers: {
    Accept: 'application/json',
    'User-Agent': 'landfall',
    Authorization: `Bearer ${token}`,
    Version: request.version,
    ...(request.body === null ? {} : { 'Content-Type': 'application/json' }),
  },
  body: bodyOf(request),
});

/** A form sets its own content type, with the boundary in it. */
async function toBytes({ headers, body }: EncodedRequest) {
  if (!(body instanceof FormData)) return { headers, body };
  const form = new Response(body);
  const type = form.headers.get('content-type') ?? '';
  return { headers: { ...headers, 'Content-Type': type }, body: new Uint8Array(await form.arrayBuffer()) };
}

function bodyOf({ body, form }: WireRequest): string | FormData | null {
  if (form === undefined) return body === null ? null : JSON.stringify(body);
  const data = new FormData();
  for (const { name, value } of form) {
    if (typeof value === 'string') data.append(name, value);
    else data.append(name, new Blob([value.bytes], { type: value.contentType }), value.fileName);
  }
  return data;
}

/** Joined as text: resolving `//host/…` against the base would send the token to that host. */
function addressOf(request: WireRequest, baseUrl: URL): string {
  if (!request.path.startsWith('/'))
    throw new LandfallError('bug', `A path of ${request.route} lacks its slash.`);
  return `${baseUrl.origin}${baseUrl.pathname.replace(/\/+$/, '')}${request.path}`;
}

function readDate({ date = '' }: IncomingHttpHeaders): number | null {
  const instant = Date.parse(date);
  return Number.isNaN(instant) ? null : instant;
}

const unpack = promisify(gunzip);

async function readText(
  body: Dispatcher.ResponseData['body'],
  headers: IncomingHttpHeaders,
): Promise<string> {
  if (headers['content-encoding'] !== 'gzip') return body.text();
  const packed = await body.bytes();
  // An answer without a body, such as a 204, may carry the header all the same.
  return packed.length === 0 ? '' : (await unpack(packed)).toString('utf8');
}

function parseBody(text: string): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** Failures of the look-up, the connection and the TLS handshake: nothing has been written to a socket yet. */
const connectFailures =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ENETDOWN|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT|CERT_|ERR_TLS_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_)/;

function neverConnected(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return typeof code === 'string' && connectFailures.test(code);
}
