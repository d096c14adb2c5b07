/**
 * Strict UTF-8 over a stream: says where the first byte stands that no UTF-8 text can hold, and where
 * the first NUL stands. Sequences cut by a chunk's end are carried over; nothing else is kept.
 */
import { isUtf8 } from 'node:buffer';

/** What is wrong, and the byte it starts at, from 0 at the start of the stream. */
export interface TextFault {
  readonly kind: 'invalid' | 'nul';
  readonly offset: number;
  /** The byte that stands there. */
  readonly byte: number;
}

/** A check fed chunk by chunk, keeping no chunk. After a fault it must not be fed again. */
export interface TextCheck {
  push(chunk: Buffer): TextFault | null;
  end(): TextFault | null;
}

export function createUtf8Check(): TextCheck {
  let carry: Buffer = Buffer.alloc(0);
  let base = 0;
  return {
    push(chunk) {
      const bytes = carry.length === 0 ? chunk : Buffer.concat([carry, chunk]);
      const complete = completeLength(bytes);
      const whole = bytes.subarray(0, complete);
      const nul = whole.indexOf(0);
      if (!isUtf8(whole)) {
        const invalid = firstInvalid(whole);
        return nul >= 0 && nul < invalid
          ? { kind: 'nul', offset: base + nul, byte: 0 }
          : { kind: 'invalid', offset: base + invalid, byte: whole[invalid] ?? 0 };
      }
      if (nul >= 0) return { kind: 'nul', offset: base + nul, byte: 0 };
      carry = Buffer.from(bytes.subarray(complete));
      base += complete;
      return null;
    },
    end: () => (carry.length === 0 ? null : { kind: 'invalid', offset: base, byte: carry[0] ?? 0 }),
  };
}

/** Bytes up to the start of a sequence the end of `bytes` cuts off; at most 3 bytes less than all. */
function completeLength(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    return sequenceLength(byte) > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

function sequenceLength(lead: number): number {
  if (lead >= 0xf0) return 4;
  if (lead >= 0xe0) return 3;
  return lead >= 0xc0 ? 2 : 1;
}

/** Offset of the first byte that makes `bytes` invalid, given that something does. */
function firstInvalid(bytes: Buffer): number {
  let position = 0;
  while (position < bytes.length) {
    const length = sequenceLength(bytes[position] ?? 0);
    if (!isUtf8(bytes.subarray(position, position + length))) return position;
    position += length;
  }
  return position;
}
