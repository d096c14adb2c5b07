/** Deletes files that do not stand, and their rows, a batch at a time. */
import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';

/** Rows deleted in one transaction. */
const batch = 2000;

export async function clearHiddenFiles(write: Kysely<Tables>): Promise<void> {
  const hidden = await write
    .selectFrom('export_file')
    .select('id')
    .where('state', '<>', 'standing')
    .execute();
  for (const { id } of hidden) {
    while (await deleteSome(write, 'staged_row', id));
    while (await deleteSome(write, 'rejected_row', id));
    await write.deleteFrom('export_file').where('id', '=', id).execute();
  }
}

/** False when nothing was left. */
async function deleteSome(
  write: Kysely<Tables>,
  table: 'staged_row' | 'rejected_row',
  fileId: number,
): Promise<boolean> {
  const lines = write
    .selectFrom(table)
    .select('line')
    .where('file_id', '=', fileId)
    .orderBy('line')
    .limit(batch);
  const { numDeletedRows } = await write
    .deleteFrom(table)
    .where('file_id', '=', fileId)
    .where('line', 'in', lines)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}
