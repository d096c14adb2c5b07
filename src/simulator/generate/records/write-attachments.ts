/**
 * A few tiny files of a few people, as an owner collects them by hand: `attachments/<lead id>/<name>`.
 *
 * Kartra exports none (§2.7). Each is a real file of its kind: text, PNG, PDF. One stands in a folder of nobody.
 */

import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { drawPerson } from '../draw-person.ts';
import type { AccountPlan } from '../plan-account.ts';
import type { RecordAnswers } from './record-answers.ts';

const OWNER_ONLY_FOLDER = 0o700;
const OWNER_ONLY = 0o600;
const MOST_PEOPLE = 4;
/** One white pixel. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII=',
  'base64',
);
const PDF = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n' +
    '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
);

export async function writeAttachments(
  directory: string,
  plan: AccountPlan,
): Promise<RecordAnswers['attachments']> {
  const written: RecordAnswers['attachments'][number][] = [];
  const write = async (leadId: string, name: string, bytes: Buffer): Promise<void> => {
    const file = `attachments/${leadId}/${name}`;
    await mkdir(dirname(join(directory, file)), { recursive: true, mode: OWNER_ONLY_FOLDER });
    await writeFile(join(directory, file), bytes, { mode: OWNER_ONLY });
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    written.push({ file, leadId, bytes: bytes.length, sha256 });
  };
  for (let index = 0, people = 0; index < plan.contacts && people < MOST_PEOPLE; index += 1) {
    const { leadId } = drawPerson(plan, index);
    if (leadId === null) continue;
    people += 1;
    await write(leadId, 'contract (signed).pdf', PDF);
    if (people % 2 === 0) await write(leadId, 'Foto – Büro.png', PNG);
    if (people === 1) await write(leadId, 'remarks.txt', Buffer.from('Läuft. ✅\n'));
  }
  if (plan.contacts > 0) await write('1', 'of nobody.txt', Buffer.from('No lead has this id.\n'));
  return written;
}
