/**
 * Access to memberships put together from all that tells of it: rows of the memberships export, Kartra's API, and
 * tags where there is neither. Where export and API disagree the later one stands. What somebody pays for says
 * nothing about access: in Kartra revoking one leaves the other as it is.
 */
import type { Access, AccessSource, AccessState } from '../../model/access.ts';
import type { CustomValue, MappedContact } from '../../model/contact.ts';
import type { CustomFieldSpec } from '../../model/custom-field.ts';
import { sha256 } from '../../model/digest.ts';
import type { Entity } from '../../model/entity.ts';
import type { WitnessMembership } from '../../model/witness.ts';
import type { CarriedRecord } from '../compile-record.ts';
import { tagOf } from '../transforms/tags.ts';

/** On the person: every level, one a line, ended ones too. The API's own column goes to the same field. */
export const accessField: CustomFieldSpec = {
  key: 'kartra_membership_access',
  name: 'Kartra membership access',
  dataType: 'LARGE_TEXT',
  options: [],
};

export interface AccessEvidence {
  readonly exported: readonly {
    readonly entity: Entity;
    readonly carried: CarriedRecord;
    /** Epoch ms. */
    readonly exportedAt: number;
  }[];
  /** Null where the API was not asked about this person. */
  readonly api: { readonly memberships: readonly WitnessMembership[]; readonly readAt: number } | null;
  /** Names of the person's tags; read only where neither export nor API tells of anybody's access. */
  readonly tags: readonly string[];
}

/**
 * One row for each level, in the order they were met.
 * @param person marker; null for rows of nobody
 */
export function mergeAccess(
  person: string | null,
  { exported, api, tags }: AccessEvidence,
): readonly Access[] {
  const rows = new Map<string, Access>();
  const seenAt = new Map<string, number>();
  const add = (row: Access, at: number) => {
    const key = `${fold(row.membership)}\n${fold(row.level)}`;
    const known = rows.get(key);
    const isLater = at > (seenAt.get(key) ?? Number.NEGATIVE_INFINITY);
    rows.set(key, known === undefined ? row : combine(known, row, isLater));
    if (isLater) seenAt.set(key, at);
  };
  for (const { entity, carried, exportedAt } of exported) {
    const row = readExported(entity, carried);
    if (row !== null) add(row, exportedAt);
  }
  for (const { name, level, active } of api?.memberships ?? []) {
    if (name.trim() !== '')
      add(row(person, name, level ?? '', active ? 'active' : 'ended', 'api'), api?.readAt ?? 0);
  }
  for (const tag of tags) {
    const name = membershipOfTag(tag);
    if (name !== null) add(row(person, name, '', 'active', 'tag'), 0);
  }
  return [...rows.values()];
}

function combine(known: Access, other: Access, otherIsLater: boolean): Access {
  const [wins, loses] = otherIsLater ? [other, known] : [known, other];
  const granted = known.granted === '' ? other.granted : known.granted;
  return {
    ...known,
    state: wins.state === 'unknown' ? loses.state : wins.state,
    granted,
    undated: granted === '' && (known.undated || other.undated),
    sources: [...new Set([...known.sources, ...other.sources])],
    disputed:
      known.disputed || (known.state !== other.state && ![known.state, other.state].includes('unknown')),
  };
}

function readExported(entity: Entity, { fields, emptied }: CarriedRecord): Access | null {
  const membership = fields.name?.trim() ?? '';
  if (membership === '') return null;
  const states: Readonly<Record<string, AccessState>> = { yes: 'active', no: 'ended' };
  return {
    externalId: entity.marker,
    contact: entity.contact ?? null,
    membership,
    level: fields.level?.trim() ?? '',
    state: states[fields.active ?? ''] ?? 'unknown',
    granted: fields.grantedAt?.slice(0, 10) ?? '',
    undated: emptied.includes('grantedAt'),
    sources: ['export'],
    disputed: false,
  };
}

function row(
  person: string | null,
  name: string,
  levelName: string,
  state: AccessState,
  source: AccessSource,
): Access {
  const [membership, level] = [name.trim(), levelName.trim()];
  return {
    externalId: markerOf(membership, level, person ?? ''),
    contact: person,
    membership,
    level,
    state,
    granted: '',
    undated: false,
    sources: [source],
    disputed: false,
  };
}

/** The marker an export's row of the same lead, membership and level has (`extract/record-identity.ts`). */
function markerOf(membership: string, level: string, person: string): string {
  const parts = ['membership', `membership=${membership}`, ...(level === '' ? [] : [`level=${level}`])];
  return `M:#${sha256([...parts, person].join('\n')).slice(0, 16)}`;
}

/** `Member: Coaching Circle` → `Coaching Circle`; null for a tag that tells of no access. */
function membershipOfTag(tag: string): string | null {
  const name = /^\s*(?:member|membership|access)\s*:\s*(\S.*)$/iu.exec(tag)?.[1];
  return name === undefined ? null : name.trim();
}

/** Prefix of the tags that say which access is active today. */
export const accessPrefix = 'access:';

/**
 * The person with their access in a field, and a tag for each level that is active; unchanged where there is none.
 * A tag of a level that has ended is taken away again: the API may have given it before a later export.
 */
export function addAccess(contact: MappedContact, access: readonly Access[]): MappedContact {
  if (access.length === 0) return contact;
  const text = access.map(accessLine).sort().join('\n');
  const over = new Set(access.filter(({ state }) => state !== 'active').map(accessTag));
  const active = access.filter(({ state }) => state === 'active').map(accessTag);
  return {
    ...contact,
    custom: { ...contact.custom, [accessField.key]: text },
    tags: [...new Set([...contact.tags.filter((tag) => !over.has(tag)), ...active])].sort(),
  };
}

/** `access:course:gold`, as the API's own column has it. */
function accessTag({ membership, level }: Access): string {
  return tagOf(level === '' ? membership : `${membership}:${level}`, accessPrefix);
}

/** `Course / Gold (active since 2024-01-02)` */
function accessLine({ membership, level, state, granted }: Access): string {
  const name = level === '' ? membership : `${membership} / ${level}`;
  return `${name} (${state}${granted === '' ? '' : ` since ${granted}`})`;
}

/** Every value of a record by its key; what no source says is absent. */
export function accessValues(access: Access): Readonly<Record<string, CustomValue>> {
  const { externalId, membership, level, state, granted, sources } = access;
  const words = { active: 'Active', ended: 'Ended', unknown: 'Unknown' } as const;
  return {
    kartra_id: externalId,
    kartra_membership: membership,
    ...(level === '' ? {} : { kartra_level: level }),
    kartra_status: words[state],
    ...(granted === '' ? {} : { kartra_granted: granted }),
    kartra_told_by: sources.join(', '),
  };
}

/** Keys of what an earlier export said of a record and no source says now. */
export const accessLacks = ({ undated }: Access): readonly string[] => (undated ? ['kartra_granted'] : []);

const fold = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim().toLowerCase();
