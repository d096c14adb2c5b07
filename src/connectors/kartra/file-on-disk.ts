/** Something in `exports/` that may be an export: a file, or a member of an archive. Plain data. */
import type { LandfallError } from '../../errors.ts';

export interface FileOnDisk {
  /** Where the file, or the archive, stands. */
  readonly path: string;
  /** Path below `exports/`; of a member `archive.zip/member.csv`. */
  readonly name: string;
  /** Epoch ms; of a member the archive's. */
  readonly modifiedAt: number;
  /** Size in bytes of what stands at `path`. */
  readonly sizeOnDisk: number;
  /** Name of the member inside the archive. */
  readonly member?: string;
  /** Why it cannot be read at all, where that is known already. */
  readonly fault?: LandfallError;
}
