/**
 * Export files and their rows, verbatim. A file is staged whole or not at all.
 *
 * State of a file: `arriving` from the first row to the last, under a name no file can have; `standing`
 * once its counts add up, in the same transaction in which an earlier version becomes `leaving`; gone
 * when the rows of what leaves are deleted. Only standing files are ever seen. No transaction holds more
 * than a batch of rows, so other writers wait milliseconds. What a killed run left arriving or leaving
 * is deleted by the next one.
 */
import type { Kysely, Selectable } from 'kysely';
import { LandfallError } from '../../errors.ts';
import type { ExportFile, ExportKind, RejectedRow, StagedRow } from '../../model/entity.ts';
import { emptyReport, type FileReport } from '../../model/file-report.ts';
import { unpackCells } from '../../model/pack-cells.ts';
import { type Connection, pageSize, pages } from '../connection.ts';
import type { StagingStore } from '../ledger.ts';
import type { ExportFileTable, Tables } from '../tables.ts';
import { clearHiddenFiles } from './clear-hidden-files.ts';
import { createStagingSink } from './staging-sink.ts';

type FileRow = Selectable<ExportFileTable>;

export function createStagingStore(connection: Connection): StagingStore {
  const { read, write } = connection;
  return {
    async files() {
      const rows = await read
        .selectFrom('export_file')
        .selectAll()
        .where('state', '=', 'standing')
        .orderBy('name')
        .execute();
      return rows.map(toExportFile);
    },

    async findFile(name, sha256) {
      const row = await read
        .selectFrom('export_file')
        .selectAll()
        .where('state', '=', 'standing')
        .where('name', '=', name)
        .where('sha256', '=', sha256)
        .executeTakeFirst();
      return row === undefined ? null : toExportFile(row);
    },

    async stageFile(file, fill) {
      await clearHiddenFiles(write);
      const { id } = await write
        .insertInto('export_file')
        .values({
          name: `/arriving/${file.name}`,
          sha256: file.sha256,
          kind: file.kind,
          bytes: file.bytes,
          encoding: file.encoding,
          exported_at: file.exportedAt,
          header: JSON.stringify(file.header),
          rows: 0,
          staged: 0,
          rejected: 0,
          state: 'arriving',
          report: JSON.stringify(emptyReport),
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      try {
        const { sink, counts } = createStagingSink(connection, id, file.name);
        const { rows, report = emptyReport } = await fill(sink);
        const { staged, rejected } = counts;
        if (rows !== staged + rejected) throw unbalanced(file.name, rows, staged, rejected);
        await write.transaction().execute(async (trx) => {
          const earlier = await trx
            .selectFrom('export_file')
            .select('id')
            .where('name', '=', file.name)
            .executeTakeFirst();
          if (earlier !== undefined) await hideFile(trx, earlier.id);
          await trx
            .updateTable('export_file')
            .set({
              state: 'standing',
              name: file.name,
              rows,
              staged,
              rejected,
              report: JSON.stringify(report),
            })
            .where('id', '=', id)
            .execute();
        });
        return { ...file, id, generation: 1, rows, staged, rejected };
      } finally {
        await clearHiddenFiles(write);
      }
    },

    saveGenerations(generations) {
      return write.transaction().execute(async (trx) => {
        for (const [id, generation] of generations) {
          await trx.updateTable('export_file').set({ generation }).where('id', '=', id).execute();
        }
      });
    },

    async removeFilesExcept(names) {
      const standing = await read
        .selectFrom('export_file')
        .select(['id', 'name'])
        .where('state', '=', 'standing')
        .execute();
      const gone = standing.filter((file) => !names.includes(file.name));
      for (const { id } of gone) await hideFile(write, id);
      await clearHiddenFiles(write);
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
        yield page.map((row) => ({ line: row.line, cells: unpackCells(row.cells) }));
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
            rows.map(({ file_id: _, cells, ...row }) => ({ ...row, cells: unpackCells(cells) })),
          ),
      );
      yield* stream;
    },

    async report(fileId) {
      const row = await read
        .selectFrom('export_file')
        .select('report')
        .where('state', '=', 'standing')
        .where('id', '=', fileId)
        .executeTakeFirst();
      return row === undefined ? emptyReport : (JSON.parse(row.report) as FileReport);
    },
  };
}

async function hideFile(write: Kysely<Tables>, id: number): Promise<void> {
  const leaving = { state: 'leaving', name: `/leaving/${id}` };
  await write.updateTable('export_file').set(leaving).where('id', '=', id).execute();
}

function unbalanced(file: string, rows: number, staged: number, rejected: number): LandfallError {
  return new LandfallError('counts-unbalanced', `Rows of ${file} do not add up.`, {
    file,
    rule: 'rows read = staged + rejected',
    value: `${rows} = ${staged} + ${rejected}`,
    safe: 'Nothing of this file was kept.',
  });
}

function toExportFile({
  exported_at: exportedAt,
  header,
  kind,
  report: _,
  state: __,
  ...rest
}: FileRow): ExportFile {
  return { ...rest, kind: kind as ExportKind, exportedAt, header: JSON.parse(header) as string[] };
}
