/** What the argument parser refuses, in the shape of every other failure. */
import type { Command, CommanderError } from 'commander';
import { distance } from 'fastest-levenshtein';
import { LandfallError } from '../errors.ts';

/** The verb a command line names; `landfall` when it names none. */
export function verbOf(program: Command): string {
  const [first = ''] = program.args;
  return namesOf(program).includes(first) ? first : 'landfall';
}

export function usageError(program: Command, error: CommanderError): LandfallError {
  const verb = verbOf(program);
  const safe = 'Nothing was read, written or sent.';
  const [first = ''] = program.args;
  if (verb === 'landfall' && first !== '' && error.code === 'commander.excessArguments') {
    const near = closest(first, namesOf(program));
    return new LandfallError('usage', `There is no command named "${first}".`, {
      value: first,
      rule: `one of ${namesOf(program).join(', ')}`,
      remedy: near === null ? 'landfall --help lists the commands.' : `Did you mean landfall ${near}?`,
      safe,
    });
  }
  const group = program.commands.find((command) => command.name() === verb);
  const choices = group === undefined ? [] : namesOf(group);
  const help = verb === 'landfall' ? 'landfall --help' : `landfall ${verb} --help`;
  if (choices.length > 0 && ['commander.help', 'commander.unknownCommand'].includes(error.code)) {
    const said = program.args[1];
    return new LandfallError('usage', `"landfall ${verb}" needs one more word.`, {
      ...(said === undefined ? {} : { value: said }),
      rule: `one of ${choices.join(', ')}`,
      remedy: `${help} says what each does.`,
      safe,
    });
  }
  const message = error.message.replace(/^error: /, '').split('\n')[0] ?? '';
  const isTarget = error.code === 'commander.missingMandatoryOptionValue' && message.includes('--target');
  return new LandfallError('usage', `${message.charAt(0).toUpperCase()}${message.slice(1)}`, {
    ...(isTarget ? { rule: '--target production or --target rehearsal: which location' } : {}),
    remedy: `${/\(Did you mean .*\)/.exec(error.message)?.[0] ?? ''} ${help} lists what it takes.`.trim(),
    safe,
  });
}

const namesOf = (command: Command): readonly string[] => command.commands.map((sub) => sub.name());

/** The name at most two letters away, or one that begins so. */
function closest(word: string, names: readonly string[]): string | null {
  const ranked = names
    .map((name) => ({ name, away: name.startsWith(word) ? 1 : distance(word, name) }))
    .sort((a, b) => a.away - b.away);
  const [best] = ranked;
  return best !== undefined && best.away <= 2 ? best.name : null;
}
