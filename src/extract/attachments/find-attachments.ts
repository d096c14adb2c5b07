/**
 * The files in `attachments/`, and whose they are: `attachments/<lead id or e-mail>/file.pdf`, or a line of
 * `attachments/index.csv` (columns `path` and `lead_id` or `email`), which counts before the folder's name.
 *
 * Kartra offers no export of files, so a person puts them there. Nothing is changed or sent: each file is
 * recorded with size, type by its first bytes, and checksum. Links out of the folder are not followed.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { fileTypeFromFile } from 'file-type';
import type { EntityStore } from '../../ledger/ledger.ts';
import type { Attachment } from '../../model/attachment.ts';
import { normaliseEmail } from '../e-mail.ts';
import { leadRefOf } from '../enrich/lead-ref.ts';

const indexName = 'index.csv';

/** @returns null when there is no such folder */
export async function findAttachments(
  directory: string,
  entities: EntityStore,
): Promise<readonly Attachment[] | null> {
  const paths = await listFiles(directory);
  if (paths === null) return null;
  const index = paths.includes(indexName)
    ? readIndex(await readFile(join(directory, indexName), 'utf8'))
    : [];
  const owners = new Map(index.map(({ path, owner }) => [path, owner]));
  const files = paths
    .filter((path) => path !== indexName)
    .map((path) => ({ path, owner: owners.get(path) ?? ownerOf(path) }));
  const markers = await findMarkers(entities, new Set(files.flatMap(({ owner }) => owner ?? [])));
  const found: Attachment[] = [];
  for (const { path, owner } of files) {
    const marker = owner === null ? null : (markers.get(owner) ?? null);
    found.push({ path, marker, ...(await inspect(join(directory, path))) });
  }
  return found;
}

/** Paths below the folder with `/` between names, sorted; hidden ones and links passed over. */
async function listFiles(directory: string): Promise<string[] | null> {
  const found: string[] = [];
  const walk = async (folder: string): Promise<void> => {
    for (const entry of await readdir(join(directory, folder), { withFileTypes: true })) {
      if (entry.name.startsWith('.')) continue;
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) await walk(path);
      else if (entry.isFile()) found.push(path);
    }
  };
  try {
    await walk('');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
  return found.sort();
}

/** Lines without a path or an owner are passed over: their files are listed as nobody's. */
function readIndex(text: string): { readonly path: string; readonly owner: string }[] {
  const rows = parse(text, {
    bom: true,
    columns: (header: string[]) =>
      header.map((name) =>
        name
          .trim()
          .toLowerCase()
          .replace(/[\s-]+/g, '_'),
      ),
    relax_column_count: true,
    skip_empty_lines: true,
    trim: true,
  }) as Partial<Record<string, string>>[];
  return rows.flatMap(({ path = '', lead_id = '', email = '' }) => {
    const owner = asOwner(lead_id) ?? asOwner(email);
    const clean = path.replaceAll('\\', '/').replace(/^(?:\.\/|attachments\/)+/, '');
    return clean === '' || owner === null ? [] : [{ path: clean, owner }];
  });
}

/** The nearest folder that is a lead id or an address. */
function ownerOf(path: string): string | null {
  const folders = path.split('/').slice(0, -1).reverse();
  for (const folder of folders) {
    const owner = asOwner(folder);
    if (owner !== null) return owner;
  }
  return null;
}

const asOwner = (text: string): string | null => (/^[1-9]\d{0,19}$/.test(text) ? text : normaliseEmail(text));

/** Whose lead id or address each is, addresses of earlier exports included. */
async function findMarkers(
  entities: EntityStore,
  wanted: ReadonlySet<string>,
): Promise<ReadonlyMap<string, string>> {
  const markers = new Map<string, string>();
  if (wanted.size === 0) return markers;
  for await (const batch of entities.all('contact')) {
    for (const entity of batch) {
      const ref = leadRefOf(entity);
      const earlier = entity.superseded['email'] ?? [];
      const emails = [entity.columns['email'] ?? '', ...earlier].map(normaliseEmail);
      for (const owner of [ref !== null && 'id' in ref ? ref.id : null, ...emails]) {
        if (owner !== null && wanted.has(owner) && !markers.has(owner)) markers.set(owner, entity.marker);
      }
    }
  }
  return markers;
}

async function inspect(file: string): Promise<Pick<Attachment, 'bytes' | 'type' | 'sha256'>> {
  const hash = createHash('sha256');
  let isText = true;
  for await (const part of createReadStream(file) as AsyncIterable<Buffer>) {
    hash.update(part);
    isText &&= !part.includes(0);
  }
  const { size } = await stat(file);
  const type = (await fileTypeFromFile(file))?.mime;
  const plain = isText && size > 0 ? 'text/plain' : 'application/octet-stream';
  return { bytes: size, type: type ?? plain, sha256: hash.digest('hex') };
}
