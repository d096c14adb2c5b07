/** The rules the price is computed by: `prices.yaml` of the workspace where a person wrote one, else example rates. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import { chargeable, examplePrices, mostRecords, type PriceRules } from '../../audit/estimate/price.ts';
import { LandfallError } from '../../errors.ts';
import { estimateCounts } from '../../model/estimate.ts';
import { explainFiles } from '../explain-file-error.ts';
import type { Workspace } from '../workspace.ts';

const amount = z.number().nonnegative();

const schema = z
  .strictObject({
    currency: z.string().regex(/^[A-Z]{3}$/),
    bands: z
      .array(z.strictObject({ upTo: z.number().int().positive().max(mostRecords), price: amount }))
      .min(1),
    extras: z
      .array(
        z.strictObject({
          rule: z.string().min(1),
          what: z.string().min(1),
          of: z.enum(estimateCounts),
          per: z.enum(['once', 'each']),
          free: z.number().int().nonnegative().default(0),
          price: amount,
        }),
      )
      .default([]),
  })
  .refine(({ bands }) => bands.every(({ upTo }, at) => at === 0 || upTo > (bands[at - 1]?.upTo ?? 0)), {
    path: ['bands'],
    message: 'bands ascend',
  })
  .refine(({ extras }) => extras.every(({ of, per }) => per === 'once' || chargeable.includes(of)), {
    path: ['extras'],
    message: `no price per record: "each" is for ${chargeable.join(', ')}`,
  });

const pricesName = 'prices.yaml';

export async function readPrices({ directory }: Pick<Workspace, 'directory'>): Promise<PriceRules> {
  const file = join(directory, pricesName);
  return existsSync(file) ? readPriceFile(file) : examplePrices;
}

/** @throws LandfallError `config-invalid`, `workspace-unusable` */
export async function readPriceFile(file: string): Promise<PriceRules> {
  const text = await explainFiles(file, () => readFile(file, 'utf8'));
  const parsed = schema.safeParse(parseYaml(text));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new LandfallError(
    'config-invalid',
    `${file}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not valid'}`,
    {
      file,
      value: issue?.path.join('.') ?? '',
      rule: issue?.message ?? 'rules of price',
      remedy: 'Correct it, or take the file away: example rates are used then.',
    },
  );
}

/** The example as a file to edit. */
export function examplePriceFile(): string {
  return `# Rules the price is computed by: landfall estimate. Example rates: put your own in.
# A band has one price, whatever the number of records in it: there is no price per record.
${stringify(examplePrices)}`;
}

function parseYaml(text: string): unknown {
  try {
    return parse(text);
  } catch {
    return null;
  }
}
