/** `landfall simulator`: HighLevel on this machine, with its real misbehaviours, until stopped. */
import type { Command } from 'commander';
import { LandfallError } from '../errors.ts';
import type { Simulator, SimulatorOptions } from '../simulator/start-simulator.ts';
import { parseCount, personalPath, runVerb } from './command.ts';

interface SimulatorFlags {
  readonly port?: string;
  readonly seed?: string;
  readonly state?: string;
  readonly kartra?: string;
}

export function registerSimulator(program: Command): void {
  program
    .command('simulator')
    .description('run HighLevel and Kartra on this machine, stateful, with their real misbehaviours')
    .option('--port <number>', 'port on 127.0.0.1; any free one without it')
    .option('--seed <number>', 'same seed, same ids and tokens')
    .option('--state <file>', 'keep everything in this file and go on from it')
    .option('--kartra <directory>', 'the account Kartra answers for: a folder that generate wrote')
    .action(async (flags: SimulatorFlags, command: Command) => {
      await runVerb(command, 'simulator', async ({ output, surroundings }) => {
        const simulator = await start({
          port: flags.port === undefined ? 0 : parseCount('--port', flags.port, 0, 65_535),
          ...(flags.seed === undefined ? {} : { seed: parseCount('--seed', flags.seed, 0, 2 ** 32 - 1) }),
          ...(flags.state === undefined ? {} : { stateFile: personalPath(flags.state) }),
          ...(flags.kartra === undefined ? {} : { kartraAccount: personalPath(flags.kartra) }),
        });
        const { url, kartraUrl, kartra, locations } = simulator;
        const ready = { url, kartraUrl, kartra, locations };
        // One line, so that whoever started it can read it as it comes.
        if (output.json) process.stdout.write(`${JSON.stringify(ready)}\n`);
        else {
          output.say(`HighLevel is simulated at ${simulator.url} until you press Ctrl-C.`);
          for (const { id, name, token } of simulator.locations)
            output.say(`  ${name}: location ${id}, token ${token}`);
          output.say(`Kartra is simulated at ${kartraUrl}/api: app_id ${kartra.appId},`);
          output.say(`  api_key ${kartra.apiKey}, api_password ${kartra.apiPassword}`);
          output.say(`So that Landfall talks to them: export LANDFALL_HIGHLEVEL_URL=${simulator.url}`);
          output.say(`  LANDFALL_KARTRA_URL=${kartraUrl}`);
          output.say('next: landfall connect --target rehearsal …');
        }
        await new Promise<void>((resolve) => {
          if (surroundings.stop.aborted) resolve();
          surroundings.stop.addEventListener('abort', () => resolve(), { once: true });
        });
        await simulator.stop();
        return 0;
      });
    });
}

/** @throws `usage` when the port is taken or closed to this user, or the Kartra folder holds no account */
async function start(options: SimulatorOptions): Promise<Simulator> {
  const { startSimulator } = await import('../simulator/start-simulator.ts');
  try {
    return await startSimulator(options);
  } catch (error) {
    if (error instanceof Error && error.name === 'UnreadableAccount') {
      throw new LandfallError('usage', 'The folder given to --kartra holds no generated account.', {
        value: options.kartraAccount ?? '',
        rule: 'a folder that landfall generate of this version wrote, with its .answers.json',
        remedy: 'Run landfall generate into a new folder and name that one.',
      });
    }
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error;
    throw new LandfallError('usage', `Port ${options.port ?? 0} cannot be used.`, {
      value: code,
      rule: 'a free port, above 1023 for most users',
      remedy: 'Choose another, or leave --port out to take any free one.',
    });
  }
}
