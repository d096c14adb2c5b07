/** `docs/reference/transforms.md` and `mapping.schema.json`: what a field map may say. */
import { mapSchema } from '../src/mapping/map-schema.ts';
import { type NamedTransform, transforms } from '../src/mapping/transforms/named-transforms.ts';
import { type GeneratedFile, generatedFrom, renderTable } from './generated-file.ts';

export const transformsReference: GeneratedFile = {
  path: 'docs/reference/transforms.md',
  render: () =>
    [
      generatedFrom('src/mapping/transforms/named-transforms.ts'),
      '# Transforms',
      'How a value is put into the form HighLevel takes. The set is closed; a field map names one for each column, or leaves it out where it is the usual one. Every value a transform alters is listed with before and after in `reports/issues.csv`; a value it cannot carry goes as text into a field of its own.',
      renderTable(
        ['Transform', 'Takes', 'Makes', 'Keeps', 'Says'],
        Object.entries<NamedTransform>(transforms).map(([name, { input, output, keeps, says }]) => [
          `\`${name}\``,
          input,
          output,
          keeps,
          says,
        ]),
      ),
      '',
    ].join('\n\n'),
};

export const mappingSchema: GeneratedFile = {
  path: 'docs/reference/mapping.schema.json',
  render: () => `${JSON.stringify(mapSchema(), null, 2)}\n`,
};
