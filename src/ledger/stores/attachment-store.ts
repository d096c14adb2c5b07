/** Files that belong to people, as last found in `attachments/`. */
import { type Connection, inBatches } from '../connection.ts';
import type { AttachmentStore } from '../witness-stores.ts';

export function createAttachmentStore({ read, write }: Connection): AttachmentStore {
  return {
    replace(attachments) {
      return write.transaction().execute(async (trx) => {
        await trx.deleteFrom('attachment').execute();
        const rows = attachments.map((attachment) => ({ ...attachment }));
        for (const part of inBatches(rows)) await trx.insertInto('attachment').values(part).execute();
      });
    },
    all: () => read.selectFrom('attachment').selectAll().orderBy('path').execute(),
  };
}
