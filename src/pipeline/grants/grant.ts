/** What can be granted: how its preview is made, whether that still holds, and how what was given is read back. */
import type { Operation } from '../../model/journal.ts';
import type { TargetName } from '../../model/location.ts';
import type { ObjectKind, Plan, PlanKind } from '../../model/plan.ts';
import type { DestinationConnection } from '../connect-destination.ts';
import type { Workspace } from '../workspace.ts';

export interface MadeGrant {
  readonly plan: Plan;
  /** People among those to be given something who may not be e-mailed otherwise. */
  readonly closedForEmail: number;
}

export interface Grant {
  readonly kind: PlanKind;
  readonly object: ObjectKind;
  /** `landfall grant` with what it is told. */
  readonly command: string;
  /** Records the preview; writes nothing to HighLevel. */
  make(
    workspace: Workspace,
    target: TargetName,
    only: readonly string[],
    connection: DestinationConnection,
  ): Promise<MadeGrant>;
  /** Facts of the location a preview leaned on, as they are now; throws where it may not be carried out. */
  facts(plan: Plan, connection: DestinationConnection): Promise<Readonly<Record<string, string>>>;
  /** The person an operation is for: the canary counts people. */
  personOf(operation: Operation): string;
  /** How many of these still stand. */
  countStanding(given: readonly Operation[], connection: DestinationConnection): Promise<number>;
}
