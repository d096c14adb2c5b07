/**
 * Writes every generated file, or with `--check` proves that each is up to date and changes nothing.
 *
 * @example node scripts/generate.ts --check
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { commandsReference } from './generate-commands-reference.ts';
import { paperSchemas, summarySchemas } from './generate-document-schemas.ts';
import { errorsReference } from './generate-errors-reference.ts';
import { glossary } from './generate-glossary.ts';
import { mappingSchema, transformsReference } from './generate-mapping-references.ts';
import { schemaDump } from './generate-schema-dump.ts';
import { simulatorReference } from './generate-simulator-reference.ts';
import type { GeneratedFile } from './generated-file.ts';

const generatedFiles: readonly GeneratedFile[] = [
  commandsReference,
  errorsReference,
  glossary,
  schemaDump,
  simulatorReference,
  transformsReference,
  mappingSchema,
  summarySchemas,
  paperSchemas,
];
const root = join(import.meta.dirname, '..');
const check = process.argv.includes('--check');

let stale = 0;

for (const { path, render } of generatedFiles) {
  const wanted = await render();
  const found = readText(join(root, path));
  if (found === wanted) continue;
  stale += 1;
  if (check) reportDifference(path, found, wanted);
  else writeText(join(root, path), wanted);
}

if (!check) console.log(`${generatedFiles.length} generated files, ${stale} written`);
else if (stale === 0) console.log(`${generatedFiles.length} generated files are up to date`);
else {
  console.error('Run `npm run generate` and keep the result.');
  process.exitCode = 1;
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

function writeText(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** Names the first line that differs: enough to see which edit of the source it was. */
function reportDifference(path: string, found: string | null, wanted: string): void {
  if (found === null) {
    console.error(`${path} does not exist.`);
    return;
  }
  const [foundLines, wantedLines] = [found.split('\n'), wanted.split('\n')];
  const line = wantedLines.findIndex((text, index) => text !== foundLines[index]);
  const index = line === -1 ? wantedLines.length : line;
  console.error(`${path}:${index + 1} is out of date.`);
  console.error(`- ${foundLines[index] ?? '(end of file)'}\n+ ${wantedLines[index] ?? '(end of file)'}`);
}
