import { probeWords } from '../../model/capabilities.ts';
import { make } from '../make-records.ts';
import { notAnswered, type ProbeQuestion } from '../probe-question.ts';

/** A pipeline with two stages. (HighLevel, June 2026: needs scopes that its own list of scopes lacks.) */
export const pipelineWrite: ProbeQuestion = {
  id: 'pipeline-write',
  question: 'May this token make pipelines?',
  dependsOn: 'whether pipelines are made by Landfall or by a person following an instruction',
  cautious: 'tried, and handed to a person when it is refused',
  certainty: 'open',
  async ask(tools) {
    const { destination, send, mark } = tools;
    const stages = [{ name: 'First' }, { name: 'Second' }];
    const made = await make(tools, { kind: 'pipeline', name: mark }, () =>
      destination.pipelines.create(send, { name: mark, stages }),
    );
    if (made.kind === 'done') return { answer: probeWords.yes, read: `made with ${stages.length} stages` };
    if (made.kind === 'refused' && made.missingScope === true)
      return { answer: probeWords.no, read: `status ${made.status}: ${made.note}` };
    return notAnswered('neither made nor refused for its scope', made);
  },
};
