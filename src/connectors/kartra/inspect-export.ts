/**
 * One file of `exports/` as a Kartra export: inspected whole (bytes, structure, header) before a row of
 * it is handed out. Inspecting keeps nothing; reading yields the rows below the header.
 */
import type { ExportKind, StagedRow } from '../../model/entity.ts';
import { checkStructure } from './check-structure.ts';
import { decodeStream } from './decode-stream.ts';
import type { CsvLayout } from './detect-layout.ts';
import { exportedAt } from './exported-at.ts';
import type { FileOnDisk } from './file-on-disk.ts';
import { readFilter } from './filter-folder.ts';
import type { InspectedBytes } from './inspect-bytes.ts';
import { readCsv } from './read-csv.ts';
import { recogniseExport } from './recognise-export.ts';

export interface InspectedExport extends FileOnDisk, InspectedBytes {
  readonly kind: ExportKind;
  readonly exportedAt: number;
  readonly layout: CsvLayout;
  /** Header cells as they stand in the file. */
  readonly header: readonly string[];
  /** Column key per header cell. */
  readonly columns: readonly string[];
  /** No line end closes the last row. */
  readonly endsOpen: boolean;
}

/**
 * @param bytes what `inspectBytes` found for the same file
 * @param told what a person said the file is
 * @throws LandfallError `file-not-an-export`, `file-missing`, `file-unreadable`
 */
export async function inspectExport(
  file: FileOnDisk,
  bytes: InspectedBytes,
  told?: ExportKind,
): Promise<InspectedExport> {
  const { layout, header, endsOpen } = await checkStructure(
    decodeStream(file, bytes.encoding),
    file.name,
    readFilter(file.name) !== null,
  );
  return {
    ...file,
    ...bytes,
    ...recogniseExport(header.cells, file.name, told),
    exportedAt: exportedAt(file.name, file.modifiedAt),
    layout,
    header: header.cells,
    endsOpen,
  };
}

/**
 * The rows below the header, in batches; cells verbatim.
 * @param onBytes told the bytes of each chunk of text that was read, as UTF-8
 */
export async function* readExport(
  file: InspectedExport,
  onBytes: (bytes: number) => void = () => {},
): AsyncGenerator<readonly StagedRow[]> {
  let headerSeen = false;
  const chunks = counted(decodeStream(file, file.encoding), onBytes);
  for await (const batch of readCsv(chunks, file.layout, file.name)) {
    const rows = headerSeen ? batch : batch.slice(1);
    headerSeen = true;
    if (rows.length > 0) yield rows;
  }
}

async function* counted(
  chunks: AsyncIterable<Buffer>,
  onBytes: (bytes: number) => void,
): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    onBytes(chunk.length);
    yield chunk;
  }
}
