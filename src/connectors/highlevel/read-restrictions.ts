/** On which channels a contact must not be contacted, as an answer shows it. */
import { type Channel, channels } from '../../model/contact.ts';
import type { ReadSource, RestrictionSettings } from '../../model/destination-contact.ts';

interface ShownSetting {
  readonly status: string;
  readonly message?: string | null | undefined;
}

interface ShownRestrictions {
  readonly dnd?: boolean | null | undefined;
  readonly dndSettings?: Readonly<Record<string, ShownSetting | null | undefined>> | null | undefined;
}

/**
 * HighLevel, contacts: a channel is off limits when its status is `active` or `permanent`; keys are `Email` or
 * `email` by version; `dnd: true` without settings means every channel. Search rows omit the settings
 * (integrator evidence), so a search proves nothing here.
 * @returns null when this read does not show it
 */
export function readRestrictions(shown: ShownRestrictions, readBy: ReadSource): readonly Channel[] | null {
  if (readBy === 'search') return null;
  const entries = Object.entries(shown.dndSettings ?? {});
  if (entries.length === 0) {
    if (shown.dnd === true) return channels;
    // A read by id that shows nothing has nothing to show; an answer to a write may just be brief.
    return readBy === 'get' || shown.dndSettings != null ? [] : null;
  }
  const statusByKey = new Map(entries.map(([key, setting]) => [key.toLowerCase(), setting?.status]));
  return channels.filter((channel) => {
    const status = statusByKey.get(channel.toLowerCase());
    return status === 'active' || status === 'permanent';
  });
}

/**
 * Channels HighLevel itself has closed for good (`permanent`: a carrier's stop, a hard bounce). Whoever sends
 * settings along must send these as they are, or an `active`, which anybody can lift, would take their place.
 */
export function readPermanent({ dndSettings }: ShownRestrictions): readonly Channel[] {
  const closed = new Set(
    Object.entries(dndSettings ?? {})
      .filter(([, setting]) => setting?.status === 'permanent')
      .map(([key]) => key.toLowerCase()),
  );
  return channels.filter((channel) => closed.has(channel.toLowerCase()));
}

/** The settings as they stand, so that they can be put back; nothing where there are none. */
export function readSettings(shown: ShownRestrictions): { readonly settings?: RestrictionSettings } {
  const entries = Object.entries(shown.dndSettings ?? {});
  const all = shown.dnd === true;
  if (entries.length === 0 && !all) return {};
  const byKey = new Map(entries.map(([key, setting]) => [key.toLowerCase(), setting]));
  const known = channels.flatMap((channel) => {
    const setting = byKey.get(channel.toLowerCase());
    return setting == null
      ? []
      : [[channel, { status: setting.status, message: setting.message ?? '' }] as const];
  });
  return { settings: { all, channels: Object.fromEntries(known) } };
}
