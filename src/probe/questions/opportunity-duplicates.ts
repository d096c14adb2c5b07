import { probeWords } from '../../model/capabilities.ts';
import type { DestinationPipeline } from '../../model/opportunity.ts';
import { make, makeContact } from '../make-records.ts';
import { notAnswered, type ProbeQuestion, type ProbeTools } from '../probe-question.ts';

/**
 * Two opportunities of one contact in one pipeline; where the second is refused, once more after the first is
 * lost. (Integrators disagree whether a closed one counts.)
 */
export const opportunityDuplicates: ProbeQuestion = {
  id: 'opportunity-duplicates',
  question: 'Which opportunities of a person stand in the way of a second one in the same pipeline?',
  dependsOn: 'whether each order can be an opportunity, or each person only one',
  cautious: 'any, where the location’s setting does not allow several',
  certainty: 'integrators',
  async ask(tools) {
    const { destination, send } = tools;
    const pipeline = await findPipeline(tools);
    const stage = pipeline?.stages[0];
    if (pipeline === null || stage === undefined)
      return notAnswered('no pipeline', { kind: 'the location has none and the token may not make one' });
    const contact = await makeContact(tools);
    if (contact.kind !== 'done') return notAnswered('a contact could not be made', contact);
    const create = () =>
      make(tools, { kind: 'opportunity', name: tools.mark, parentId: contact.id }, () =>
        destination.opportunities.create(send, {
          contactId: contact.id,
          pipelineId: pipeline.id,
          stageId: stage.id,
          name: tools.mark,
          status: 'open',
        }),
      );
    const first = await create();
    if (first.kind !== 'done') return notAnswered('an opportunity could not be made', first);
    const second = await create();
    if (second.kind === 'done') return { answer: probeWords.none, read: 'a second open one was made' };
    if (second.kind === 'unknown' || second.kind === 'throttled')
      return notAnswered('a second one was neither made nor refused', second);
    const closed = await destination.opportunities.close(send, first.id, 'lost');
    if (closed.kind !== 'done') return notAnswered('the first could not be closed', closed);
    const third = await create();
    if (third.kind === 'done')
      return { answer: probeWords.onlyOpen, read: 'refused beside an open one, made beside a lost one' };
    if (third.kind === 'unknown' || third.kind === 'throttled')
      return notAnswered('one beside a lost one was neither made nor refused', third);
    return { answer: probeWords.anyStatus, read: 'refused beside an open one and beside a lost one' };
  },
};

/** One that stands, else one of our own. */
async function findPipeline(tools: ProbeTools): Promise<DestinationPipeline | null> {
  const { destination, send, mark } = tools;
  const listed = await destination.listPipelines(send);
  const standing = listed.kind === 'found' ? listed.record[0] : undefined;
  if (standing !== undefined) return standing;
  const made = await make(tools, { kind: 'pipeline', name: mark }, () =>
    destination.pipelines.create(send, { name: mark, stages: [{ name: 'First' }] }),
  );
  return made.kind === 'done' ? made.record : null;
}
