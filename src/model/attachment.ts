/** A file that belongs to a person: from `attachments/`, put there by the customer or fetched on request. */
export interface Attachment {
  /** Below `attachments/`, with `/` between folders. */
  readonly path: string;
  /** Of the person it belongs to; null when nobody could be told. */
  readonly marker: string | null;
  readonly bytes: number;
  /** Media type by the first bytes of the file, not by its name. */
  readonly type: string;
  readonly sha256: string;
}
