/**
 * One call to an endpoint and what its answer means: the plumbing all providers share. What a provider adds
 * is the body, and how a record is read out of an answer.
 */
import { z } from 'zod';
import type { Send } from '../../model/http.ts';
import type { Json } from '../../model/json.ts';
import type { ReadAnswer, WriteAnswer } from '../connector.ts';
import { buildRequest, type EndpointName, type RequestParts, routeOf } from './endpoints.ts';
import { parseOutgoing } from './parse-body.ts';
import { readAnswer } from './read-answer.ts';
import { writeAnswer } from './write-answer.ts';

interface ReadCall<Found> extends RequestParts {
  /** Reads a 2xx body; throws `destination-surprised` when it is in no known shape. */
  readonly found: (body: unknown, route: string) => Found;
  /** The read names one record by id, so that a 400 "not found" means: there is none. */
  readonly byId?: boolean;
}

interface WriteCall<Found extends { readonly id: string }> extends RequestParts {
  /** Reads the record out of a 2xx body; null where the answer does not show it, and `id` then stands. */
  readonly written: (body: unknown, route: string) => Found | null;
  /** Id of the record, for answers that do not name it. */
  readonly id?: string;
  readonly namesExisting?: boolean;
  readonly unsure?: readonly number[];
}

/** A body that holds exactly these properties: HighLevel refuses a whole request for one it does not know. */
export function exactBody(shape: z.ZodRawShape): z.ZodType<Json> {
  return z.strictObject(shape) as unknown as z.ZodType<Json>;
}

/** @throws Error (a bug) when `value` is not what may be sent there */
export function bodyFor(name: EndpointName, schema: z.ZodType<Json>, value: unknown): Json {
  return parseOutgoing(schema, value, routeOf(name));
}

/** @throws LandfallError `destination-surprised`, `wrong-location` */
export async function readCall<Found>(
  send: Send,
  name: EndpointName,
  { found, byId, ...request }: ReadCall<Found>,
): Promise<ReadAnswer<Found>> {
  const route = routeOf(name);
  return readAnswer(await send(buildRequest(name, request)), {
    route,
    found: (body) => found(body, route),
    byId: byId ?? false,
  });
}

/** @throws LandfallError `destination-surprised`, `wrong-location` */
export async function writeCall<Found extends { readonly id: string }>(
  send: Send,
  name: EndpointName,
  { written, id, namesExisting, unsure, ...request }: WriteCall<Found>,
): Promise<WriteAnswer<Found>> {
  const route = routeOf(name);
  return writeAnswer(await send(buildRequest(name, request)), {
    route,
    namesExisting: namesExisting ?? false,
    unsure: unsure ?? [],
    done: (body) => {
      const record = written(body, route);
      return { id: record?.id ?? id ?? '', record };
    },
  });
}

/** Removing what is gone already is done. @throws LandfallError `destination-surprised` */
export async function removeCall(
  send: Send,
  name: EndpointName,
  id: string,
  request: RequestParts,
): Promise<WriteAnswer<never>> {
  return writeAnswer<never>(await send(buildRequest(name, request)), {
    route: routeOf(name),
    removes: id,
    done: () => ({ id, record: null }),
  });
}
