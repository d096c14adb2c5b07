/** Markers taken away when a migration is finished: the fields that hold them, and the reference lines in texts. */
import type { Json } from './json.ts';
import { referenceLine } from './reference-line.ts';

/** Texts a reference line of ours stands in, where HighLevel lets a program change them. */
export const markedTexts = ['company', 'note', 'appointment', 'calendar'] as const;

export type MarkedText = (typeof markedTexts)[number];

/** What must no longer stand there. */
export interface ExpectedRemoval {
  /** `field`: the custom field itself, of people or of opportunities. */
  readonly of: MarkedText | 'contact-field' | 'opportunity-field';
  /** The external id in the line; of a field its name. */
  readonly marker: string;
  /** Marker of the person a note hangs on. */
  readonly contact?: string;
}

export const asExpectedRemoval = (expected: Json): ExpectedRemoval => expected as unknown as ExpectedRemoval;

export const removalId = (externalId: string): string => `${externalId}:marker`;

/** A text without the line; what the platform wrapped around the line goes with it. */
export function withoutReference(text: string, externalId: string): string {
  const line = referenceLine(externalId).replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
  return text
    .replace(new RegExp(`<p>\\s*${line}\\s*</p>`, 'gu'), '')
    .replace(new RegExp(`(?:<br\\s*/?>|\\r?\\n)?[ \\t]*${line}(?![^\\s<])[ \\t]*`, 'gu'), '')
    .trim();
}
