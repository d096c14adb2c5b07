/** `docs/reference/commands.md`: every command with its options and examples, as `--help` says them. */
import type { Argument, Command, Option } from 'commander';
import { helpExamples, namedCommands } from '../src/cli/help-examples.ts';
import { createProgram } from '../src/cli/main.ts';
import { type GeneratedFile, generatedFrom, renderTable } from './generated-file.ts';

function render(): string {
  const program = createProgram();
  return [
    generatedFrom('src/cli/'),
    '# Commands',
    'What `landfall --help` and `landfall COMMAND --help` say. The options of `landfall` itself may stand before or after the command.',
    ...namedCommands(program).flatMap(({ command, name }) => sectionOf(command, name)),
    '',
  ].join('\n\n');
}

function sectionOf(command: Command, name: string): readonly string[] {
  const isProgram = command.parent === null;
  const rows = [
    ...command.registeredArguments.map((argument) => [argument.name(), describe(argument)]),
    ...command.options.map((option) => [option.flags, describe(option)]),
  ];
  const examples = (helpExamples[name] ?? []).map(([what, line]) => `# ${what}\n${line}`);
  return [
    `## ${isProgram ? name : `landfall ${name}`}`,
    command.description(),
    ...(rows.length === 0 ? [] : [renderTable(['Word or option', 'What it is'], rows)]),
    `\`\`\`sh\n${examples.join('\n')}\n\`\`\``,
  ];
}

function describe({ description, defaultValue }: Option | Argument): string {
  const shown = typeof defaultValue === 'string' && defaultValue !== '' ? ` (default: ${defaultValue})` : '';
  return `${description}${shown}`;
}

export const commandsReference: GeneratedFile = { path: 'docs/reference/commands.md', render };
