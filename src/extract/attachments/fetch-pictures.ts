/**
 * Fetches the pictures that exports or the second witness name, once each, and only when a person asks.
 *
 * Invariants: a picture that is there is not fetched again; what arrives is kept only if its first bytes are a
 * picture's; one that cannot be had never stops the others. What may be asked at all, `fetchFile` decides.
 */
import { mkdir, readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileTypeFromBuffer } from 'file-type';
import pMap from 'p-map';
import type { FetchedFile, FetchRefusal } from '../../http/fetch-file.ts';
import type { Entity } from '../../model/entity.ts';
import { leadRefOf } from '../enrich/lead-ref.ts';

export interface RefusedPicture {
  readonly marker: string;
  readonly reason: FetchRefusal | 'not a picture' | 'no lead id or e-mail';
}

export interface FetchedPictures {
  readonly fetched: number;
  /** There already. */
  readonly kept: number;
  readonly refused: readonly RefusedPicture[];
}

export interface FetchPicturesOptions {
  /** The `attachments/` folder. */
  readonly directory: string;
  /** People, the second witness merged in. */
  readonly people: AsyncIterable<readonly Entity[]>;
  readonly fetch: (address: string) => Promise<FetchedFile>;
  readonly stop: AbortSignal;
  readonly onProgress: (done: number) => void;
}

const extensions: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
};
/** Other people's servers: a few at a time. */
const concurrency = 4;

export async function fetchPictures(options: FetchPicturesOptions): Promise<FetchedPictures> {
  const refused: RefusedPicture[] = [];
  let fetched = 0;
  let kept = 0;
  let done = 0;
  const fetchOne = async (entity: Entity): Promise<void> => {
    const address = entity.columns['lead_picture']?.trim() ?? '';
    if (address === '' || options.stop.aborted) return;
    const outcome = await fetchPicture(entity, address, options);
    if (outcome === 'fetched') fetched += 1;
    else if (outcome === 'kept') kept += 1;
    else refused.push({ marker: entity.marker, reason: outcome });
    options.onProgress((done += 1));
  };
  for await (const batch of options.people) await pMap(batch, fetchOne, { concurrency });
  return { fetched, kept, refused: refused.sort((a, b) => (a.marker < b.marker ? -1 : 1)) };
}

async function fetchPicture(
  entity: Entity,
  address: string,
  { directory, fetch }: FetchPicturesOptions,
): Promise<'fetched' | 'kept' | RefusedPicture['reason']> {
  const ref = leadRefOf(entity);
  if (ref === null) return 'no lead id or e-mail';
  const folder = join(directory, safeName('id' in ref ? ref.id : ref.email));
  const names = await readdir(folder).catch(() => []);
  if (names.some((name) => /^picture\.(?:jpg|png|gif|webp)$/.test(name))) return 'kept';
  const answer = await fetch(address);
  if (answer.kind === 'refused') return answer.reason;
  const type = (await fileTypeFromBuffer(answer.bytes))?.mime ?? '';
  const extension = Object.hasOwn(extensions, type) ? extensions[type] : undefined;
  if (extension === undefined) return 'not a picture';
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, `picture.${extension}`);
  // Beside it first: a picture half written would count as there.
  await writeFile(`${file}.part`, answer.bytes, { mode: 0o600 });
  await rename(`${file}.part`, file);
  return 'fetched';
}

/** An address is a folder's name as it stands, but for what would lead elsewhere. */
const safeName = (name: string): string => name.replace(/[/\\:*?"<>|]/g, '_').replace(/^\.+/, '_');
