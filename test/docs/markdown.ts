/** Reads Markdown as far as the documents' tests need it. */

/** Bodies of the fences that open with ```` ```<language> ````, in order. */
export function fencesOf(markdown: string, language: string): string[] {
  const fences = markdown.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'));
  return [...fences].map((fence) => (fence[1] ?? '').trim());
}

/** Targets of links and images that lead inside the repository, without their `#anchor`. */
export function relativeLinksOf(markdown: string): string[] {
  const prose = markdown.replaceAll(/^```[\s\S]*?^```$/gm, '').replaceAll(/`[^`\n]*`/g, '');
  const targets = [...prose.matchAll(/\]\(([^)\s]+)[^)]*\)/g)].map((link) => link[1] ?? '');
  const inside = targets.filter((target) => !/^([a-z]+:|#)/i.test(target));
  return inside.map((target) => target.split('#')[0] ?? '');
}

/** Verbs of `landfall <verb>` where it stands as code: in a fence or between back-ticks. */
export function verbsIn(markdown: string): string[] {
  const fences = [...markdown.matchAll(/^```[\s\S]*?^```$/gm)].map((fence) => fence[0]);
  const spans = [...markdown.replaceAll(/^```[\s\S]*?^```$/gm, '').matchAll(/`([^`\n]+)`/g)];
  const code = [...fences, ...spans.map((span) => span[1] ?? '')].join('\n');
  const verbs = [...code.matchAll(/(?:^|[\s;&|(]|\.\/)landfall +([a-z][a-z-]*)/gm)];
  return [...new Set(verbs.map((verb) => verb[1] ?? ''))];
}

/** Verbs that `landfall --help` lists under "Commands:". */
export function verbsInHelp(help: string): string[] {
  const commands = help.split(/^Commands:$/m)[1] ?? '';
  return [...commands.matchAll(/^ {2}([a-z][a-z-]*)/gm)].map((verb) => verb[1] ?? '');
}
