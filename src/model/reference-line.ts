/**
 * The line by which a record of ours is recognised where the platform offers no field for a marker: in the
 * body of a note, the description of an appointment or a company.
 */

/** @param externalId without blanks */
export function referenceLine(externalId: string): string {
  return `Kartra reference: ${externalId}`;
}

/** An external id as it may stand in a reference line: Kartra's own ids may hold blanks. */
export const withoutBlanks = (externalId: string): string => externalId.replace(/\s/gu, '_');

/**
 * The external id in a text, null where there is none. Ours is the last line of its kind: a text of the source may
 * quote another. A text may have been wrapped in markup by the platform.
 */
export function readReferenceLine(text: string | null): string | null {
  const plain = (text ?? '').replace(/<[^>]*>/g, '\n');
  return [...plain.matchAll(/^\s*Kartra reference: (\S+)\s*$/gm)].at(-1)?.[1] ?? null;
}
