/**
 * Looks at one file without keeping anything of it: what it is taken for, what each column would be, and
 * the shape of its first values. Cells are masked to their shape, so that a preview can be sent to somebody.
 */
import { columnKeys } from '../connectors/kartra/column-keys.ts';
import { knownColumns } from '../connectors/kartra/column-names.ts';
import { splitCurrency } from '../connectors/kartra/currency-column.ts';
import { exportColumns } from '../connectors/kartra/export-columns.ts';
import { inspectBytes } from '../connectors/kartra/inspect-bytes.ts';
import { inspectExport, readExport } from '../connectors/kartra/inspect-export.ts';
import { LandfallError } from '../errors.ts';
import { listExports } from '../extract/list-exports.ts';
import type { Workspace } from './workspace.ts';

export interface ExportPreview {
  readonly step: 'preview';
  readonly name: string;
  readonly kind: string;
  readonly encoding: string;
  readonly columns: readonly {
    readonly header: string;
    /** The column it is read as; null for one kept under its own header. */
    readonly readAs: string | null;
    /** Shapes of the first values: letters as `a`, digits as `9`. */
    readonly shapes: readonly string[];
  }[];
}

const previewRows = 3;
const shapeLength = 40;

/** @param name path below `exports/`. @throws `file-missing`, `file-not-an-export`, … */
export async function previewExport(workspace: Workspace, name: string): Promise<ExportPreview> {
  const { files } = await listExports(workspace.exportsDirectory);
  const wanted = name.replace(/^(?:\.\/)?exports\//u, '');
  const file = files.find((candidate) => candidate.name === wanted);
  if (file === undefined) {
    throw new LandfallError('file-missing', `exports/ holds no export file ${wanted}.`, {
      file: wanted,
      rule: 'the path of a .csv, .txt or .tsv file below exports/',
      remedy: 'Put the file into exports/ and write its name as it stands there.',
    });
  }
  if (file.fault !== undefined) throw file.fault;
  const { config } = workspace;
  const bytes = await inspectBytes(file, config.encodings[file.name]?.encoding);
  const inspected = await inspectExport(file, bytes, config.exports[file.name]);
  const { kind, header } = inspected;
  const known = new Set<string>(Object.keys(kind === 'contacts' ? knownColumns : exportColumns[kind]));
  const keys = columnKeys(header, file.name, kind);
  const rows: (readonly string[])[] = [];
  for await (const batch of readExport(inspected)) {
    rows.push(...batch.slice(0, previewRows - rows.length).map(({ cells }) => cells));
    if (rows.length >= previewRows) break;
  }
  return {
    step: 'preview',
    name: file.name,
    kind,
    encoding: bytes.encoding,
    columns: header.map((cell, index) => {
      const key = keys[index] ?? cell;
      return {
        header: cell,
        readAs: known.has(splitCurrency(key).base) ? key : null,
        shapes: rows.map((cells) => shapeOf(cells[index] ?? '')),
      };
    }),
  };
}

function shapeOf(cell: string): string {
  const shape = cell
    .replace(/\p{Lu}/gu, 'A')
    .replace(/\p{L}/gu, (letter) => (letter === 'A' ? 'A' : 'a'))
    .replace(/\p{N}/gu, '9')
    .replace(/[\r\n]+/gu, '⏎');
  return shape.length > shapeLength ? `${shape.slice(0, shapeLength - 1)}…` : shape;
}
