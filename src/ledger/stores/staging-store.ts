/** Export files and their rows, verbatim. A file is staged whole or not at all. */
import type { Selectable } from 'kysely';
import { LandfallError } from '../../errors.ts';
import type { ExportFile, ExportKind, RejectedRow, StagedRow } from '../../model/entity.ts';
import { type Connection, inBatches, pageSize, pages } from '../connection.ts';
import type { StagingStore } from '../ledger.ts';
import type { ExportFileTable } from '../tables.ts';

type FileRow = Selectable<ExportFileTable>;

export function createStagingStore({ read, write }: Connection): StagingStore {
  return {
    async files() {
      const rows = await read.selectFrom('export_file').selectAll().orderBy('name').execute();
      return rows.map(toExportFile);
    },

    async findFile(name, sha256) {
      const row = await read
        .selectFrom('export_file')
        .selectAll()
        .where('name', '=', name)
        .where('sha256', '=', sha256)
        .executeTakeFirst();
      return row === undefined ? null : toExportFile(row);
    },

    stageFile(file, fill) {
      return write.transaction().execute(async (trx) => {
        await trx.deleteFrom('export_file').where('name', '=', file.name).execute();
        const { id } = await trx
          .insertInto('export_file')
          .values({
            name: file.name,
            sha256: file.sha256,
            kind: file.kind,
            bytes: file.bytes,
            encoding: file.encoding,
            exported_at: file.exportedAt,
            header: JSON.stringify(file.header),
            rows: 0,
            staged: 0,
            rejected: 0,
          })
          .returning('id')
          .executeTakeFirstOrThrow();
        let staged = 0;
        let rejected = 0;
        const { rows } = await fill({
          async stage(batch) {
            staged += batch.length;
            for (const part of inBatches(batch)) {
              await trx
                .insertInto('staged_row')
                .values(
                  part.map((row) => ({ file_id: id, line: row.line, cells: JSON.stringify(row.cells) })),
                )
                .execute();
            }
          },
          async reject(batch) {
            rejected += batch.length;
            for (const part of inBatches(batch, 100)) {
              await trx
                .insertInto('rejected_row')
                .values(
                  part.map(({ cells, ...row }) => ({ ...row, file_id: id, cells: JSON.stringify(cells) })),
                )
                .execute();
            }
          },
        });
        if (rows !== staged + rejected) {
          throw new LandfallError('counts-unbalanced', `Rows of ${file.name} do not add up.`, {
            file: file.name,
            rule: 'rows read = staged + rejected',
            value: `${rows} = ${staged} + ${rejected}`,
            safe: 'Nothing of this file was kept.',
          });
        }
        await trx.updateTable('export_file').set({ rows, staged, rejected }).where('id', '=', id).execute();
        return { ...file, id, generation: 1, rows, staged, rejected };
      });
    },

    saveGenerations(generations) {
      return write.transaction().execute(async (trx) => {
        for (const [id, generation] of generations) {
          await trx.updateTable('export_file').set({ generation }).where('id', '=', id).execute();
        }
      });
    },

    async removeFilesExcept(names) {
      const gone = (await read.selectFrom('export_file').select(['id', 'name']).execute()).filter(
        (file) => !names.includes(file.name),
      );
      for (const file of gone) await write.deleteFrom('export_file').where('id', '=', file.id).execute();
      return gone.length;
    },

    async *rows(fileId): AsyncGenerator<readonly StagedRow[]> {
      const stream = pages((last: { line: number; cells: string } | null) =>
        read
          .selectFrom('staged_row')
          .select(['line', 'cells'])
          .where('file_id', '=', fileId)
          .where('line', '>', last?.line ?? 0)
          .orderBy('line')
          .limit(pageSize)
          .execute(),
      );
      for await (const page of stream) {
        yield page.map((row) => ({ line: row.line, cells: JSON.parse(row.cells) as string[] }));
      }
    },

    async *rejected(fileId): AsyncGenerator<readonly RejectedRow[]> {
      const stream = pages((last: RejectedRow | null) =>
        read
          .selectFrom('rejected_row')
          .selectAll()
          .where('file_id', '=', fileId)
          .where('line', '>', last?.line ?? 0)
          .orderBy('line')
          .limit(pageSize)
          .execute()
          .then((rows) =>
            rows.map(({ file_id: _, cells, ...row }) => ({ ...row, cells: JSON.parse(cells) as string[] })),
          ),
      );
      yield* stream;
    },
  };
}

function toExportFile({ exported_at: exportedAt, header, kind, ...rest }: FileRow): ExportFile {
  return { ...rest, kind: kind as ExportKind, exportedAt, header: JSON.parse(header) as string[] };
}
