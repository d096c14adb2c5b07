/** Files of people: recorded and linked, pictures fetched first when asked. Nothing is uploaded here. */
import { join } from 'node:path';
import { type FetchedPictures, fetchPictures } from '../extract/attachments/fetch-pictures.ts';
import { findAttachments } from '../extract/attachments/find-attachments.ts';
import { type FetchedFile, fetchFile } from '../http/fetch-file.ts';
import { throwIfStopped } from '../http/sleep-unless-stopped.ts';
import { attachmentsCsv } from '../report/attachments-paper.ts';
import { explainFiles } from './explain-file-error.ts';
import { mergePeople } from './merge-people.ts';
import type { Workspace } from './workspace.ts';

export interface AttachmentsSummary {
  /** Files in `attachments/`. */
  readonly files: number;
  readonly bytes: number;
  readonly linked: number;
  /** Files of nobody the exports know. */
  readonly unlinked: number;
  /** Null when pictures were not asked for. */
  readonly pictures: {
    readonly fetched: number;
    readonly kept: number;
    readonly refused: Readonly<Record<string, number>>;
  } | null;
  readonly paper: string;
}

export interface AttachmentsOptions {
  readonly pictures: boolean;
  readonly stop: AbortSignal;
  readonly onProgress: (done: number) => void;
  /** How a picture is fetched; the guarded way unless a test brings its own rules. */
  readonly fetch?: (address: string) => Promise<FetchedFile>;
}

/**
 * @returns null when there is no folder `attachments/` and no picture was asked for
 * @throws LandfallError `interrupted`; pictures fetched so far are there and not fetched again
 */
export async function runAttachments(
  workspace: Workspace,
  { pictures, stop, onProgress, fetch = fetchFile }: AttachmentsOptions,
): Promise<AttachmentsSummary | null> {
  const { ledger } = workspace;
  const directory = join(workspace.directory, 'attachments');
  const fetched = pictures
    ? await explainFiles(directory, () =>
        fetchPictures({
          directory,
          people: people(workspace),
          fetch: (address) => fetch(address),
          stop,
          onProgress,
        }),
      )
    : null;
  throwIfStopped(stop);
  const found = await explainFiles(directory, () => findAttachments(directory, ledger.entities));
  await ledger.attachments.replace(found ?? []);
  if (found === null && fetched === null) return null;
  const files = found ?? [];
  const linked = files.filter(({ marker }) => marker !== null).length;
  return {
    files: files.length,
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    linked,
    unlinked: files.length - linked,
    pictures: fetched === null ? null : { ...fetched, refused: countReasons(fetched) },
    paper: await workspace.writeReport('attachments.csv', attachmentsCsv(files, fetched?.refused ?? [])),
  };
}

async function* people({ ledger }: Workspace) {
  const merge = await mergePeople(ledger);
  for await (const batch of ledger.entities.all('contact')) {
    yield (await merge(batch)).map(({ entity }) => entity);
  }
}

function countReasons({ refused }: FetchedPictures): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { reason } of refused) counts[reason] = (counts[reason] ?? 0) + 1;
  return counts;
}
