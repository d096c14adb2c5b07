/**
 * Owns: a simulator with a generated Kartra account behind it, and short calls to it, for the tests of this folder.
 */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { PersonAnswers } from '../generate/answers.ts';
import { type GeneratedAccount, generateAccount } from '../generate/generate-account.ts';
import type { GenerateOptions } from '../generate/plan-account.ts';
import { readPersonAnswers } from '../generate/read-answers.ts';
import { type SimulatorOptions, startSimulator } from '../start-simulator.ts';

/** JSON that may be looked into at any depth; what is not there throws. */
export interface KartraJson {
  readonly [key: string]: KartraJson & string;
}

export interface KartraAnswer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
  readonly body: KartraJson;
}

export interface KartraUnderTest {
  readonly url: string;
  /** Sends fields with the good credentials; a field of them given replaces theirs, null leaves it out. */
  readonly ask: (fields: Readonly<Record<string, string | null>>) => Promise<KartraAnswer>;
  /** The entry of one command in `actions[0]`. */
  readonly command: (name: string, fields?: Readonly<Record<string, string>>) => Promise<KartraJson>;
  readonly control: (path: string, body?: unknown) => Promise<unknown>;
}

export interface AccountUnderTest extends GeneratedAccount {
  readonly people: readonly PersonAnswers[];
  readonly remove: () => Promise<void>;
}

/** An account with everything in it; the caller removes it. */
export async function generateForTest(options: Partial<GenerateOptions> = {}): Promise<AccountUnderTest> {
  const directory = await mkdtemp(join(tmpdir(), 'landfall-kartra-'));
  const account = await generateAccount({
    contacts: 400,
    seed: 5,
    vintage: 'both',
    objects: ['contacts', 'transactions', 'subscriptions'],
    ...options,
    directory,
  });
  const people: PersonAnswers[] = [];
  for await (const person of readPersonAnswers(directory)) people.push(person);
  return { ...account, people, remove: () => rm(directory, { recursive: true }) };
}

/** Without limit and without the timeouts of custom fields, unless `options` say otherwise. */
export async function openKartra(
  directory: string,
  options: SimulatorOptions = {},
): Promise<KartraUnderTest> {
  const simulator = await startSimulator({
    quota: false,
    kartraAccount: directory,
    ...options,
    behaviours: { kartraCustomFieldsFailEvery: 0, ...options.behaviours },
  });
  onTestFinished(() => simulator.stop());
  const { appId, apiKey, apiPassword } = simulator.kartra;
  const ask: KartraUnderTest['ask'] = async (fields) => {
    const all = { app_id: appId, api_key: apiKey, api_password: apiPassword, ...fields };
    const form = Object.entries(all).flatMap(([key, value]) => (value === null ? [] : [[key, value]]));
    const response = await fetch(`${simulator.kartraUrl}/api`, {
      method: 'POST',
      body: new URLSearchParams(form as [string, string][]),
    });
    const text = await response.text();
    const body = (text.startsWith('{') ? JSON.parse(text) : {}) as KartraJson;
    return { status: response.status, type: response.headers.get('content-type') ?? '', text, body };
  };
  return {
    url: simulator.url,
    ask,
    command: async (name, fields = {}) => {
      const { body } = await ask({ 'actions[0][cmd]': name, ...fields });
      const entries = body['actions'] as unknown as readonly KartraJson[];
      return entries[0]![name]!;
    },
    control: async (path, body) => {
      const response = await fetch(
        `${simulator.url}/__sim/${path}`,
        body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) },
      );
      return response.json();
    },
  };
}
