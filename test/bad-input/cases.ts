/** The matrix: every kind of bad input, as data. */
import type { BadInputCase } from './bad-input-case.ts';
import { commandCases } from './command-cases.ts';
import { connectionCases } from './connection-cases.ts';
import { damageCases } from './damage-cases.ts';
import { fileCases } from './file-cases.ts';
import { workspaceCases } from './workspace-cases.ts';

export const badInputCases: readonly BadInputCase[] = [
  ...fileCases,
  ...damageCases,
  ...workspaceCases,
  ...commandCases,
  ...connectionCases,
];
