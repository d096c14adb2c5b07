/** Opens the configured model with the package of its provider, imported only when it is asked. */
import type { LanguageModel } from 'ai';
import type { ModelSettings } from '../../model/model-settings.ts';

/** The providers' public addresses. (Anthropic: `https://api.anthropic.com/v1` in its API reference.) */
export const modelBaseUrls: Readonly<Record<ModelSettings['provider'], string | null>> = {
  anthropic: 'https://api.anthropic.com/v1',
  'openai-compatible': null,
};

export interface OpenModelOptions {
  readonly settings: ModelSettings;
  readonly key: string | null;
  readonly fetch: typeof globalThis.fetch;
}

/** @throws Error when the package is not installed or no address is known */
export async function openModel({ settings, key, fetch }: OpenModelOptions): Promise<LanguageModel> {
  const baseURL = settings.baseUrl ?? modelBaseUrls[settings.provider];
  if (baseURL === null) throw new Error('the model has no base address');
  const common = { baseURL, fetch, ...(key === null ? {} : { apiKey: key }) };
  if (settings.provider === 'anthropic') {
    const { createAnthropic } = await import('@ai-sdk/anthropic');
    // Without a key the package would look for one in the environment; a local server ignores this.
    return createAnthropic({ ...common, apiKey: key ?? 'none' })(settings.model);
  }
  const { createOpenAICompatible } = await import('@ai-sdk/openai-compatible');
  return createOpenAICompatible({ ...common, name: 'model', supportsStructuredOutputs: true })(
    settings.model,
  );
}
