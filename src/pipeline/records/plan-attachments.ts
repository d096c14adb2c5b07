/**
 * Files of people on their way into the plan: into the file field of each, or the media library with a note that names
 * them, what HighLevel takes there; the rest is left out with its reason.
 */
import { requireFound } from '../../connectors/connector.ts';
import { writeNotes } from '../../mapping/records/note-text.ts';

import type { Attachment } from '../../model/attachment.ts';
import { sha256 } from '../../model/digest.ts';
import { type ExpectedFile, filesFieldKey, ownFilePrefix } from '../../model/expected-files.ts';
import type { DestinationFile } from '../../model/file.ts';
import type { PlannedOperation } from '../../model/plan.ts';
import { fileWay, planFiles, planMedia } from '../../plan/plan-files.ts';
import { planNote } from '../../plan/plan-note.ts';
import { leaveOut } from '../../plan/plan-opportunity.ts';
import { noSchemaDemand } from '../../plan/schema-demand.ts';
import { nobody } from './plan-deals.ts';
import type { RecordPlanning } from './record-context.ts';
import type { RecordPlanner } from './record-planner.ts';
import type { StandingNotes } from './standing-notes.ts';
import type { StandingRecords } from './standing-records.ts';

const filesField = {
  key: filesFieldKey,
  name: 'Kartra files',
  dataType: 'FILE_UPLOAD',
  options: [],
} as const;

/** People whose files are planned at once. */
const batchSize = 200;

type Owned = Attachment & { readonly marker: string };

export async function planAttachments(
  planning: RecordPlanning,
  notes: StandingNotes,
): Promise<RecordPlanner> {
  const { workspace, location, connection } = planning;
  const all = await workspace.ledger.attachments.all();
  const owned = all.filter((file): file is Owned => file.marker !== null);
  const people = [...Map.groupBy(owned.filter(isInField), ({ marker }) => marker)];
  const media = owned.filter((file) => fileWay(file) === 'library');
  const standingMedia = new Map<string, DestinationFile>();
  return {
    demand: people.length === 0 ? noSchemaDemand : { ...noSchemaDemand, contactFields: [filesField] },
    async readStanding() {
      if (media.length === 0) return;
      await notes.readOf(media.map(({ marker }) => marker));
      for (const file of media) {
        const found = await connection.destination.media.findExisting(
          connection.send('snapshot'),
          libraryName(file),
        );
        if (found.kind !== 'absent') standingMedia.set(file.path, requireFound(found, 'its media library'));
      }
    },
    async *operations(standing: StandingRecords): AsyncGenerator<readonly PlannedOperation[]> {
      const fieldId = standing.contactFields.get(filesFieldKey)?.id ?? '';
      for (let at = 0; at < people.length; at += batchSize) {
        const batch = people.slice(at, at + batchSize);
        const ids = await standing.knownIds(batch.map(([contact]) => contact));
        const contacts = await workspace.ledger.snapshots.get(location.id, Object.values(ids));
        yield batch.map(([contact, files]) => {
          const { [contact]: contactId = null } = ids;
          const value = contacts.get(contactId ?? '')?.custom[fieldId];
          return planFiles({ contact, files: files.map(fileOf) }, contactId, value);
        });
      }
      yield media.map((file) =>
        planMedia(
          fileId(file),
          { contact: file.marker, name: libraryName(file), file: fileOf(file) },
          standingMedia.get(file.path) ?? null,
        ),
      );
      const found = await notes.find(media.map(noteId));
      yield media.flatMap((file) =>
        writeNotes(noteId(file), 'Kartra file of this person', noteText(file)).map((note) => {
          const wanted = { ...note, object: 'note' as const, contact: file.marker };
          const planned = planNote(wanted, found.get(note.externalId) ?? []);
          return { ...planned, dependsOn: [file.marker, fileId(file)] };
        }),
      );
      yield all.flatMap((file) => {
        const way = file.marker === null ? nobody : fileWay(file);
        return way.includes(':') ? [leaveOut('attachment', fileId(file), way)] : [];
      });
    },
  };
}

const isInField = (file: Attachment): boolean => fileWay(file) === 'field';
const fileId = (file: Attachment): string => `FILE:${pathDigest(file)}`;
const noteId = (file: Attachment): string => `N:file:${pathDigest(file)}`;
const fileName = ({ path }: Attachment): string => path.split('/').at(-1) ?? path;
/** The content is part of the name: a changed file is another one. */
const libraryName = (file: Attachment): string =>
  `kartra-${pathDigest(file).slice(0, 8)}${file.sha256.slice(0, 8)}-${fileName(file)}`;
const noteText = (file: Attachment): string =>
  `"${fileName(file)}" stands in the media library as "${libraryName(file)}".`;

function fileOf(file: Owned): ExpectedFile {
  const { path, type, bytes, sha256: digest } = file;
  return { key: uuidOf(file), path, fileName: fileName(file), type, bytes, sha256: digest };
}

const pathDigest = ({ path }: Attachment): string => sha256(path).slice(0, 16);

/** The same file has the same key in every plan; a changed one has another. */
function uuidOf({ marker, path, sha256: digest }: Owned): string {
  const hex = sha256(`${path}\n${digest}`);
  return [
    ownFilePrefix(marker),
    hex.slice(8, 12),
    `5${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
