/** Sends requests to one location of a platform and keeps every exchange as it was on the wire. */
import { asObject, type JsonObject } from './load-specs.ts';
import type { Exchange } from './spec-validator.ts';

export interface Recorder {
  readonly exchanges: readonly Exchange[];
  /** Resolves to the answer's body; it never throws for a status. */
  readonly send: (method: string, path: string, body?: JsonObject, token?: string) => Promise<JsonObject>;
}

/** `version` is the Version header; null leaves it out. */
export function createRecorder(url: string, token: string, version: string | null): Recorder {
  const exchanges: Exchange[] = [];
  return {
    exchanges,
    send: async (method, path, body, otherToken) => {
      const answer = await fetch(`${url}${path}`, {
        method,
        headers: {
          Authorization: `Bearer ${otherToken ?? token}`,
          'Content-Type': 'application/json',
          ...(version === null ? {} : { Version: version }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await answer.text();
      const responseBody: unknown = text === '' ? null : JSON.parse(text);
      const { status } = answer;
      exchanges.push({
        method,
        path,
        version: version ?? '',
        requestBody: body ?? null,
        status,
        responseBody,
      });
      return asObject(responseBody);
    },
  };
}

/** The text at `path` of a body, such as `contact.id`; throws when it is not there. */
export function textAt(body: JsonObject, path: string): string {
  let node: unknown = body;
  for (const key of path.split('.')) node = asObject(node)[key];
  if (typeof node !== 'string') throw new Error(`no text at ${path} of ${JSON.stringify(body)}`);
  return node;
}
