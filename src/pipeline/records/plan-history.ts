/**
 * Activity and answers on their way into the plan: one dated note of each person, by decision. It gains the lines a
 * later export brings, as long as nobody edited it.
 */
import { compileRecord } from '../../mapping/compile-record.ts';
import { type HistoryLine, historyKinds, inOrderOfTime, readHistory } from '../../mapping/records/history.ts';
import { textOfNote, writeNotes } from '../../mapping/records/note-text.ts';
import type { Entity } from '../../model/entity.ts';
import type { PlannedOperation } from '../../model/plan.ts';
import { planNote } from '../../plan/plan-note.ts';
import { noSchemaDemand } from '../../plan/schema-demand.ts';
import { mapContext, type RecordPlanning } from './record-context.ts';
import type { RecordPlanner } from './record-planner.ts';
import type { StandingNotes } from './standing-notes.ts';

export async function planHistory(planning: RecordPlanning, standing: StandingNotes): Promise<RecordPlanner> {
  const { entities } = planning.workspace.ledger;
  const counts = await Promise.all(historyKinds.map((kind) => entities.count(kind)));
  if (planning.choices.activity === 'archive' || counts.every((count) => count === 0))
    return { demand: noSchemaDemand, async *operations() {} };
  const readLines = openLines(planning);
  return {
    demand: noSchemaDemand,
    async readStanding() {
      for await (const people of entities.all('contact')) {
        const lines = await readLines(people);
        await standing.readOf(people.flatMap(({ id, marker }) => (lines.has(id) ? marker : [])));
      }
    },
    async *operations(): AsyncGenerator<readonly PlannedOperation[]> {
      for await (const people of entities.all('contact')) {
        const lines = await readLines(people);
        const notes = people.flatMap(({ id, marker }) => notesOf(marker, lines.get(id) ?? []));
        const found = await standing.find(notes.map(({ externalId }) => externalId));
        yield notes.map((note) => planNote(note, found.get(note.externalId) ?? []));
      }
    },
  };
}

const headline = 'Kartra history: what this person did and answered, each with its date';

function notesOf(contact: string, lines: readonly HistoryLine[]) {
  if (lines.length === 0) return [];
  const text = inOrderOfTime(lines)
    .map((line) => line.text)
    .join('\n');
  const ours = new Set(text.split('\n'));
  const isOurs = (body: string) =>
    body.startsWith(headline) &&
    textOfNote(body)
      .split('\n')
      .every((line) => line === '' || ours.has(line));
  return writeNotes(`H:${contact}`, headline, text).map((note) => ({
    ...note,
    object: 'history-note' as const,
    contact,
    isOurs,
  }));
}

function openLines(planning: RecordPlanning) {
  const { workspace, map } = planning;
  const carriers = historyKinds.map(
    (kind) => [kind, compileRecord(map, kind, mapContext(planning))] as const,
  );
  return async (people: readonly Entity[]): Promise<ReadonlyMap<number, readonly HistoryLine[]>> => {
    const ids = people.map(({ id }) => id);
    const lines = new Map<number, HistoryLine[]>();
    for (const [kind, carry] of carriers) {
      for (const [id, records] of await workspace.ledger.entities.belongingTo(kind, ids)) {
        lines.set(id, [
          ...(lines.get(id) ?? []),
          ...records.map((entity) => readHistory(kind, entity, carry(entity))),
        ]);
      }
    }
    return lines;
  };
}
