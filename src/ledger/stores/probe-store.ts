/** Answers of the probe, and traces of what its experiments made. A trace stands until its record is gone. */
import type { ProbeAnswer, ProbeQuestionId, ProbeRequest } from '../../model/capabilities.ts';
import type { Connection } from '../connection.ts';
import type { ProbeKind, ProbeStore } from '../probe-stores.ts';

export function createProbeStore({ read, write }: Connection): ProbeStore {
  return {
    async saveAnswer(locationId, { requests, askedAt, ...answer }) {
      const values = { ...answer, requests: JSON.stringify(requests), asked_at: askedAt };
      await write
        .insertInto('probe_answer')
        .values({ ...values, location_id: locationId })
        .onConflict((conflict) => conflict.columns(['location_id', 'question']).doUpdateSet(values))
        .execute();
    },

    async answers(locationId) {
      const rows = await read
        .selectFrom('probe_answer')
        .select(['question', 'answer', 'read', 'requests', 'asked_at', 'program'])
        .where('location_id', '=', locationId)
        .orderBy('question')
        .execute();
      return rows.map(
        ({ question, requests, asked_at: askedAt, ...row }): ProbeAnswer => ({
          ...row,
          question: question as ProbeQuestionId,
          requests: JSON.parse(requests) as readonly ProbeRequest[],
          askedAt,
        }),
      );
    },

    async intend(locationId, { kind, name, parentId }) {
      const { id } = await write
        .insertInto('probe_trace')
        .values({ location_id: locationId, kind, name, parent_id: parentId, destination_id: null })
        .returning('id')
        .executeTakeFirstOrThrow();
      return id;
    },

    async made(traceId, destinationId) {
      await write
        .updateTable('probe_trace')
        .set({ destination_id: destinationId })
        .where('id', '=', traceId)
        .execute();
    },

    async gone(traceId) {
      await write.deleteFrom('probe_trace').where('id', '=', traceId).execute();
    },

    async traces(locationId) {
      const rows = await read
        .selectFrom('probe_trace')
        .select(['id', 'kind', 'name', 'parent_id', 'destination_id'])
        .where('location_id', '=', locationId)
        .orderBy('id', 'desc')
        .execute();
      return rows.map(({ id, kind, name, parent_id: parentId, destination_id: destinationId }) => ({
        id,
        kind: kind as ProbeKind,
        name,
        parentId,
        destinationId,
      }));
    },
  };
}
