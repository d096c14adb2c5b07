/** Approvals as a log: the latest document of a kind counts, earlier ones stay to be read. */
import type { RehearsalResult, Signoff } from '../../model/approval.ts';
import type { TargetName } from '../../model/location.ts';
import type { SpotCheck } from '../../model/spot-check.ts';
import type { ApprovalStore } from '../approval-stores.ts';
import type { Connection } from '../connection.ts';

type Kind = 'rehearsal' | 'spot-check' | 'sign-off';

export function createApprovalStore({ read, write }: Connection): ApprovalStore {
  const add = async (kind: Kind, target: TargetName, document: object): Promise<void> => {
    await write
      .insertInto('approval')
      .values({ kind, target, document: JSON.stringify(document), voided_because: null })
      .execute();
  };
  const latest = (kind: Kind, target: TargetName) =>
    read
      .selectFrom('approval')
      .select(['document', 'voided_because'])
      .where('kind', '=', kind)
      .where('target', '=', target)
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst();
  return {
    saveRehearsal: (result) => add('rehearsal', 'rehearsal', result),
    async latestRehearsal() {
      const row = await latest('rehearsal', 'rehearsal');
      return row === undefined ? null : (JSON.parse(row.document) as RehearsalResult);
    },
    saveSpotCheck: (target, spotCheck) => add('spot-check', target, spotCheck),
    async latestSpotCheck(target) {
      const row = await latest('spot-check', target);
      return row === undefined ? null : (JSON.parse(row.document) as SpotCheck);
    },
    sign: (signoff) => add('sign-off', 'production', signoff),
    async latestSignoff() {
      const row = await latest('sign-off', 'production');
      if (row === undefined) return null;
      return { signoff: JSON.parse(row.document) as Signoff, voidedBecause: row.voided_because };
    },
    async voidSignoffs(because) {
      await write
        .updateTable('approval')
        .set({ voided_because: because })
        .where('kind', '=', 'sign-off')
        .where('voided_because', 'is', null)
        .execute();
    },
  };
}
