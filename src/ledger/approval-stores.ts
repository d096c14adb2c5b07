/** The store of what a person approves, and of what that rests on. Nothing in it is ever changed, only added to. */
import type { RehearsalResult, Signoff, VoidedSignoff } from '../model/approval.ts';
import type { TargetName } from '../model/location.ts';
import type { SpotCheck } from '../model/spot-check.ts';

export interface ApprovalStore {
  saveRehearsal(result: RehearsalResult): Promise<void>;
  latestRehearsal(): Promise<RehearsalResult | null>;
  /** What a person is to look at, and later what they said of it: the latest counts. */
  saveSpotCheck(target: TargetName, spotCheck: SpotCheck): Promise<void>;
  latestSpotCheck(target: TargetName): Promise<SpotCheck | null>;
  /** Replaces what was signed before. */
  sign(signoff: Signoff): Promise<void>;
  latestSignoff(): Promise<VoidedSignoff | null>;
  /** Whatever is signed counts no more: a rollback took back what it was for. */
  voidSignoffs(because: string): Promise<void>;
}
