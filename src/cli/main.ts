/** The command line: global flags, one file per verb. Nothing else in the project prints or exits. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Command, CommanderError } from 'commander';
import { explainFileError } from '../pipeline/explain-file-error.ts';
import { registerApply } from './apply.ts';
import { registerAssignOwners } from './assign-owners.ts';
import { registerAudit } from './audit.ts';
import { registerChecklist } from './checklist.ts';
import { type GlobalFlags, personalPath } from './command.ts';
import { registerConflicts } from './conflicts.ts';
import { registerConnect } from './connect.ts';
import { registerDecide } from './decide.ts';
import { registerDelta } from './delta.ts';
import { registerDemo } from './demo.ts';
import { registerDoctor } from './doctor.ts';
import { registerDrift } from './drift.ts';
import { registerEnrich } from './enrich.ts';
import { registerEstimate } from './estimate.ts';
import { registerExitPack } from './exit-pack.ts';
import { registerExtract } from './extract.ts';
import { registerFinish } from './finish.ts';
import { registerGenerate } from './generate.ts';
import { registerGrant } from './grant.ts';
import { addHelpExamples } from './help-examples.ts';
import { registerInit } from './init.ts';
import { registerListen } from './listen.ts';
import { registerMap } from './map.ts';
import { registerNext } from './next.ts';
import { createOutput } from './output.ts';
import { registerPause } from './pause.ts';
import { registerPlan } from './plan.ts';
import { printError } from './print-error.ts';
import { registerProbe } from './probe.ts';
import { programVersion } from './program-version.ts';
import { registerPurge } from './purge.ts';
import { registerRehearse } from './rehearse.ts';
import { registerRelease } from './release.ts';
import { registerRepair } from './repair.ts';
import { registerReport } from './report.ts';
import { registerRollback } from './rollback.ts';
import { registerSignoff } from './signoff.ts';
import { registerSimulator } from './simulator.ts';
import { registerSpotCheck } from './spot-check.ts';
import { registerStatus, runStatus } from './status.ts';
import { usageError, verbOf } from './usage-error.ts';
import { registerVerify } from './verify.ts';

const verbs = [
  registerDemo,
  registerInit,
  registerConnect,
  registerProbe,
  registerExtract,
  registerEnrich,
  registerAudit,
  registerEstimate,
  registerMap,
  registerDecide,
  registerRehearse,
  registerSpotCheck,
  registerPlan,
  registerSignoff,
  registerApply,
  registerAssignOwners,
  registerRelease,
  registerPause,
  registerVerify,
  registerRepair,
  registerGrant,
  registerRollback,
  registerDelta,
  registerConflicts,
  registerDrift,
  registerListen,
  registerFinish,
  registerReport,
  registerChecklist,
  registerExitPack,
  registerPurge,
  registerStatus,
  registerDoctor,
  registerNext,
  registerSimulator,
  registerGenerate,
];

/** Bare `landfall --json` outside a workspace: not a failure, and still one document. */
const noWorkspace = {
  step: 'status',
  account: null,
  next: 'landfall init my-migration --default-country US --time-zone America/New_York',
};

export function createProgram(): Command {
  const program = new Command('landfall')
    .description('Moves a Kartra account into HighLevel and proves, field by field, that everything arrived.')
    .version(programVersion())
    .option('--workspace <directory>', 'the folder of the migration', '.')
    .option('--json', 'exactly one JSON document on stdout')
    .option('--yes', 'answer yes where a command asks before it destroys something')
    .option('--clock <clock>', 'take time from the simulator: --clock simulator (loopback only)')
    .option('--allow-host <host...>', 'talk to this host besides the platforms and this machine')
    .option('--share <share>', 'take this share of the HighLevel quota: --share 0.8')
    .option('--business-hours <hours>', 'take less of it on workdays: --business-hours 08:00-18:00=0.2')
    .configureOutput({ writeErr: () => undefined })
    .exitOverride()
    .showSuggestionAfterError()
    .action(async (_flags: object, command: Command) => {
      const { workspace, json } = command.optsWithGlobals<GlobalFlags>();
      // A folder that was named and is none is a mistake to be told; without a name, here is how to begin.
      const isNamed = command.getOptionValueSourceWithGlobals('workspace') === 'cli';
      const isWorkspace = existsSync(join(personalPath(workspace), 'landfall.yaml'));
      if (isWorkspace || isNamed) await runStatus(command);
      else if (json === true) createOutput(true).document(noWorkspace);
      else program.outputHelp();
    });
  for (const register of verbs) register(program);
  addHelpExamples(program);
  return program;
}

async function main(): Promise<void> {
  const program = createProgram();
  const output = createOutput(process.argv.includes('--json'));
  // The reader went away (`landfall apply 2>&1 | head`): no reason to complain, nor to stop in the middle of a load.
  // Any other failure is told on stderr.
  const onStreamError = (name: string) => (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return;
    printError(explainFileError(error, name), verbOf(program), createOutput(false));
    process.exit(2);
  };
  process.stdout.on('error', onStreamError('stdout'));
  process.stderr.on('error', onStreamError('stderr'));
  // A file grown too large for this user's limit is a failed write, not the end of the process.
  process.on('SIGXFSZ', () => undefined);
  process.on('uncaughtException', (error) => {
    process.exit(printError(error, verbOf(program), output));
  });
  try {
    await program.parseAsync(process.argv);
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return;
    const failure = error instanceof CommanderError ? usageError(program, error) : error;
    process.exitCode = printError(failure, verbOf(program), output);
  }
}

// A test looks at the commands without running one.
if (import.meta.main) await main();
