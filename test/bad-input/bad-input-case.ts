/** One way in which a machine, a file or a person is wrong, and what Landfall must answer. */
import type { ErrorCode, ExitCode } from '../../src/errors.ts';
import type { Simulator } from '../../src/simulator/start-simulator.ts';
import type { Stage } from './stages.ts';

/** A fresh copy of a stage, for one run. */
export interface Scene {
  /** The folder of this run; everything in it is removed afterwards. */
  readonly folder: string;
  /** The workspace `acme` in it. */
  readonly workspace: string;
  readonly simulator: Simulator;
  readonly location: { readonly id: string; readonly token: string };
  readonly otherLocation: { readonly id: string; readonly token: string };
}

/** How the process differs from an ordinary one. */
export interface Circumstances {
  readonly environment?: Readonly<Record<string, string>>;
  /** Command and arguments to put before `./landfall`. */
  readonly wrapper?: readonly string[];
  /** Where the workspace stands after the run, when the wrapper moves it. */
  readonly workspaceAfter?: string;
  /** What is answered instead, where this machine can only be made wrong in another way. */
  readonly instead?: Partial<Pick<BadInputCase, 'code' | 'says'>>;
}

export interface BadInputCase {
  /** What is wrong, in the words of the matrix. */
  readonly name: string;
  readonly stage: Stage;
  /** Makes it wrong. */
  readonly prepare?: (scene: Scene) => Promise<Circumstances | undefined> | Circumstances | undefined;
  /** Arguments without `--json`; `--workspace` is added unless it is named or `outside` is set. */
  readonly argv: (scene: Scene) => readonly string[];
  readonly outside?: boolean;
  readonly exitCode: ExitCode;
  /** Null where this is no failure. */
  readonly code: ErrorCode | null;
  /** Text that both forms of the message must hold: file, value, rule, remedy. */
  readonly says: readonly string[];
  /** The whole next command, as programs get it; people read it with the workspace named, to be copied as it stands. */
  readonly next?: string;
  /** Where the fault is, to be found in the JSON and after "where:". */
  readonly at?: {
    readonly file?: string;
    readonly line?: number;
    readonly column?: number | string;
  };
  /** Requests that may reach HighLevel; none unless said. */
  readonly requests?: 'none' | 'reads';
  /** Set where the run is no failure or may take in rows. */
  readonly mayChange?: boolean;
  /** Most memory the process may take, in MB. */
  readonly maxMemoryMb?: number;
  /** Looks at the workspace afterwards for what only this case knows. */
  readonly after?: (scene: Scene) => Promise<void> | void;
}
