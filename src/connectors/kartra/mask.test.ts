import { describe, expect, it } from 'vitest';
import { maskPersonal } from './mask.ts';

describe('what an error message shows of a cell', () => {
  it.each([
    ['ann@example.com, +44 7700 900219', '[e-mail], [number]'],
    ['Ann <ann.o@x.co>;(555) 010-1234', 'Ann <[e-mail]>;([number]'],
    ['ann@', '[e-mail]'],
    ['line one\r\nline two', 'line one⏎line two'],
    ['zip 12345', 'zip 12345'],
  ])('%j', (text, shown) => {
    expect(maskPersonal(text)).toBe(shown);
  });

  it('cuts what is long', () => {
    expect(maskPersonal('x'.repeat(100), 10)).toBe(`${'x'.repeat(9)}…`);
  });
});
