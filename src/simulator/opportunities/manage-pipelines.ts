/**
 * Owns: the calls on pipelines and lost reasons.
 * Source: the list and the lost reasons from the opportunities specs (locationId in camelCase in every version);
 * create, get, update and delete from the live documentation, in v3 only, answering the pipeline itself.
 * What came from a read (id, position, dates, location) is refused in an update, by integrators.
 */

import { z } from 'zod';
import { findOwnRecord } from '../http/find-own-record.ts';
import { parseInput } from '../http/parse-input.ts';
import {
  type PlatformReply,
  type PlatformRequest,
  requireOwnBody,
  requireOwnLocation,
} from '../http/platform-route.ts';
import { Refusal } from '../http/refusal.ts';
import type { PipelineRecord } from '../world/opportunity-record.ts';
import {
  addPipeline,
  changedPipelineInput,
  changePipeline,
  newPipelineInput,
  removePipeline,
} from './write-pipeline.ts';

const ofLocation = z.looseObject({ locationId: z.string() });
const reasonQuery = z.looseObject({
  locationId: z.string(),
  query: z.string().default(''),
  limit: z.coerce.number().int().min(1).default(20),
  skip: z.coerce.number().int().min(0).default(0),
});
const newBody = z.strictObject({ locationId: z.string(), ...newPipelineInput });
const changedBody = z.strictObject(changedPipelineInput);

export function listPipelines(request: PlatformRequest): PlatformReply {
  requireOwnLocation(request, request.query.locationId);
  parseInput(ofLocation, request.query);
  const pipelines = request.location.pipelines.values().sort((left, right) => left.position - right.position);
  return { status: 200, body: { pipelines } };
}

export function getPipeline(request: PlatformRequest): PlatformReply {
  return { status: 200, body: requirePipeline(request) };
}

export function createPipeline(request: PlatformRequest): PlatformReply {
  requireOwnBody(request);
  const wanted = parseInput(newBody, request.body);
  return { status: 201, body: addPipeline(request.world, request.location, wanted) };
}

export function updatePipeline(request: PlatformRequest): PlatformReply {
  const before = requirePipeline(request);
  const wanted = parseInput(changedBody, request.body);
  return { status: 200, body: changePipeline(request.world, request.location, before, wanted) };
}

export function deletePipeline(request: PlatformRequest): PlatformReply {
  removePipeline(request.world, request.location, requirePipeline(request));
  return { status: 200, body: { success: true, succeded: true } };
}

export function listLostReasons(request: PlatformRequest): PlatformReply {
  requireOwnLocation(request, request.query.locationId);
  const { query, limit, skip } = parseInput(reasonQuery, request.query);
  const found = request.location.lostReasons
    .values()
    .filter(({ name }) => name.toLowerCase().includes(query.toLowerCase()));
  return { status: 200, body: { lostReasons: found.slice(skip, skip + limit), total: found.length } };
}

function requirePipeline(request: PlatformRequest): PipelineRecord {
  requireOwnLocation(request, request.query.locationId);
  const { id } = request.params;
  const missing = new Refusal(404, { statusCode: 404, message: 'Pipeline not found', error: 'Not Found' });
  return findOwnRecord(request, (place) => place.pipelines, id, missing);
}
