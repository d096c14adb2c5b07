/** The key an answer is kept under: everything the model was told, and which model was asked. */
import { jsonDigest } from '../../model/digest.ts';
import type { ModelQuestion, ModelSettings } from '../../model/model-settings.ts';
import { instructions } from './instructions.ts';

/** @returns 64 hex digits; the same for the same question, whatever its column's key and neighbours */
export function modelQuestionKey(settings: ModelSettings, question: ModelQuestion): string {
  const { object, header, samples, targets } = question;
  const { provider, model, baseUrl } = settings;
  return jsonDigest({ instructions, provider, model, baseUrl, object, header, samples, targets });
}
