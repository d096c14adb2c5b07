/** `docs/glossary.md`: the program's words and what a customer reads instead. */
import { terminology } from '../src/model/terminology.ts';
import { type GeneratedFile, generatedFrom, renderTable } from './generated-file.ts';

function render(): string {
  return [
    generatedFrom('src/model/terminology.ts'),
    '# Glossary',
    'The same words are types, tables, commands and log labels. The third column is what a customer reads instead, where the program’s word would not help.',
    ...terminology.flatMap(({ title, terms }) => [
      `## ${title}`,
      renderTable(
        ['Word', 'Means', 'On screen and in reports'],
        terms.map(({ word, definition, shown }) => [word, definition, shown ?? '']),
      ),
    ]),
    '',
  ].join('\n\n');
}

export const glossary: GeneratedFile = { path: 'docs/glossary.md', render };
