/**
 * Owns: the media library. Source: medias specs; live documentation for the limits of 25 MB, and 500 MB for videos.
 * Unverified: what is refused is a 400, since the files list no refusal; an unknown id is a 404; a hosted address
 * is taken without being fetched, for the simulator opens no connection.
 */

import { z } from 'zod';
import { findOwnRecord } from '../http/find-own-record.ts';
import { parseInput } from '../http/parse-input.ts';
import { type PlatformReply, type PlatformRequest, requireOwnLocation } from '../http/platform-route.ts';
import type { SentFile } from '../http/read-multipart.ts';
import { badRequest, notFound } from '../http/refusal.ts';
import type { MediaRecord } from '../world/media-record.ts';

const MEGABYTE = 1_048_576;
const owner = { altId: z.string(), altType: z.literal('location') };
const uploadForm = z.strictObject({
  file: z
    .object({ fileName: z.string(), contentType: z.string(), size: z.number(), sha256: z.string() })
    .optional(),
  hosted: z.union([z.literal('true'), z.literal('false'), z.boolean()]).optional(),
  fileUrl: z.string().optional(),
  name: z.string().optional(),
  parentId: z.string().optional(),
});
const folderBody = z.strictObject({ ...owner, name: z.string().min(1), parentId: z.string().optional() });
const updateBody = z.strictObject({ ...owner, name: z.string().min(1) });
const bulkUpdateBody = z.strictObject({
  ...owner,
  filesToBeUpdated: z.array(z.strictObject({ id: z.string(), name: z.string().optional() })),
});
const bulkDeleteBody = z.strictObject({
  ...owner,
  filesToBeDeleted: z.array(z.strictObject({ _id: z.string() })),
  status: z.enum(['deleted', 'trashed']),
});
const listQuery = z.looseObject({
  ...owner,
  type: z.enum(['file', 'folder']),
  parentId: z.string().optional(),
  query: z.string().default(''),
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).default(20),
});

export function uploadFile(request: PlatformRequest): PlatformReply {
  const { file, hosted, fileUrl, name, parentId } = parseInput(uploadForm, request.body);
  requireFolder(request, parentId);
  if (String(hosted) === 'true') {
    if (fileUrl === undefined || !URL.canParse(fileUrl)) throw badRequest('fileUrl must be a URL');
    const fileName = new URL(fileUrl).pathname.split('/').at(-1) ?? '';
    return showUpload(
      addFile(
        request,
        { fileName, contentType: '', size: 0, sha256: '' },
        { name, parentId, sourceUrl: fileUrl },
      ),
    );
  }
  if (file === undefined) throw badRequest('file is required');
  const limit = file.contentType.startsWith('video/') ? 500 : 25;
  if (file.size > limit * MEGABYTE) throw badRequest(`File size must not exceed ${limit} MB`);
  return showUpload(addFile(request, file, { name, parentId }));
}

export function createFolder(request: PlatformRequest): PlatformReply {
  requireOwner(request, request.body);
  const { altId, altType, name, parentId } = parseInput(folderBody, request.body);
  requireFolder(request, parentId);
  request.world.markChanged();
  const folder = request.location.media.put({
    id: request.world.ids.businessId(),
    locationId: request.location.id,
    type: 'folder',
    name,
    url: '',
    size: 0,
    contentType: '',
    sha256: '',
    parentId,
    trashed: false,
  });
  return { status: 200, body: { id: folder.id, altId, altType, name, parentId, type: 'folder' } };
}

export function listMedia(request: PlatformRequest): PlatformReply {
  requireOwner(request, request.query);
  const { type, parentId, query, offset, limit } = parseInput(listQuery, request.query);
  const files = request.location.media
    .values()
    .filter((entry) => entry.type === type && !entry.trashed && entry.parentId === parentId)
    .filter((entry) => entry.name.toLowerCase().includes(query.toLowerCase()))
    .slice(offset, offset + limit);
  return { status: 200, body: { files: files.map(showMedia) } };
}

export function updateMedia(request: PlatformRequest): PlatformReply {
  requireOwner(request, request.body);
  const before = requireMedia(request, request.params.mediaId);
  const { name } = parseInput(updateBody, request.body);
  request.location.media.put({ ...before, name });
  request.world.markChanged();
  return { status: 200, body: { updated: true } };
}

export function updateManyMedia(request: PlatformRequest): PlatformReply {
  requireOwner(request, request.body);
  const { filesToBeUpdated } = parseInput(bulkUpdateBody, request.body);
  const { media } = request.location;
  const results = filesToBeUpdated.map(({ id, name }) => {
    const before = media.get(id);
    if (before !== undefined) media.put({ ...before, name: name ?? before.name });
    return { updated: before !== undefined, id };
  });
  request.world.markChanged();
  return { status: 200, body: results };
}

export function deleteManyMedia(request: PlatformRequest): PlatformReply {
  requireOwner(request, request.body);
  const { filesToBeDeleted, status } = parseInput(bulkDeleteBody, request.body);
  const { media } = request.location;
  const results = filesToBeDeleted.map(({ _id: id }) => {
    const before = media.get(id);
    if (before !== undefined && status === 'trashed') media.put({ ...before, trashed: true });
    else if (before !== undefined) media.remove(id);
    return { deleted: before !== undefined, id };
  });
  request.world.markChanged();
  return { status: 200, body: results };
}

export function deleteMedia(request: PlatformRequest): PlatformReply {
  requireOwner(request, request.query);
  request.location.media.remove(requireMedia(request, request.params.mediaId).id);
  request.world.markChanged();
  return { status: 200, body: {} };
}

function showMedia({ id, trashed: _, sourceUrl: _source, sha256: _digest, ...entry }: MediaRecord) {
  return { _id: id, altType: 'location', altId: entry.locationId, ...entry };
}

export function addFile(
  { location, world }: PlatformRequest,
  file: SentFile,
  more: { readonly [Name in 'name' | 'parentId' | 'sourceUrl']?: string | undefined } = {},
): MediaRecord {
  const id = world.ids.businessId();
  const name = more.name ?? file.fileName;
  world.markChanged();
  return location.media.put({
    id,
    locationId: location.id,
    type: 'file',
    name,
    url: `https://storage.invalid/${location.id}/media/${id}/${encodeURIComponent(name)}`,
    size: file.size,
    contentType: file.contentType,
    sha256: file.sha256,
    parentId: more.parentId,
    sourceUrl: more.sourceUrl,
    trashed: false,
  });
}

function showUpload({ id, url }: MediaRecord): PlatformReply {
  return { status: 200, body: { fileId: id, url } };
}

function requireOwner(request: PlatformRequest, holder: unknown): void {
  if (typeof holder === 'object' && holder !== null && 'altId' in holder)
    requireOwnLocation(request, holder.altId);
}

function requireMedia(request: PlatformRequest, id: string | undefined): MediaRecord {
  return findOwnRecord(request, (location) => location.media, id, notFound('File not found'));
}

function requireFolder(request: PlatformRequest, id: string | undefined): void {
  if (id !== undefined && requireMedia(request, id).type !== 'folder')
    throw badRequest('parentId is not a folder');
}
