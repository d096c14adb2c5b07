/** Which commands can write to HighLevel, told by what their files import; and how each clears up after a kill. */
import type { FileFacts } from './read-imports.ts';

/** The three ways a write leaves: by a plan, by a rollback, by an experiment. */
const waysOut = ['src/apply/apply-plan.ts', 'src/rollback/carry-out.ts', 'src/probe/ask-questions.ts'];

export interface Recovery {
  /** What its start does about what an earlier run left unclear. */
  readonly does: string;
  /** A test that shows it: its file, and words of its name. */
  readonly shownBy: readonly [file: string, words: string];
}

const looksFirst = 'looks for what is unclear before anything is sent';
/** Theirs is a plan that is carried out by the same code. */
const asApply: Recovery = {
  does: 'carries its own plan out as apply does',
  shownBy: ['test/crash/kill-apply.test.ts', 'kill -9'],
};

/** Every command that may write. One that is new fails the test until it stands here with what it does. */
export const recoveries: Readonly<Record<string, Recovery>> = {
  apply: { does: looksFirst, shownBy: ['test/crash/kill-apply.test.ts', 'kill -9'] },
  delta: asApply,
  finish: asApply,
  release: {
    does: `refuses while the load is unclear, and ${looksFirst} of its own`,
    shownBy: ['test/apply/start-up-recovery.test.ts', 'release'],
  },
  repair: {
    does: 'refuses while the load is unclear',
    shownBy: ['test/apply/start-up-recovery.test.ts', 'repair'],
  },
  rehearse: {
    does: asApply.does,
    shownBy: ['test/rehearse/rehearse.test.ts', 'writes nothing twice'],
  },
  grant: { does: looksFirst, shownBy: ['test/memberships/grant.test.ts', 'a faulty answer gives it once'] },
  rollback: { does: looksFirst, shownBy: ['test/crash/kill-rollback.test.ts', 'of a rollback, resumed'] },
  probe: {
    does: 'removes what an interrupted probe left',
    shownBy: ['test/probe/probe.test.ts', 'the next one removes what it left'],
  },
};

/** Names of the verbs whose files lead to a way out, by whatever chain of imports. */
export function writingVerbs(tree: readonly FileFacts[]): readonly string[] {
  const byPath = new Map(tree.map((file) => [file.path, file]));
  const leads = (path: string, seen: Set<string>): boolean => {
    if (waysOut.includes(path)) return true;
    if (seen.has(path)) return false;
    seen.add(path);
    const imports = byPath.get(path)?.imports ?? [];
    return imports.some(({ target, typeOnly }) => !typeOnly && target !== null && leads(target, seen));
  };
  const main = byPath.get('src/cli/main.ts')?.imports ?? [];
  const verbs = main
    .filter(({ names }) => names.some((name) => name.startsWith('register')))
    .flatMap(({ target }) => target ?? []);
  // A verb borrows how another prints its counts; it does not run it.
  return verbs
    .filter((path) => leads(path, new Set(verbs.filter((other) => other !== path))))
    .map(verbOf)
    .toSorted();
}

/** Files that hand operations to a way out themselves: each must hold the location's lock. */
export function runners(tree: readonly FileFacts[]): readonly string[] {
  return tree
    .filter(({ path }) => path.startsWith('src/pipeline/') && !path.endsWith('.test.ts'))
    .filter(({ imports }) =>
      imports.some(({ target, typeOnly }) => !typeOnly && target !== null && waysOut.includes(target)),
    )
    .map(({ path }) => path);
}

const verbOf = (path: string): string => path.slice('src/cli/'.length, -'.ts'.length);
