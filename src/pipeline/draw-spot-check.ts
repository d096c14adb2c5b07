/**
 * Draws the records of the spot-check while everything is read back, so that it costs no request: by chance, and from
 * every corner: each kind of record, added and filled in, closed to mail and open. The same seed draws the same.
 */

import { sha256 } from '../model/digest.ts';
import type { EntityKind } from '../model/entity.ts';
import { asExpectedContact, customFieldName } from '../model/expected-contact.ts';
import { columnsOf, type FieldMap } from '../model/field-map.ts';
import type { Operation } from '../model/journal.ts';
import type { Plan } from '../model/plan.ts';
import type { SpotCheck, SpotCheckRecord } from '../model/spot-check.ts';
import type { FieldComparison } from '../model/verification.ts';
import { mergePeople } from './merge-people.ts';
import { requireConfirmedMap } from './require-map.ts';
import type { Workspace } from './workspace.ts';

/** Records a person is shown (R180: 20 to 30). */
const shownRecords = 25;

/** Fixed: looking again shows the same records. */
export const spotCheckSeed = 1;

/** Kinds of record a person can look at, and the kind of entity each was made from. */
const lookedAt: Readonly<Record<string, EntityKind | null>> = {
  contact: 'contact',
  company: null,
  opportunity: 'deal',
  order: 'transaction',
  'order-record': 'transaction',
  subscription: 'subscription',
  'subscription-record': 'subscription',
  appointment: 'appointment',
  note: 'note',
};

interface Drawn {
  readonly rank: string;
  readonly operation: Operation;
  readonly comparisons: readonly FieldComparison[];
}

export interface SpotCheckDraw {
  see(operation: Operation, comparisons: readonly FieldComparison[]): void;
  drawn(): readonly Drawn[];
  readonly seed: number;
}

export function drawSpotCheck(seed: number): SpotCheckDraw {
  const strata = new Map<string, Drawn[]>();
  return {
    seed,
    see(operation, comparisons) {
      if (lookedAt[operation.object] === undefined) return;
      const name = stratumOf(operation);
      const rank = sha256(`${seed} ${operation.externalId}`);
      const held = strata.get(name) ?? [];
      strata.set(name, held);
      if (held.length >= shownRecords && rank > (held.at(-1)?.rank ?? '')) return;
      held.push({ rank, operation, comparisons });
      held.sort((a, b) => (a.rank < b.rank ? -1 : 1));
      if (held.length > shownRecords) held.pop();
    },
    /** In turn from each stratum, until there are enough. */
    drawn() {
      const inOrder = [...strata].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, held]) => held);
      const rounds = Array.from({ length: shownRecords }, (_, round) =>
        inOrder.flatMap((held) => held[round] ?? []),
      );
      return rounds.flat().slice(0, shownRecords);
    },
  };
}

function stratumOf({ object, action, expected }: Operation): string {
  if (object !== 'contact') return `${object} ${action}`;
  const { restricted, company } = asExpectedContact(expected);
  return `${object} ${action} ${restricted.includes('email') ? 'closed' : 'open'} ${company === null ? 'alone' : 'in a company'}`;
}

/** The document: what stood in Kartra beside what HighLevel shows. */
export async function laySideBySide(
  workspace: Workspace,
  plan: Plan,
  draw: SpotCheckDraw,
  readAt: string,
): Promise<SpotCheck> {
  const drawn = draw.drawn();
  const map = await requireConfirmedMap(workspace);
  const sources = await readSources(workspace, drawn);
  const records = drawn.map(({ operation, comparisons }): SpotCheckRecord => {
    const { object, externalId, destinationId } = operation;
    const columns = columnsByField(map, lookedAt[object] ?? null);
    return {
      object,
      externalId,
      destinationId: destinationId ?? '',
      source: sources.get(externalId) ?? {},
      fields: comparisons.map(({ field, expected, actual, comparison }) => ({
        field,
        columns: columns.get(field) ?? [],
        expected,
        found: actual,
        comparison,
      })),
      verdict: null,
      comment: null,
    };
  });
  const { target } = plan.inputs;
  return { target, seed: draw.seed, readAt, planHash: plan.hash, records, result: null };
}

/** Columns of the exports by the field they become. */
function columnsByField(map: FieldMap, kind: EntityKind | null): ReadonlyMap<string, readonly string[]> {
  const columns = new Map<string, string[]>();
  if (kind === null) return columns;
  for (const { column, target } of columnsOf(map, kind)) {
    const field =
      target.kind === 'field'
        ? target.field
        : target.kind === 'custom'
          ? customFieldName(target.custom.key)
          : target.kind === 'tags'
            ? 'tags'
            : target.kind === 'part'
              ? target.of
              : null;
    if (field !== null) columns.set(field, [...(columns.get(field) ?? []), column]);
  }
  return columns;
}

/** The filled cells of each drawn record, by marker. */
async function readSources(
  { ledger }: Workspace,
  drawn: readonly Drawn[],
): Promise<ReadonlyMap<string, Readonly<Record<string, string>>>> {
  const found = new Map<string, Readonly<Record<string, string>>>();
  const merge = await mergePeople(ledger);
  for (const kind of new Set(drawn.flatMap(({ operation }) => lookedAt[operation.object] ?? []))) {
    const wanted = new Set(
      drawn.flatMap(({ operation: { object, externalId } }) =>
        lookedAt[object] === kind ? [externalId] : [],
      ),
    );
    for await (const batch of ledger.entities.all(kind)) {
      const entities = batch.filter(({ marker }) => wanted.has(marker));
      const merged = kind === 'contact' ? (await merge(entities)).map(({ entity }) => entity) : entities;
      for (const { marker, columns } of merged) found.set(marker, columns);
    }
  }
  return found;
}
