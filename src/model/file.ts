/** A file about to be sent, and one that stands in the media library. */

export interface FileToSend {
  readonly fileName: string;
  /** MIME type. */
  readonly contentType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface DestinationFile {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  /** Bytes; null where the answer does not say. */
  readonly size: number | null;
}
