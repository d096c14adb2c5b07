/** Monthly prices a person wrote into `costs.yaml`; the file stays theirs. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { LandfallError } from '../../errors.ts';
import type { CostInputs } from '../../model/report-facts.ts';
import { explainFiles } from '../explain-file-error.ts';
import type { Workspace } from '../workspace.ts';

const amount = z.number().nonnegative();

const schema = z.strictObject({
  currency: z.string().regex(/^[A-Z]{3}$/),
  kartraTiers: z.array(z.strictObject({ upTo: z.number().int().positive(), monthly: amount })).default([]),
  highLevelMonthly: amount,
  perText: amount.default(0),
  perCallMinute: amount.default(0),
  perThousandEmails: amount.default(0),
  textsAMonth: amount.default(0),
  callMinutesAMonth: amount.default(0),
  emailsAMonth: amount.default(0),
});

const name = 'costs.yaml';

/** @throws LandfallError `config-invalid` */
export async function readCosts({ directory }: Workspace): Promise<CostInputs | null> {
  const file = join(directory, name);
  if (!existsSync(file)) return null;
  const parsed = schema.safeParse(readYaml(await explainFiles(file, () => readFile(file, 'utf8'))));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new LandfallError(
    'config-invalid',
    `${name}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`,
    {
      file,
      value: issue?.path.join('.') ?? '',
      rule: issue?.message ?? 'prices of a month',
      remedy: 'Correct it; landfall report --costs-template prints what it looks like.',
    },
  );
}

function readYaml(text: string): unknown {
  try {
    return parse(text);
  } catch {
    return null;
  }
}

/** The file to fill in; every price is a person's to look up. */
export const costsTemplate = `# Monthly prices as you read them on both platforms' pages today; save as costs.yaml.
currency: USD
kartraTiers:
  - { upTo: 2500, monthly: 0 }
  - { upTo: 12500, monthly: 0 }
highLevelMonthly: 0
perText: 0
perCallMinute: 0
perThousandEmails: 0
textsAMonth: 0
callMinutesAMonth: 0
emailsAMonth: 0
`;
