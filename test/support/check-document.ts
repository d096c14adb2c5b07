/** Whether a document is as the published schemas say: every test that reads one checks it by the way. */
import { readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';

const folder = join(import.meta.dirname, '../../docs/reference');

function openSchemas(name: string): (key: string) => ValidateFunction | null {
  const schema = JSON.parse(readFileSync(join(folder, `${name}.schema.json`), 'utf8')) as {
    readonly properties: Readonly<Record<string, object>>;
  };
  const ajv = new Ajv({ allErrors: true, strict: false });
  ajv.addSchema(schema, name);
  const compiled = new Map<string, ValidateFunction>();
  return (key) => {
    if (!Object.hasOwn(schema.properties, key)) return null;
    const known = compiled.get(key) ?? ajv.compile({ $ref: `${name}#/properties/${key}` });
    compiled.set(key, known);
    return known;
  };
}

let summaries: ReturnType<typeof openSchemas> | undefined;
let papers: ReturnType<typeof openSchemas> | undefined;

/** Where a document printed with `--json` differs from the schema of its step; none for a command without one. */
export function faultsOfDocument(document: {
  readonly step?: string;
  readonly status?: string;
}): readonly string[] {
  summaries ??= openSchemas('summaries');
  const validate = summaries(document.status === 'failed' ? 'failure' : (document.step ?? ''));
  return validate === null ? [] : faults(validate, document);
}

/** Where the JSON of a paper differs from its schema. */
export function faultsOfPaper(paper: PaperDocument): readonly string[] {
  papers ??= openSchemas('papers');
  const validate = papers(paper.report);
  return validate === null ? [`no schema for ${paper.report}`] : faults(validate, paper);
}

interface PaperDocument {
  readonly report: string;
}

/** Every paper of a folder that has a form to compute with. */
export async function readPapers(reports: string): Promise<readonly PaperDocument[]> {
  const names = (await readdir(reports)).filter((name) => name.endsWith('.json'));
  return Promise.all(
    names.map(async (name) => JSON.parse(await readFile(join(reports, name), 'utf8')) as PaperDocument),
  );
}

function faults(validate: ValidateFunction, value: unknown): readonly string[] {
  if (validate(value)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message = '', params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}
