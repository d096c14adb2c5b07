/**
 * One request and its answer: JSON or a form with files out (or what `encode` writes), JSON in, under a
 * deadline. Quota, retries and their meaning stand in `create-send.ts`. A load sends thousands: Node's own
 * `http` takes a third of what its `fetch` takes of the processor for one.
 *
 * Invariants: a redirect is handed back, never followed, so credentials never leave the host they were
 * meant for; no body, token or header is ever put into an error; every timer and listener is gone when
 * the promise settles.
 */
import { type IncomingHttpHeaders, type IncomingMessage, request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { LandfallError } from '../errors.ts';
import type { SendResult, WireRequest } from '../model/http.ts';
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
  const timer = setTimeout(() => controller.abort(), options.timeoutMs ?? defaultTimeoutMs);
  let left = false;
  try {
    const address = addressOf(request, options.baseUrl);
    const encoded = await toBytes((options.encode ?? encodeJson)(request, options.token));
    const answer = await ask(address, request.method, encoded, controller.signal, () => {
      left = true;
    });
    const body = parseBody(await readText(answer));
    return {
      result: { kind: 'reply', reply: { status: answer.statusCode ?? 0, body } },
      quota: readQuotaHeaders(answer.headers),
      answeredAt: readDate(answer.headers),
      left: true,
    };
  } catch (error) {
    if (error instanceof LandfallError) throw error;
    const reason = controller.signal.aborted ? 'timeout' : 'connection';
    return { result: { kind: 'no-reply', reason }, quota: null, answeredAt: null, left };
  } finally {
    clearTimeout(timer);
  }
}

const encodeJson: Encode = (request, token) => ({
  headers: {
    Accept: 'application/json',
    Authorization: `Bearer ${token}`,
    Version: request.version,
    ...(request.body === null ? {} : { 'Content-Type': 'application/json' }),
  },
  body: bodyOf(request),
});

/** A form sets its own content type, with the boundary in it. */
async function toBytes({ headers, body }: EncodedRequest) {
  if (!(body instanceof FormData)) return { headers, body: body === null ? null : Buffer.from(body) };
  const form = new Response(body);
  const type = form.headers.get('content-type') ?? '';
  return { headers: { ...headers, 'Content-Type': type }, body: Buffer.from(await form.arrayBuffer()) };
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
function addressOf(request: WireRequest, baseUrl: URL): URL {
  if (!request.path.startsWith('/'))
    throw new LandfallError('bug', `A path of ${request.route} lacks its slash.`);
  return new URL(`${baseUrl.origin}${baseUrl.pathname.replace(/\/+$/, '')}${request.path}`);
}

function readDate({ date = '' }: IncomingHttpHeaders): number | null {
  const instant = Date.parse(date);
  return Number.isNaN(instant) ? null : instant;
}

/** @param onLeft called when there is a connection, just before the request is written to it */
function ask(
  address: URL,
  method: string,
  { headers, body }: { readonly headers: Readonly<Record<string, string>>; readonly body: Buffer | null },
  signal: AbortSignal,
  onLeft: () => void,
): Promise<IncomingMessage> {
  // Node adds none where a DELETE has a body.
  const length = body === null ? {} : { 'Content-Length': body.length };
  const own = { 'User-Agent': 'landfall', 'Accept-Encoding': 'gzip' };
  const options = { method, headers: { ...headers, ...length, ...own }, signal };
  return new Promise((resolve, reject) => {
    const asked = (address.protocol === 'https:' ? requestSecure : requestPlain)(address, options, resolve);
    asked.on('error', reject);
    asked.on('socket', (socket) => {
      if (!socket.connecting) onLeft();
      // A handshake that fails has written nothing of ours.
      else socket.once('encrypted' in socket ? 'secureConnect' : 'connect', onLeft);
    });
    asked.end(body);
  });
}

const unpack = promisify(gunzip);

async function readText(answer: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of answer) parts.push(part as Buffer);
  const whole = Buffer.concat(parts);
  // An answer without a body, such as a 204, may say that it is packed all the same.
  const isPacked = answer.headers['content-encoding'] === 'gzip' && whole.length > 0;
  // A mark of the byte order before the text is none of it.
  return new TextDecoder().decode(isPacked ? await unpack(whole) : whole);
}

function parseBody(text: string): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
