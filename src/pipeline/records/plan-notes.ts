/** Notes on their way into the plan: one or more notes of their person each, the original date in the text (R36). */
import { compileRecord } from '../../mapping/compile-record.ts';
import { readNote } from '../../mapping/records/note.ts';
import type { PlannedOperation } from '../../model/plan.ts';
import { withoutBlanks } from '../../model/reference-line.ts';
import { planNote } from '../../plan/plan-note.ts';
import { leaveOut } from '../../plan/plan-opportunity.ts';
import { noSchemaDemand } from '../../plan/schema-demand.ts';
import { nobody } from './plan-deals.ts';
import { mapContext, type RecordPlanning } from './record-context.ts';
import type { RecordPlanner } from './record-planner.ts';
import type { StandingNotes } from './standing-notes.ts';

const empty = 'no-text: the note says nothing';

export async function planNotes(planning: RecordPlanning, standing: StandingNotes): Promise<RecordPlanner> {
  const { workspace, map } = planning;
  if ((await workspace.ledger.entities.count('note')) === 0)
    return { demand: noSchemaDemand, async *operations() {} };
  const carry = compileRecord(map, 'note', mapContext(planning));
  return {
    demand: noSchemaDemand,
    async readStanding() {
      for await (const batch of workspace.ledger.entities.all('note'))
        await standing.readOf(batch.flatMap(({ contact }) => contact ?? []));
    },
    async *operations(): AsyncGenerator<readonly PlannedOperation[]> {
      for await (const batch of workspace.ledger.entities.all('note')) {
        const notes = batch.flatMap((entity) => {
          const contact = entity.contact ?? null;
          return contact === null
            ? []
            : readNote(entity, carry(entity)).map((text) => ({ ...text, object: 'note' as const, contact }));
        });
        const found = await standing.find(notes.map(({ externalId }) => externalId));
        const carried = new Set(notes.map(({ externalId }) => externalId));
        yield [
          ...notes.map((note) => planNote(note, found.get(note.externalId) ?? [])),
          ...batch.flatMap(({ marker, contact }) => {
            const externalId = withoutBlanks(marker);
            if (carried.has(externalId)) return [];
            return [leaveOut('note', externalId, contact == null ? nobody : empty)];
          }),
        ];
      }
    },
  };
}
