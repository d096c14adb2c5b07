/**
 * Reading a list of the courses API whole. (HighLevel, courses, live documentation, v3 only: at most 50 a page,
 * an opaque cursor; the name of the next one is not shown there, and taken to be `nextCursor`.)
 */
import { z } from 'zod';
import type { Send } from '../../../model/http.ts';
import type { ReadAnswer } from '../../connector.ts';
import { readCall } from '../calls.ts';
import type { EndpointName, RequestParts } from '../endpoints.ts';
import { parseIncoming } from '../parse-body.ts';

const pageSize = 50;

const cursorSchema = z.object({ nextCursor: z.string().nullish() });

/** @param rows reads the records out of one page */
export async function readAllPages<Found>(
  send: Send,
  name: EndpointName,
  request: RequestParts,
  rows: (body: unknown, route: string) => readonly Found[],
): Promise<ReadAnswer<readonly Found[]>> {
  const all: Found[] = [];
  let cursor: string | null = null;
  for (;;) {
    const query: Record<string, string> = {
      ...request.query,
      limit: String(pageSize),
      ...(cursor === null ? {} : { cursor }),
    };
    const page: ReadAnswer<{ rows: readonly Found[]; next: string | null }> = await readCall(send, name, {
      ...request,
      query,
      byId: true,
      found: (body, route) => {
        const { nextCursor } = parseIncoming(cursorSchema, body, route);
        return { rows: rows(body, route), next: nextCursor ?? null };
      },
    });
    if (page.kind !== 'found') return page;
    all.push(...page.record.rows);
    if (page.record.next === null || page.record.next === cursor) return { kind: 'found', record: all };
    cursor = page.record.next;
  }
}
