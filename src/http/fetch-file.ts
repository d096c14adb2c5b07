/**
 * Fetches one file from an address somebody else wrote down. Used for pictures, and only when asked.
 *
 * Invariants: https only; the name is resolved once, every address it has must be public, and the connection
 * goes to the very address that was checked (a second look-up could answer differently); a redirect is a new
 * address under the same rules; nothing of ours is sent along, no cookie, no referrer, no credential; never
 * more than the limit is held in memory; the deadline covers everything.
 */
import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import { type IncomingMessage, request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import { isIP } from 'node:net';
import { isPublicAddress } from './is-public-address.ts';

export type FetchedFile =
  | { readonly kind: 'file'; readonly bytes: Buffer }
  /** `reason` names no address. */
  | { readonly kind: 'refused'; readonly reason: FetchRefusal };

export type FetchRefusal =
  | 'not an https address'
  | 'name unknown'
  | 'not a public address'
  | 'too many redirects'
  | 'too large'
  | 'no answer'
  | `HTTP ${number}`;

export interface FetchRules {
  readonly maxBytes: number;
  /** From the first look-up to the last byte. */
  readonly timeoutMs: number;
  readonly maxRedirects: number;
  /** `https:` alone, except in tests. */
  readonly protocol: 'https:' | 'http:';
  readonly isAllowedAddress: (address: string) => boolean;
}

export const pictureRules: FetchRules = {
  maxBytes: 5 * 1024 * 1024,
  timeoutMs: 15_000,
  maxRedirects: 3,
  protocol: 'https:',
  isAllowedAddress: isPublicAddress,
};

export async function fetchFile(address: string, rules: FetchRules = pictureRules): Promise<FetchedFile> {
  const deadline = AbortSignal.timeout(rules.timeoutMs);
  let next = address;
  for (let redirects = 0; redirects <= rules.maxRedirects; redirects += 1) {
    const url = URL.canParse(next) ? new URL(next) : null;
    if (url?.protocol !== rules.protocol || url.username !== '' || url.password !== '') {
      return refused('not an https address');
    }
    const found = await resolve(url, deadline);
    if (found === null) return refused('name unknown');
    if (!found.every((one) => rules.isAllowedAddress(one.address))) return refused('not a public address');
    const answer = await ask(url, found, rules, deadline);
    if (typeof answer !== 'string') return answer;
    next = new URL(answer, url).href;
  }
  return refused('too many redirects');
}

const refused = (reason: FetchRefusal): FetchedFile => ({ kind: 'refused', reason });

/** The name's addresses, or the literal in it; null when there are none. */
async function resolve(url: URL, deadline: AbortSignal): Promise<readonly LookupAddress[] | null> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const family = isIP(host);
  if (family !== 0) return [{ address: host, family }];
  const late = new Promise<null>((done) => {
    deadline.addEventListener('abort', () => done(null), { once: true });
  });
  const found = await Promise.race([lookup(host, { all: true }).catch(() => null), late]);
  return found === null || found.length === 0 ? null : found;
}

/** @returns what came, or where the answer points instead */
function ask(
  url: URL,
  [first]: readonly LookupAddress[],
  { maxBytes, protocol }: FetchRules,
  deadline: AbortSignal,
): Promise<FetchedFile | string> {
  return new Promise((done) => {
    const failed = () => done(refused('no answer'));
    const sending = (protocol === 'https:' ? requestSecure : requestPlain)(url, {
      method: 'GET',
      headers: { Accept: 'image/*' },
      agent: false,
      signal: deadline,
      lookup: (_host, options, answer) => {
        if (first === undefined) answer(new Error('no address'), '', 0);
        else if (options.all === true) answer(null, [first]);
        else answer(null, first.address, first.family);
      },
    });
    sending.on('error', failed);
    sending.on('response', (response) => {
      const { statusCode = 0, headers } = response;
      if (statusCode >= 300 && statusCode < 400 && headers.location !== undefined) {
        response.destroy();
        done(URL.canParse(headers.location, url.href) ? headers.location : refused('not an https address'));
      } else if (statusCode !== 200) {
        response.destroy();
        done(refused(`HTTP ${statusCode}`));
      } else receive(response, maxBytes).then(done, failed);
    });
    sending.end();
  });
}

async function receive(response: IncomingMessage, maxBytes: number): Promise<FetchedFile> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    size += part.length;
    // Leaving the loop destroys the response.
    if (size > maxBytes) return refused('too large');
    parts.push(part);
  }
  return { kind: 'file', bytes: Buffer.concat(parts) };
}
