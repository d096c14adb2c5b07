/** What only a person can do in HighLevel before the load goes on: one instruction each, to be ticked off. */
import { type Paper, section, text, todo } from './paper/paper.ts';

export interface ByHandFigures {
  readonly target: string;
  readonly instructions: readonly string[];
}

export function byHandPaper({ target, instructions }: ByHandFigures): Paper {
  return {
    title: `For you to do in HighLevel (${target})`,
    lead: 'The load waits for this, because HighLevel does not let our token do it, or because something stands there that is not ours to change. Nothing is lost meanwhile.',
    sections: [
      section('To do', todo(instructions)),
      section(
        'Then',
        text(`Run landfall apply --target ${target} again: it looks whether each is done, and goes on.`),
      ),
    ],
  };
}
