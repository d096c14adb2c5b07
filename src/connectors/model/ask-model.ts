/**
 * Asks a language model, through the AI SDK, where columns may belong. The SDK is optional and imported
 * only here, only when a model is configured; requests leave through the `fetch` that is passed in.
 *
 * Invariants: what comes back is checked again: an answer about a column or with a target that was not
 * asked for is dropped. Whatever goes wrong (no package, time-out, refusal, text that is not the JSON asked
 * for) means no answer, never an error: the column stays open for a person.
 */
import { z } from 'zod';
import type {
  KeptAnswer,
  ModelAnswer,
  ModelAnswerStore,
  ModelQuestion,
  ModelSettings,
} from '../../model/model-settings.ts';
import { instructions } from './instructions.ts';
import { modelQuestionKey } from './model-question-key.ts';
import { openModel } from './open-model.ts';

export interface ModelAccess {
  readonly settings: ModelSettings;
  /** Null where none is configured. */
  readonly key: string | null;
  readonly fetch: typeof globalThis.fetch;
  readonly store: ModelAnswerStore;
}

export interface ModelOutcome {
  /** In the order of the questions; a question without an answer is missing. */
  readonly answers: readonly ModelAnswer[];
  /** Questions that were sent; the others had an answer kept. */
  readonly asked: number;
  /** Why questions stayed open, for a person; null where the model answered. Never holds a value. */
  readonly abstained: string | null;
}

const mostPerRequest = 40;
const mostOutputTokens = 4000;

/** @param questions of any object; those with the same targets travel together */
export async function askModel(
  questions: readonly ModelQuestion[],
  access: ModelAccess,
): Promise<ModelOutcome> {
  const found = new Map<string, ModelAnswer>();
  const open: ModelQuestion[] = [];
  for (const question of questions) {
    const kept = await access.store.read(modelQuestionKey(access.settings, question));
    if (kept !== null && isLegal(kept, question))
      found.set(question.column, { ...kept, column: question.column });
    else open.push(question);
  }
  let abstained: string | null = null;
  for (const batch of batchesOf(open)) {
    const answers = await askBatch(batch, access);
    if (answers === null) {
      abstained = 'The model gave no usable answer; these columns are left to you.';
      continue;
    }
    for (const question of batch) {
      const answer = answers.find(({ column }) => column === question.column);
      if (answer === undefined || !isLegal(answer, question)) continue;
      found.set(question.column, answer);
      await access.store.keep(modelQuestionKey(access.settings, question), answer);
    }
  }
  const answers = questions.flatMap(({ column }) => found.get(column) ?? []);
  return { answers, asked: open.length, abstained };
}

async function askBatch(
  batch: readonly ModelQuestion[],
  access: ModelAccess,
): Promise<readonly ModelAnswer[] | null> {
  const [first] = batch;
  if (first === undefined) return [];
  const schema = answerSchema(batch, first.targets);
  try {
    const { Output, generateText } = await import('ai');
    const { output } = await generateText({
      model: await openModel(access),
      output: Output.object({ schema }),
      system: instructions,
      prompt: JSON.stringify({
        targets: first.targets,
        columns: batch.map(({ column, object, header, samples }) => ({ column, object, header, samples })),
      }),
      temperature: 0,
      maxOutputTokens: mostOutputTokens,
      maxRetries: 0,
    });
    return schema.parse(output).answers;
  } catch {
    // Nothing of the failure is shown: it may quote the answer, and so the data.
    return null;
  }
}

function answerSchema(batch: readonly ModelQuestion[], targets: readonly string[]) {
  return z.object({
    answers: z.array(
      z.object({
        column: z.enum(batch.map(({ column }) => column)),
        target: z.enum(targets),
        sure: z.number().min(0).max(1),
      }),
    ),
  });
}

function isLegal(answer: KeptAnswer, question: ModelQuestion): boolean {
  return question.targets.includes(answer.target) && answer.sure >= 0 && answer.sure <= 1;
}

/** Questions with the same targets, so many at a time that an answer fits. */
function batchesOf(questions: readonly ModelQuestion[]): readonly (readonly ModelQuestion[])[] {
  const groups = Map.groupBy(questions, ({ object, targets }) => `${object} ${targets.join(' ')}`);
  return [...groups.values()].flatMap((group) =>
    Array.from({ length: Math.ceil(group.length / mostPerRequest) }, (_, index) =>
      group.slice(index * mostPerRequest, (index + 1) * mostPerRequest),
    ),
  );
}
