/** `landfall listen`: receives Kartra's events, so that it is known who changed since the exports were taken. */
import type { Command } from 'commander';
import { LandfallError } from '../errors.ts';
import { sleepUnlessStopped } from '../http/sleep-unless-stopped.ts';
import { systemClock } from '../model/clock.ts';
import { number, plural } from '../report/words.ts';
import { parseCount, runVerb } from './command.ts';

interface ListenFlags {
  readonly host: string;
  readonly port: string;
  readonly secret?: string;
}

/** Changes that come together are asked for together. */
const rereadEveryMs = 5_000;

export function registerListen(program: Command): void {
  program
    .command('listen')
    .description(
      'receive Kartra’s events: who changed since the exports; each is asked for again, none believed',
    )
    .option(
      '--host <address>',
      'address to listen at; this machine alone unless you say otherwise',
      '127.0.0.1',
    )
    .option('--port <port>', 'port; 0 for any free one', '8790')
    .option('--secret <secret>', 'last part of the address; a new one each time when absent')
    .action(async (flags: ListenFlags, command: Command) => {
      await runVerb(command, 'listen', async ({ output, workspace, surroundings }) => {
        const { createEventApp, receiveEvents } = await import('../server/receive-events.ts');
        const { noteChange, rereadChanged } = await import('../pipeline/run-listen.ts');
        const opened = await workspace();
        const secret = flags.secret ?? surroundings.newId();
        let received = 0;
        let known = 0;
        let asked = 0;
        const app = createEventApp(secret, async (lead) => {
          received += 1;
          if (await noteChange(opened, lead, Date.now())) known += 1;
          output.progress(`${number(received)} events, ${number(asked)} people asked for again`);
        });
        const port = parseCount('--port', flags.port, 0, 65_535);
        const path = `/kartra/${secret}`;
        const receiver = await receiveEvents(app, { host: flags.host, port, path }).catch(
          (error: unknown) => {
            throw explainListenError(error, flags);
          },
        );
        output.say(`Listening at ${receiver.url}`);
        output.say('Enter it in Kartra under Integrations, My API, Outbound API. Ctrl-C ends it.');
        try {
          while (!surroundings.stop.aborted) {
            const { asked: now } = await rereadChanged(opened, surroundings);
            asked += now;
            await sleepUnlessStopped(
              systemClock,
              rereadEveryMs,
              'waiting for events',
              surroundings.stop,
            ).catch((error: unknown) => {
              if (!surroundings.stop.aborted) throw error;
            });
          }
        } finally {
          await receiver.stop();
        }
        output.endProgress();
        if (output.json)
          output.document({
            step: 'listen',
            status: 'done',
            received,
            known,
            asked,
            next: 'landfall status',
          });
        output.say(
          `${plural(received, 'event')}: ${number(known)} about people of the exports, ${number(asked)} asked for again.`,
        );
        output.say('next: landfall status');
        return 0;
      });
    });
}

/** @returns `usage` where the address or the port is not to be had, else the error as it is */
function explainListenError(error: unknown, { host, port }: ListenFlags): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const aboutPort = code === 'EADDRINUSE' || code === 'EACCES';
  if (!aboutPort && code !== 'EADDRNOTAVAIL' && code !== 'ENOTFOUND') return error;
  return new LandfallError(
    'usage',
    aboutPort ? `Port ${port} cannot be used.` : `This machine has no address ${host}.`,
    {
      value: code,
      rule: aboutPort ? 'a free port, above 1023 for most users' : 'an address of this machine',
      remedy: aboutPort
        ? 'End what listens there (another landfall listen?), or choose another port: --port 8791.'
        : 'Leave --host out to listen on this machine alone.',
      safe: 'Nothing was received, asked or changed.',
    },
  );
}
