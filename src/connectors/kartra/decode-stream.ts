/**
 * A file's text as UTF-8 chunks without a byte order mark, whatever encoding `inspectBytes` found.
 * UTF-8 passes through untouched; the rest is decoded strictly. Memory is one chunk, valid until the next
 * is asked for.
 */
import type { FileOnDisk } from './file-on-disk.ts';
import type { TextEncoding } from './inspect-bytes.ts';
import { isInventoryYaml, longestInventoryBytes, readInventoryYaml } from './inventory-yaml.ts';
import { readBytes } from './read-bytes.ts';
import { refuseFile } from './refuse-file.ts';

const bomBytes = 3;

/**
 * @throws LandfallError `file-missing`, `file-unreadable`
 */
export async function* decodeStream(file: FileOnDisk, encoding: TextEncoding): AsyncGenerator<Buffer> {
  if (isInventoryYaml(file.name)) yield await decodeInventory(file, encoding);
  else yield* decodeText(file, encoding);
}

/** Written by hand, so short: it is read whole, and handed on as the table it stands for. */
async function decodeInventory(file: FileOnDisk, encoding: TextEncoding): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of decodeText(file, encoding)) {
    bytes += chunk.length;
    if (bytes > longestInventoryBytes) {
      throw refuseFile(file.name, 'this is too long for an inventory.', {
        value: `${bytes} bytes`,
        rule: `at most ${longestInventoryBytes} bytes`,
        remedy: 'An inventory lists what must be built again; write larger tables as CSV.',
      });
    }
    chunks.push(Buffer.from(chunk));
  }
  return Buffer.from(readInventoryYaml(Buffer.concat(chunks).toString('utf8'), file.name));
}

async function* decodeText(file: FileOnDisk, encoding: TextEncoding): AsyncGenerator<Buffer> {
  if (encoding === 'utf-8' || encoding === 'utf-8-bom') {
    let skip = encoding === 'utf-8-bom' ? bomBytes : 0;
    for await (const chunk of readBytes(file)) {
      if (chunk.length > skip) yield skip === 0 ? chunk : chunk.subarray(skip);
      skip = 0;
    }
    return;
  }
  const decoder = new TextDecoder(encoding, { fatal: true });
  for await (const chunk of readBytes(file)) {
    const text = decoder.decode(chunk, { stream: true });
    if (text !== '') yield Buffer.from(text);
  }
  const rest = decoder.decode();
  if (rest !== '') yield Buffer.from(rest);
}
