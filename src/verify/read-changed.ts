/** When a note last changed. Only the newer API of notes says so, and not every token may ask it. */
import type { HighLevel } from '../connectors/highlevel/connect.ts';
import type { Send } from '../model/http.ts';
import type { RequestPurpose } from '../model/journal.ts';

/** Epoch ms; undefined where nobody says. */
export async function readChanged(
  {
    destination,
    send,
  }: { readonly destination: HighLevel; readonly send: (purpose: RequestPurpose) => Send },
  noteId: string,
): Promise<number | undefined> {
  const read = await destination.recordNotes.read(send('verify-objects'), noteId);
  return read.kind === 'found' ? read.record.updatedAt : undefined;
}
