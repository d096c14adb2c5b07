/**
 * Looks at every file before anything is staged: a file that stands in the ledger already is known by
 * its name and checksum and is not read further; every other one is inspected whole. All bad files are
 * collected, so that a person mends them in one go.
 */
import type { FileOnDisk } from '../connectors/kartra/file-on-disk.ts';
import { type ConfirmedEncoding, inspectBytes } from '../connectors/kartra/inspect-bytes.ts';
import { type InspectedExport, inspectExport } from '../connectors/kartra/inspect-export.ts';
import { LandfallError } from '../errors.ts';
import type { StagingStore } from '../ledger/ledger.ts';
import type { ExportFile, ExportKind } from '../model/entity.ts';

export interface InspectedFiles {
  readonly known: readonly ExportFile[];
  readonly fresh: readonly InspectedExport[];
}

/**
 * @param encodings encodings a person confirmed, by file name
 * @param kinds what a person said files are, by file name
 * @throws LandfallError of the one bad file, or one that lists all of them
 */
export async function inspectAll(
  files: readonly FileOnDisk[],
  staging: StagingStore,
  encodings: Readonly<Record<string, ConfirmedEncoding>>,
  kinds: Readonly<Record<string, ExportKind>>,
  onFile: (name: string) => void,
): Promise<InspectedFiles> {
  const known: ExportFile[] = [];
  const fresh: InspectedExport[] = [];
  const bad: LandfallError[] = [];
  for (const file of files) {
    onFile(file.name);
    try {
      if (file.fault !== undefined) throw file.fault;
      const bytes = await inspectBytes(file, encodings[file.name]);
      const staged = await staging.findFile(file.name, bytes.sha256);
      const told = kinds[file.name];
      if (staged === null || (told !== undefined && told !== staged.kind)) {
        fresh.push(await inspectExport(file, bytes, told));
      } else known.push(staged);
    } catch (error) {
      if (!(error instanceof LandfallError)) throw error;
      bad.push(error);
    }
  }
  refuseBad(bad);
  return { known, fresh };
}

function refuseBad(bad: readonly LandfallError[]): void {
  const first = bad[0];
  if (first === undefined) return;
  if (bad.length === 1) throw first;
  const code = bad.every((error) => error.code === first.code) ? first.code : 'file-not-an-export';
  const asked = bad.filter(({ details }) => details.rule === 'encoding-unconfirmed');
  // Two dozen files of one program need one answer, not two dozen commands.
  const isAskedOnce = asked.length > 1;
  const list = bad
    .map((error) =>
      isAskedOnce && asked.includes(error)
        ? `- ${error.message}`
        : `- ${error.message}\n  ${error.details.remedy ?? ''}`,
    )
    .join('\n');
  const confirm = isAskedOnce
    ? ' Where every letter shown is right, confirm them all: landfall extract --encoding "*=windows-1252" --by "Your Name"; where one is not, export that file from Kartra again without opening it in Excel.'
    : '';
  throw new LandfallError(
    code,
    `${bad.length} files in exports/ cannot be read, so none was taken in:\n${list}`,
    {
      rule: 'all-files-readable',
      safe: 'Nothing was kept of any new file; HighLevel was not touched.',
      remedy:
        asked.length === bad.length
          ? confirm.trim()
          : `Mend, replace or take away the files named, then run the step again.${confirm}`,
      facts: { files: bad.length },
    },
    new AggregateError(bad),
  );
}
