/** Where opportunities of a location can stand, from its pipelines and the plan's own custom fields. */
import { requireFound } from '../../connectors/connector.ts';
import type { HighLevel } from '../../connectors/highlevel/connect.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { FieldAtLocation } from '../../model/custom-field.ts';
import type { Send } from '../../model/http.ts';
import type { DestinationPipeline } from '../../model/opportunity.ts';
import { noPlace, type OpportunityPlace, placeName } from '../../model/opportunity-place.ts';
import type { Plan, PlannedOperation } from '../../model/plan.ts';
import { opportunityFieldId } from '../../model/schema-ids.ts';

export function placeOf(
  pipelines: readonly DestinationPipeline[],
  fields: Iterable<Pick<PlannedOperation, 'object' | 'externalId' | 'destinationId' | 'expected'>>,
): OpportunityPlace {
  const byKey = new Map<string, FieldAtLocation>();
  for (const { object, externalId, destinationId, expected } of fields) {
    if (object !== 'opportunity-field' || destinationId === null) continue;
    const { dataType } = expected as { dataType: string };
    byKey.set(externalId.slice(opportunityFieldId('').length), { id: destinationId, dataType });
  }
  return {
    pipelines: new Map(
      pipelines.map(({ id, name, stages }) => [
        placeName(name),
        { id, stages: new Map(stages.map((stage) => [placeName(stage.name), stage.id])) },
      ]),
    ),
    fields: byKey,
    names: new Map(
      pipelines.flatMap(({ id, name, stages }) => [
        [id, name] as const,
        ...stages.map((stage) => [stage.id, stage.name] as const),
      ]),
    ),
  };
}

/** Of a stored plan; lists the pipelines (one request) only where the plan has any. */
export async function readPlace(
  ledger: Ledger,
  plan: Plan,
  destination: HighLevel,
  send: Send,
): Promise<OpportunityPlace> {
  const fields: PlannedOperation[] = [];
  for await (const batch of ledger.plans.operations(plan.id, {
    object: 'opportunity-field',
    states: ['done'],
  }))
    fields.push(...batch);
  if (fields.length === 0) return noPlace;
  return placeOf(requireFound(await destination.listPipelines(send), 'its pipelines'), fields);
}

/** Of everything this workspace knows at a location, whichever plan made it; the types of its fields as they stand. */
export async function placeOfLocation(
  ledger: Ledger,
  locationId: string,
  destination: HighLevel,
  send: Send,
): Promise<OpportunityPlace> {
  const ids = await ledger.journal.identities(locationId, 'opportunity-field');
  if (ids.size === 0) return noPlace;
  const standing = requireFound(await destination.listOpportunityFields(send), 'its custom fields');
  const types = new Map(standing.map(({ id, dataType }) => [id, dataType]));
  const fields = [...ids].flatMap(([externalId, destinationId]) => {
    const dataType = types.get(destinationId);
    if (dataType === undefined) return [];
    return [{ object: 'opportunity-field' as const, externalId, destinationId, expected: { dataType } }];
  });
  return placeOf(requireFound(await destination.listPipelines(send), 'its pipelines'), fields);
}
