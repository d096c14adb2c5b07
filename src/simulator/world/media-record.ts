/** Owns: the noun of the media library as the simulator stores it: a file or a folder, without its bytes. */

export interface MediaRecord {
  readonly id: string;
  readonly locationId: string;
  readonly type: 'file' | 'folder';
  readonly name: string;
  readonly url: string;
  readonly size: number;
  readonly contentType: string;
  /** Of its bytes, which are not kept; empty for a folder and for a file taken from an address. */
  readonly sha256: string;
  readonly parentId?: string | undefined;
  /** Where a hosted file was taken from. */
  readonly sourceUrl?: string | undefined;
  readonly trashed: boolean;
}
