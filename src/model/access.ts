/** Access to a membership: one level of one membership of one person, as the exports, the API or a tag tell it. */

/** `unknown`: a row that does not say. Only `active` access is ever granted. */
export type AccessState = 'active' | 'ended' | 'unknown';

/** Who said so. A tag counts only where nothing better is known of anybody. */
export type AccessSource = 'export' | 'api' | 'tag';

export interface Access {
  /** Marker of the row: of one person, one membership and one level. */
  readonly externalId: string;
  /** Marker of the person; null where nobody is known. */
  readonly contact: string | null;
  /** As Kartra spells it. */
  readonly membership: string;
  /** Empty where the source names none. */
  readonly level: string;
  readonly state: AccessState;
  /** `YYYY-MM-DD`; empty where no source says: only an export has dates. */
  readonly granted: string;
  /** An earlier export dated it, the latest does not, nor does anybody else. */
  readonly undated: boolean;
  readonly sources: readonly AccessSource[];
  /** Export and API do not say the same; the later of the two stands. */
  readonly disputed: boolean;
}

/** What a member reads, and what a course or an offer is called: `Course – Gold`. */
export function accessTitle({ membership, level }: Pick<Access, 'membership' | 'level'>): string {
  return level === '' ? membership : `${membership} – ${level}`;
}
