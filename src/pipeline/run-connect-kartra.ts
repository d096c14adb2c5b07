/** Connect the source: checks Kartra's credentials by one look at the account, keeps the references only. */
import type { KartraSource } from '../config.ts';
import type { Surroundings } from './connect-destination.ts';
import { connectKartra } from './connect-kartra.ts';
import { keepable } from './run-connect.ts';
import type { Workspace } from './workspace.ts';

/** What the account has; null where Kartra gave no answer. */
export interface KartraAccountFacts {
  readonly tags: number | null;
  readonly lists: number | null;
  readonly sequences: number | null;
  readonly customFields: number | null;
}

/** @throws LandfallError `token-missing`, `source-unauthorized`, `source-unreachable` */
export async function runConnectKartra(
  workspace: Workspace,
  source: KartraSource,
  surroundings: Surroundings,
): Promise<KartraAccountFacts> {
  const { directory } = workspace;
  const kept: KartraSource = {
    appId: source.appId,
    key: keepable(source.key, directory),
    password: keepable(source.password, directory),
  };
  const connection = await connectKartra(kept, directory, surroundings);
  try {
    const account = await connection.api.readAccount();
    await workspace.editConfig([{ path: ['source', 'kartra'], value: kept }]);
    return {
      tags: account.tags?.length ?? null,
      lists: account.lists?.length ?? null,
      sequences: account.sequences?.length ?? null,
      customFields: account.customFields?.length ?? null,
    };
  } finally {
    await connection.close();
  }
}
