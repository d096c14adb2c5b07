/** Text carried byte for byte: consent fields (their original value is evidence), notes, long text. */
import { carriedExactly, type Transformed } from './transform.ts';

/** @example toExact(' Accepted ') // { value: ' Accepted ', rule: 'exact', findings: [] } */
export function toExact(text: string): Transformed {
  return carriedExactly(text);
}
