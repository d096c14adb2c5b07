/**
 * HighLevel's own words for a refusal, fit for journals and reports: without e-mail addresses, phone
 * numbers, quoted values, ids or tokens. (HighLevel, errors: `message` is a text or a list of texts.)
 */

const longest = 300;

/** @returns one line of at most 300 characters; empty when the answer gives no reason */
export function describeRefusal(body: unknown): string {
  return redact(messages(body).join('; ')).slice(0, longest);
}

/** What stands in free text that may name a person or a secret, replaced by what kind of thing it was. */
export function redact(text: string): string {
  return text
    .replace(/[^\s"'<>(),;:]+@[^\s"'<>(),;]+/g, '[e-mail]')
    .replace(/"[^"]*"|“[^”]*”|`[^`]*`|(?<!\w)'[^']*'(?!\w)/g, '[value]')
    .replace(/\b(?:pit-[\w-]+|eyJ[\w.-]+)/g, '[token]')
    .replace(/(?<![\w-])\+?\(?\d[\d\s().-]{5,}\d(?![\w-])/g, '[number]')
    .replace(/(?<![\w-])(?=[\w-]*\d)[\w-]{16,}(?![\w-])/g, '[id]')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Whether the reason is that nothing has this id. (HighLevel lists no 404 for contacts; an id nobody has is a 400.) */
export function saysNotFound(body: unknown): boolean {
  return messages(body).some((message) => /not found|does not exist/i.test(message));
}

function messages(body: unknown): readonly string[] {
  if (typeof body !== 'object' || body === null || !('message' in body)) return [];
  const { message } = body;
  const list: readonly unknown[] = Array.isArray(message) ? message : [message];
  return list.filter((item) => typeof item === 'string');
}
