/** Parts of a phone cell: what may be dialled, and the extension behind it. */

const extension =
  /\s*(?:;\s*ext=|[,;]?\s*(?:extension|extn|ext|x|poste|durchwahl)[.:]?\s*|\s*#\s*)(\d{1,7})\s*$/i;

/**
 * @example splitExtension('+1 415 555 2671 ext. 12') // { dialled: '+1 415 555 2671', extension: '12' }
 */
export function splitExtension(text: string): { dialled: string; extension: string | null } {
  const found = extension.exec(text);
  if (found === null || found.index === 0) return { dialled: text, extension: null };
  return { dialled: text.slice(0, found.index), extension: found[1] ?? null };
}
