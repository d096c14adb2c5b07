/**
 * The line by which a record of ours is recognised where the platform offers no field for a marker: in the
 * body of a note, the description of an appointment or a company.
 */

/** @param externalId without blanks */
export function referenceLine(externalId: string): string {
  return `Kartra reference: ${externalId}`;
}

/** The external id in a text, null where there is none. A text may have been wrapped in markup by the platform. */
export function readReferenceLine(text: string | null): string | null {
  const plain = (text ?? '').replace(/<[^>]*>/g, '\n');
  return /^\s*Kartra reference: (\S+)\s*$/m.exec(plain)?.[1] ?? null;
}
