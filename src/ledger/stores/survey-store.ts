/** Keeps the latest survey of the account. */
import type { AccountSurvey } from '../../model/account-survey.ts';
import type { Connection } from '../connection.ts';
import type { SurveyStore } from '../ledger.ts';

/** One row: a later survey replaces it. */
const id = 1;

export function createSurveyStore({ read, write }: Connection): SurveyStore {
  return {
    async save(version, survey) {
      const row = { version, survey: JSON.stringify(survey) };
      await write
        .insertInto('account_survey')
        .values({ id, ...row })
        .onConflict((oc) => oc.column('id').doUpdateSet(row))
        .execute();
    },

    async latest() {
      const row = await read.selectFrom('account_survey').selectAll().executeTakeFirst();
      return row === undefined
        ? null
        : { version: row.version, survey: JSON.parse(row.survey) as AccountSurvey };
    },
  };
}
