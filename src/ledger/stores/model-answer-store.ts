/** Answers of a language model by the digest of the question. The first answer to a question stays. */
import type { ModelAnswerStore } from '../../model/model-settings.ts';
import type { Connection } from '../connection.ts';

export function createModelAnswerStore({ read, write }: Connection): ModelAnswerStore {
  return {
    async read(key) {
      const row = await read
        .selectFrom('model_answer')
        .select(['target', 'sure'])
        .where('key', '=', key)
        .executeTakeFirst();
      return row ?? null;
    },

    async keep(key, { target, sure }) {
      await write
        .insertInto('model_answer')
        .values({ key, target, sure })
        .onConflict((conflict) => conflict.column('key').doNothing())
        .execute();
    },
  };
}
