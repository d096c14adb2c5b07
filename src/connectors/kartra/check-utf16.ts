/**
 * Strict UTF-16 over a stream: whole code units and paired surrogates. A pair or a unit cut by a
 * chunk's end is carried over.
 */
import type { TextCheck, TextFault } from './check-utf8.ts';

export function createUtf16Check(order: 'le' | 'be'): TextCheck {
  let carry: Buffer = Buffer.alloc(0);
  let base = 0;
  const examine = (text: string): TextFault | null => {
    const nul = text.indexOf('\u0000');
    const whole = text.isWellFormed();
    if (whole && nul < 0) return null;
    const lone = whole ? Number.POSITIVE_INFINITY : firstLoneSurrogate(text);
    return nul >= 0 && nul < lone
      ? { kind: 'nul', offset: base + nul * 2, byte: 0 }
      : { kind: 'invalid', offset: base + lone * 2, byte: text.charCodeAt(lone) & 0xff };
  };
  return {
    push(chunk) {
      const bytes = carry.length === 0 ? chunk : Buffer.concat([carry, chunk]);
      let text = unitsOf(bytes, order);
      if (isHighSurrogate(text.charCodeAt(text.length - 1))) text = text.slice(0, -1);
      const fault = examine(text);
      carry = Buffer.from(bytes.subarray(text.length * 2));
      base += text.length * 2;
      return fault;
    },
    end: () => (carry.length === 0 ? null : { kind: 'invalid', offset: base, byte: carry[0] ?? 0 }),
  };
}

function unitsOf(bytes: Buffer, order: 'le' | 'be'): string {
  const even = bytes.subarray(0, bytes.length - (bytes.length % 2));
  return (order === 'le' ? even : Buffer.from(even).swap16()).toString('utf16le');
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function firstLoneSurrogate(text: string): number {
  for (let index = 0; index < text.length; index += 1) {
    const point = text.codePointAt(index) ?? 0;
    if (point > 0xffff) index += 1;
    else if (point >= 0xd800 && point <= 0xdfff) return index;
  }
  return text.length;
}
