/**
 * A language model in `map propose`, through the real process, against a local server that plays the
 * model and remembers everything it was told.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runLandfall } from '../support/run-landfall.ts';

let folder: string;
let server: Server;
let told: { body: string; key: string | undefined }[];
let answer: (columns: readonly { column: string; header: string }[]) => string;

const contacts = [
  'lead_id,email,lists,gdpr_communications,Zorblax qwv,Never filled',
  '1,ann@example.com,Main,Yes,Kund-17 Ulm,',
  '2,bo@example.com,Main,Yes,Kund-18 Ulm,',
].join('\r\n');

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'landfall-model-'));
  told = [];
  answer = (columns) =>
    JSON.stringify({
      answers: columns.map(({ column }) => ({ column, target: 'contact.companyName', sure: 0.9 })),
    });
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      told.push({ body, key: request.headers.authorization });
      const { messages } = JSON.parse(body) as { messages: { content: string }[] };
      const asked = JSON.parse(messages.at(-1)?.content ?? '') as {
        columns: { column: string; header: string }[];
      };
      const message = { role: 'assistant', content: answer(asked.columns) };
      response.setHeader('Content-Type', 'application/json');
      const choices = [{ index: 0, finish_reason: 'stop', message }];
      response.end(JSON.stringify({ id: 'r1', created: 1, model: 'small-1', choices }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  await landfall('init', 'acme', '--default-country', 'US', '--time-zone', 'America/New_York');
  await writeFile(join(folder, 'acme', 'exports', 'contacts_kartra_09-06-2026_6a2803f884d5c.csv'), contacts);
  await landfall('extract', '--workspace', 'acme');
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true, force: true });
});

async function landfall(...argv: readonly string[]): Promise<{ stdout: string; document: Document }> {
  const environment = { MODEL_KEY: 'secret-key', XDG_STATE_HOME: join(folder, 'state') };
  const run = await runLandfall([...argv, '--json'], { cwd: folder, environment });
  expect(run.exitCode, `${argv.join(' ')}: ${run.stdout}${run.stderr}`).toBe(0);
  return { stdout: `${run.stdout}${run.stderr}`, document: JSON.parse(run.stdout) as Document };
}

interface Document {
  readonly model: { readonly asked: number; readonly abstained: string | null } | null;
  readonly map: {
    readonly columns: readonly {
      column: string;
      tier: string;
      status: string;
      confidence: number;
      target: object;
    }[];
  };
}

const propose = () => landfall('map', 'propose', '--workspace', 'acme');
const columnOf = ({ map }: Document, name: string) => map.columns.find(({ column }) => column === name);

async function configure(keyVariable = 'MODEL_KEY'): Promise<void> {
  const { port } = server.address() as AddressInfo;
  const file = join(folder, 'acme', 'landfall.yaml');
  const model = [
    'model:',
    '  provider: openai-compatible',
    '  model: small-1',
    `  baseUrl: http://127.0.0.1:${port}/v1`,
    `  keyVariable: ${keyVariable}`,
  ];
  const text = (await readFile(file, 'utf8')).replace(/^model:\n(?: {2}.*\n)*/m, '');
  await writeFile(file, `${text}${model.join('\n')}\n`);
}

test('nobody is asked unless landfall.yaml names a model', async () => {
  const { document } = await propose();
  expect(document.model).toBeNull();
  expect(columnOf(document, 'Zorblax qwv')).toMatchObject({ tier: 'none', target: { kind: 'custom' } });
  expect(told).toEqual([]);
});

test('a model proposes what is left open, once, and its word is never confirmed by confidence', async () => {
  await configure();
  const { document } = await propose();
  expect(document.model).toEqual({ model: 'small-1', asked: 1, abstained: null });
  const proposed = columnOf(document, 'Zorblax qwv');
  expect(proposed).toMatchObject({
    tier: 'model',
    status: 'proposed',
    confidence: 0.75,
    target: { kind: 'field', field: 'companyName' },
  });
  expect(told).toHaveLength(1);
  expect(told[0]?.key).toBe('Bearer secret-key');
  for (const hidden of ['example.com', 'Kund-17', 'gdpr', 'lead_id', 'Never filled']) {
    expect(told[0]?.body).not.toContain(hidden);
  }

  // The answer is kept in the workspace: the same proposal, and nobody is asked again.
  const again = await propose();
  expect(again.document.model).toMatchObject({ asked: 0, abstained: null });
  expect(columnOf(again.document, 'Zorblax qwv')).toEqual(proposed);
  expect(told).toHaveLength(1);

  const argv = ['map', 'confirm', '--min-confidence', '0.5', '--by', 'A. Person', '--workspace', 'acme'];
  const run = await runLandfall(argv, { cwd: folder });
  expect(run.exitCode).toBe(3);
  const { document: shown } = await landfall('map', 'show', '--open', '--workspace', 'acme');
  expect(shown.map.columns.map(({ column }) => column)).toContain('Zorblax qwv');
});

test('a model that says nothing usable leaves columns open, and that is said', async () => {
  await configure();
  answer = () => 'I would rather not.';
  const { stdout, document } = await propose();
  expect(document.model).toMatchObject({ asked: 1, abstained: expect.stringContaining('left to you') });
  expect(stdout).toContain('Left open: The model gave no usable answer');
  expect(columnOf(document, 'Zorblax qwv')).toMatchObject({ tier: 'none' });

  await configure('NOT_SET');
  const silent = await propose();
  expect(silent.document.model).toMatchObject({
    asked: 0,
    abstained: 'The variable NOT_SET is empty: nobody was asked.',
  });
  expect(told).toHaveLength(1);
});
