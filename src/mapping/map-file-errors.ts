/** Errors in mapping.yaml, each with the place a person has to look at. */
import { isNode, type LineCounter } from 'yaml';
import { LandfallError } from '../errors.ts';

export interface Mistake {
  readonly message: string;
  readonly value: string;
  readonly rule: string;
  readonly remedy: string;
}

export class MapFileErrors {
  readonly #fileName: string;
  readonly #lines: LineCounter;

  constructor(fileName: string, lines: LineCounter) {
    this.#fileName = fileName;
    this.#lines = lines;
  }

  /** @param node a YAML node; anything else points at the beginning of the file */
  at(node: unknown, mistake: Mistake): LandfallError {
    return this.atOffset(isNode(node) ? (node.range?.[0] ?? 0) : 0, mistake);
  }

  /** @param offset characters from the beginning of the file */
  atOffset(offset: number, { message, value, rule, remedy }: Mistake): LandfallError {
    const { line, col } = this.#lines.linePos(offset);
    const place = { file: this.#fileName, line: Math.max(line, 1), column: Math.max(col, 1) };
    return new LandfallError('map-invalid', `${this.#fileName}, line ${place.line}: ${message}`, {
      ...place,
      value,
      rule,
      remedy,
    });
  }
}
