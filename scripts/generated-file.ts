/** A file of the repository that is made from the source, never by hand. */
export interface GeneratedFile {
  /** Path from the repository's root. */
  readonly path: string;
  /** The file's whole text. */
  readonly render: () => string | Promise<string>;
}

/** The comment that opens every generated Markdown file. */
export function generatedFrom(source: string): string {
  return `<!-- Generated from ${source} by \`npm run generate\`. Edit the source, not this file. -->`;
}

/** Markdown table; cells hold no line break, and `|` is escaped. */
export function renderTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('<', '&lt;')).join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}
