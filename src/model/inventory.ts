/** What must be built again by hand, because no export and no API holds it: sequences, automations, pages, … */

export interface InventoryItem {
  /** Marker of the row. */
  readonly externalId: string;
  /** As the list says, in lower case: `sequence`, `automation`, `page`, `form`, `video`, `product`, … */
  readonly kind: string;
  readonly name: string;
  /** Of a sequence: its e-mails and waits; null where the list does not say. */
  readonly steps: number | null;
  /** `Live`, `Draft`, `Paused`; empty where the list does not say; so are link and description. */
  readonly status: string;
  /** People or orders; null where nobody counts. */
  readonly usedBy: number | null;
  readonly link: string;
  readonly description: string;
}
