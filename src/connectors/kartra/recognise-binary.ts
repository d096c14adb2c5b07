/**
 * Files that are no text at all, by their first bytes: said in words a person knows, because a
 * spreadsheet saved under `.csv` is a common mistake.
 */

interface BinaryFormat {
  readonly name: string;
  readonly remedy: string;
}

const exportAgain = 'Export from Kartra again and put the file here as it was downloaded.';

const formats: readonly (BinaryFormat & { readonly start: readonly number[] })[] = [
  {
    name: 'a ZIP archive or an Excel workbook (.xlsx)',
    start: [0x50, 0x4b, 0x03, 0x04],
    remedy:
      'Give an archive its ending .zip, or save the sheet as "CSV UTF-8"; better, export from Kartra again.',
  },
  {
    name: 'an old Excel workbook (.xls)',
    start: [0xd0, 0xcf, 0x11, 0xe0],
    remedy: 'Save the sheet as "CSV UTF-8"; better, export from Kartra again.',
  },
  { name: 'a PDF document', start: [0x25, 0x50, 0x44, 0x46], remedy: exportAgain },
  { name: 'a gzip archive', start: [0x1f, 0x8b], remedy: 'Unpack the archive.' },
  { name: 'a PNG image', start: [0x89, 0x50, 0x4e, 0x47], remedy: exportAgain },
  { name: 'a JPEG image', start: [0xff, 0xd8, 0xff], remedy: exportAgain },
];

const webPage = /^\s*<(?:!doctype|html|head|body|\?xml)/iu;

/** @param head the first bytes of the file, 64 or more where there are as many */
export function recogniseBinary(head: Buffer): BinaryFormat | null {
  const found = formats.find(({ start }) => start.every((byte, index) => head[index] === byte));
  if (found !== undefined) return found;
  if (webPage.test(head.subarray(0, 64).toString('latin1').replace('\u00ef\u00bb\u00bf', ''))) {
    return {
      name: 'a web page, such as a login form saved instead of the download',
      remedy: exportAgain,
    };
  }
  return null;
}
