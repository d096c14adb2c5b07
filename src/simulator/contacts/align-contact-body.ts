/**
 * Owns: the two undocumented questions about names of the other version in a contact body: channel keys in the
 * other case, and value keys a custom-field entry does not know. By default both are left in place for the
 * whitelist to refuse; switched to `ignore` they vanish, switched to `accept` channel keys are translated.
 */

import type { Behaviours } from '../behaviours.ts';
import { DND_CHANNELS, DND_CHANNELS_V3 } from '../world/contact-record.ts';

type Fields = Readonly<Record<string, unknown>>;

/** The body as the whitelist shall see it. */
export function alignBody(body: unknown, generation: 'v2' | 'v3', behaviours: Behaviours): unknown {
  if (!isFields(body)) return body;
  const aligned: Record<string, unknown> = { ...body };
  if (behaviours.dndKeyOfOtherVersion !== 'refuse' && isFields(body.dndSettings))
    aligned.dndSettings = alignChannels(body.dndSettings, generation, behaviours.dndKeyOfOtherVersion);
  if (behaviours.customFieldWrongProperty === 'ignore' && Array.isArray(body.customFields)) {
    const known = ['id', 'key', 'field_value', ...(generation === 'v3' ? ['fieldValue'] : [])];
    aligned.customFields = body.customFields.map((entry: unknown) =>
      isFields(entry)
        ? Object.fromEntries(Object.entries(entry).filter(([name]) => known.includes(name)))
        : entry,
    );
  }
  return aligned;
}

function alignChannels(settings: Fields, generation: 'v2' | 'v3', mode: 'ignore' | 'accept'): Fields {
  const own: readonly string[] = generation === 'v3' ? DND_CHANNELS_V3 : DND_CHANNELS;
  const other: readonly string[] = generation === 'v3' ? DND_CHANNELS : DND_CHANNELS_V3;
  return Object.fromEntries(
    Object.entries(settings).flatMap(([name, setting]) => {
      const position = other.indexOf(name);
      if (position < 0) return [[name, setting]];
      return mode === 'ignore' ? [] : [[own[position] ?? name, setting]];
    }),
  );
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
