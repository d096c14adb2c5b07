/**
 * The order in which exports speak: the later one wins. Generation by generation; within one, exports made
 * under a filter come first, since the full export of the same days says the same or more; then the
 * instant of export, the checksum and the name. The order in which files lie in the folder or were staged
 * never matters.
 */
import { readFilter } from '../connectors/kartra/filter-folder.ts';
import type { ExportFile } from '../model/entity.ts';

export function orderFiles(files: readonly ExportFile[]): readonly ExportFile[] {
  return [...files].sort(compareFiles);
}

function compareFiles(a: ExportFile, b: ExportFile): number {
  return (
    a.generation - b.generation ||
    Number(readFilter(a.name) === null) - Number(readFilter(b.name) === null) ||
    a.exportedAt - b.exportedAt ||
    compareText(a.sha256, b.sha256) ||
    compareText(a.name, b.name)
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
