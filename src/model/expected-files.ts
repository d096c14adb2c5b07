/** Files that must stand in the file field of one person. */
import { sha256 } from './digest.ts';
import type { Json } from './json.ts';

export interface ExpectedFile {
  /** UUID by which the field tells it apart; made of the file's path and content. */
  readonly key: string;
  /** Below `attachments/`. */
  readonly path: string;
  readonly fileName: string;
  /** Media type. */
  readonly type: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface ExpectedFiles {
  /** Marker of the person. */
  readonly contact: string;
  readonly files: readonly ExpectedFile[];
}

/** A file that stands in the media library, since the file field takes no such file. */
export interface ExpectedMedia {
  readonly contact: string;
  /** Its name in the library, ours alone. */
  readonly name: string;
  readonly file: ExpectedFile;
}

/** Key of the custom field of contacts that holds them. */
export const filesFieldKey = 'kartra_files';

export const filesId = (contact: string): string => `${contact}:files`;

/** How keys of a person's own files begin: any other key in their field is a file somebody else put there. */
export const ownFilePrefix = (contact: string): string => sha256(`files of ${contact}`).slice(0, 8);

export const asExpectedMedia = (expected: Json): ExpectedMedia => expected as unknown as ExpectedMedia;
export const asExpectedFiles = (expected: Json): ExpectedFiles => expected as unknown as ExpectedFiles;

export interface FileInField {
  readonly name: string;
  readonly type: string;
  readonly bytes: number | null;
}

/**
 * What a file field shows, by key. (HighLevel, contacts: a map from the key to an object with the file's address and,
 * under `meta`, its name, type and size.)
 *
 * @param value as a contact holds it: JSON text; anything else holds no file
 */
export function readFileField(value: unknown): ReadonlyMap<string, FileInField> {
  if (typeof value !== 'string' || !value.startsWith('{')) return new Map();
  const files = JSON.parse(value) as Readonly<Record<string, { readonly meta?: unknown } | null>>;
  return new Map(
    Object.entries(files).map(([key, file]) => {
      const meta = (file?.meta ?? {}) as Readonly<Record<string, unknown>>;
      const text = (name: string) => (typeof meta[name] === 'string' ? meta[name] : '');
      const size = Number(meta['size'] ?? Number.NaN);
      return [
        key,
        { name: text('originalname'), type: text('mimetype'), bytes: Number.isFinite(size) ? size : null },
      ];
    }),
  );
}
