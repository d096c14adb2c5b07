/** `docs/reference/summaries.schema.json` and `papers.schema.json`: what `--json` and the papers' JSON hold. */
import { join } from 'node:path';
import { createGenerator, type Schema } from 'ts-json-schema-generator';
import type { GeneratedFile } from './generated-file.ts';

const root = join(import.meta.dirname, '..');
const config = {
  path: join(root, 'src/cli/documents.ts'),
  tsconfig: join(root, 'tsconfig.json'),
  skipTypeCheck: true,
  additionalProperties: false,
  topRef: false,
  // Definitions keep their names only where they are exported: the others stand where they are used.
  expose: 'export',
} as const;

let generator: ReturnType<typeof createGenerator> | undefined;

/** @param type exported by `src/cli/documents.ts`: a key for each document */
function schemaOf(type: string): Schema {
  // Both schemas are read off one compilation.
  generator ??= createGenerator(config);
  return generator.createSchema(type);
}

function file(path: string, title: string, render: () => Schema): GeneratedFile {
  return { path, render: () => `${JSON.stringify({ title, ...render() }, null, 2)}\n` };
}

export const summarySchemas = file(
  'docs/reference/summaries.schema.json',
  'What each command of Landfall prints with --json, by its step; `failure` is what any of them prints when it fails',
  () => schemaOf('Documents'),
);

export const paperSchemas = file(
  'docs/reference/papers.schema.json',
  'The JSON of each paper of Landfall, by its name',
  () => schemaOf('PaperDocuments'),
);
