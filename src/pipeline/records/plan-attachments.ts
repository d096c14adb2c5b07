/** Files of people on their way into the plan: the file field of each, what HighLevel takes; the rest with its reason. */

import type { Attachment } from '../../model/attachment.ts';
import { sha256 } from '../../model/digest.ts';
import { type ExpectedFile, filesFieldKey } from '../../model/expected-files.ts';
import type { PlannedOperation } from '../../model/plan.ts';
import { fileProblem, planFiles } from '../../plan/plan-files.ts';
import { leaveOut } from '../../plan/plan-opportunity.ts';
import { noSchemaDemand } from '../../plan/schema-demand.ts';
import { nobody } from './plan-deals.ts';
import type { RecordPlanning } from './record-context.ts';
import type { RecordPlanner } from './record-planner.ts';
import type { StandingRecords } from './standing-records.ts';

const filesField = {
  key: filesFieldKey,
  name: 'Kartra files',
  dataType: 'FILE_UPLOAD',
  options: [],
} as const;

/** People whose files are planned at once. */
const batchSize = 200;

export async function planAttachments(planning: RecordPlanning): Promise<RecordPlanner> {
  const { workspace, location } = planning;
  const all = await workspace.ledger.attachments.all();
  const problemOf = (file: Attachment) => (file.marker === null ? nobody : fileProblem(file));
  const carried = all.filter((file) => problemOf(file) === null);
  const people = [...Map.groupBy(carried, ({ marker }) => marker ?? '')];
  return {
    demand: people.length === 0 ? noSchemaDemand : { ...noSchemaDemand, contactFields: [filesField] },
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
      yield all.flatMap((file) => {
        const problem = problemOf(file);
        return problem === null ? [] : [leaveOut('attachment', `FILE:${pathDigest(file)}`, problem)];
      });
    },
  };
}

function fileOf(file: Attachment): ExpectedFile {
  const { path, type, bytes, sha256: digest } = file;
  return { key: uuidOf(file), path, fileName: path.split('/').at(-1) ?? path, type, bytes, sha256: digest };
}

const pathDigest = ({ path }: Attachment): string => sha256(path).slice(0, 16);

/** The same file has the same key in every plan; a changed one has another. */
function uuidOf({ path, sha256: digest }: Attachment): string {
  const hex = sha256(`${path}\n${digest}`);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `5${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
