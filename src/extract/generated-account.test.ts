import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openLedger } from '../ledger/sqlite/open-ledger.ts';
import { generateAccount } from '../simulator/generate/generate-account.ts';
import { readPersonAnswers } from '../simulator/generate/read-answers.ts';
import { normaliseEmail } from './e-mail.ts';
import { extractExports } from './extract-exports.ts';
import { readRejected } from './read-rejected.ts';

const ruleOf = {
  'too-many-cells': 'cell-count',
  'too-few-cells': 'cell-count',
  'repeated-header': 'repeated-header',
  'no-identity': 'no-identity',
} as const;

it('a generated account: every row, refusal, line and person is as the generator knows', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'landfall-generated-'));
  const ledger = await openLedger(join(folder, 'ledger.db'));
  try {
    const directory = join(folder, 'exports');
    const { summary } = await generateAccount({
      directory,
      contacts: 1500,
      seed: 7,
      vintage: 'both',
      files: 3,
    });
    const { staging, entities, transactions } = ledger;
    const result = await extractExports({ directory, account: 'acme', staging, entities, transactions });

    expect(result).toMatchObject({
      entities: { contact: summary.counts.people },
      rejected: summary.counts.rejected,
      ignored: [],
    });
    const byName = new Map(result.inputs.map((input) => [input.name, input]));
    for (const file of summary.files) {
      const { name, rows, staged, bytes } = file;
      expect(byName.get(name)).toMatchObject({
        rows,
        staged,
        bytes,
        rejected: file.rejected.length,
        encoding: 'utf-8-bom',
      });
    }
    for (const { name, exportedAt, header } of await staging.files()) {
      const file = summary.files.find((known) => known.name === name);
      expect(header).toEqual(file?.header);
      expect(Math.floor(exportedAt / 1000)).toBe(Date.parse(file?.exportedAt ?? '') / 1000);
    }

    const refused: string[] = [];
    for await (const { file, row } of readRejected(staging)) refused.push(`${file}:${row.line} ${row.rule}`);
    const known = summary.files.flatMap(({ name, rejected }) =>
      rejected.map(({ line, kind }) => `${name}:${line} ${ruleOf[kind]}`),
    );
    expect(known.length).toBeGreaterThan(3);
    expect(refused.sort()).toEqual(known.sort());

    const found = new Map<string, { firstName: string; email: string | null }>();
    for await (const batch of entities.all('contact')) {
      for (const { columns } of batch) {
        const email = normaliseEmail(columns['email'] ?? '');
        found.set(columns['lead_id']?.trim() ?? email ?? '', {
          firstName: columns['first_name'] ?? '',
          email,
        });
      }
    }
    for await (const { leadId, email, firstName } of readPersonAnswers(directory)) {
      const person = found.get(leadId ?? email ?? '');
      expect(person).toEqual({ firstName: firstName.trim() === '' ? '' : firstName, email });
    }
  } finally {
    await ledger.close();
    await rm(folder, { recursive: true });
  }
});
