/** Tags people were given, put together from what was done: given at creation, added, released, taken away again. */
import type { Kysely } from 'kysely';
import { contactTagsId, heldTagsId, takenTagsId } from '../../model/expected-contact.ts';
import { inBatches } from '../connection.ts';
import type { Tables } from '../tables.ts';

/** Everything of a person in one query: the order of what was done to their tags decides. */
const peopleAtOnce = 100;

export async function readTagsGiven(
  read: Kysely<Tables>,
  locationId: string,
  markers: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const given = new Map<string, Set<string>>();
  for (const part of inBatches(markers, peopleAtOnce)) {
    const markerOf = new Map(
      part.flatMap((marker) =>
        [marker, contactTagsId(marker), heldTagsId(marker), takenTagsId(marker)].map((id) => [id, marker]),
      ),
    );
    const rows = await read
      .selectFrom('operation')
      .innerJoin('plan', 'plan.id', 'operation.plan_id')
      .select(['operation.object', 'operation.action', 'operation.external_id'])
      .select(['operation.expected', 'operation.before_image'])
      .where('operation.external_id', 'in', [...markerOf.keys()])
      .where('operation.object', 'in', ['contact', 'contact-tags', 'held-tags', 'contact-tags-off'])
      .where('operation.action', 'in', ['create', 'update'])
      .where('operation.state', '=', 'done')
      .where('plan.location_id', '=', locationId)
      .where('plan.undone_at', 'is', null)
      .orderBy('operation.id')
      .execute();
    for (const row of rows) {
      // An update of a person never carries tags.
      if (row.object === 'contact' && row.action !== 'create') continue;
      const marker = markerOf.get(row.external_id) ?? '';
      const tags = (JSON.parse(row.expected) as { readonly tags?: readonly string[] }).tags ?? [];
      const known = given.get(marker) ?? new Set();
      const before = new Set(row.object === 'contact' ? [] : tagsIn(row.before_image));
      for (const tag of tags) {
        if (row.object === 'contact-tags-off') known.delete(tag);
        else if (!before.has(tag.toLowerCase())) known.add(tag);
      }
      given.set(marker, known);
    }
  }
  return given;
}

function tagsIn(image: string | null): readonly string[] {
  if (image === null) return [];
  const { tags = [] } = JSON.parse(image) as { readonly tags?: readonly string[] };
  return tags.map((tag) => tag.toLowerCase());
}
