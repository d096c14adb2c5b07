/** One kind of record on its way into a plan: what it needs of the schema, and its operations. */
import type { PlannedOperation } from '../../model/plan.ts';
import type { SchemaDemand } from '../../plan/schema-demand.ts';
import type { FindDeleted } from '../find-deleted.ts';
import type { StandingRecords } from './standing-records.ts';

export interface RecordPlanner {
  readonly demand: SchemaDemand;
  /** What people call ids its operations name. */
  readonly names?: ReadonlyMap<string, string>;
  /** Called once the contacts of the location are read: what else there is to read of it, before anything is planned. */
  readStanding?(): Promise<void>;
  /**
   * Called once the schema is planned; batches in the order they run. What somebody deleted may be planned: it is left
   * out afterwards, by the kind it would be made as.
   * @param findDeleted for what may have stood as another kind
   */
  operations(
    standing: StandingRecords,
    findDeleted: FindDeleted,
  ): AsyncGenerator<readonly PlannedOperation[]>;
}
