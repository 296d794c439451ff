/** The whole chain as a file, a line of JSON for each row, sent as it is read. */
import { exportAudit } from '#lib/server/services/export-audit.ts';
import { demandSignedIn, readOr } from '#lib/web/demand.ts';
import { attachmentNamed } from '#lib/web/file-name.ts';
import { theSystem } from '#lib/web/running.ts';
import type { RequestHandler } from './$types';

const PER_PAGE = 1000;

export const GET: RequestHandler = async (event) => {
  const { actor } = demandSignedIn(event);
  const system = theSystem();
  // The first page before anything is sent: a refusal is still an answer of its own.
  const first = await readOr(event, () => exportAudit(system, actor, { after: 0, limit: PER_PAGE }));
  let page: typeof first | null = first;
  const encoder = new TextEncoder();
  const body = new ReadableStream({
    async pull(controller) {
      if (page === null) return controller.close();
      controller.enqueue(encoder.encode(page.lines.map((line) => `${line}\n`).join('')));
      const { next }: typeof first = page;
      page = next === null ? null : await exportAudit(system, actor, { after: next, limit: PER_PAGE });
    }
  });
  return new Response(body, {
    headers: {
      'content-type': 'application/jsonl; charset=utf-8',
      'content-disposition': attachmentNamed('audit.jsonl'),
      'cache-control': 'no-store'
    }
  });
};
