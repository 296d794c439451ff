/**
 * Whether an act comes from our own pages. SvelteKit asks this of forms only; a JSON or file body from a foreign page
 * carries the cookies as well.
 */
const SAFE = ['GET', 'HEAD', 'OPTIONS'];

/** @param url as the server knows its own address, with the protocol that the browser sees */
export function isOurs({ method, headers }: Request, url: URL): boolean {
  if (SAFE.includes(method)) return true;
  const origin = headers.get('origin');
  if (origin !== null) return origin === url.origin;
  // Browsers of the supported ages send an origin with every unsafe request; what has none is no browser.
  const site = headers.get('sec-fetch-site');
  return site === null || site === 'same-origin';
}

/** Nothing was done. For whoever reads it: a page of ours never does. */
export const foreign = (): Response =>
  new Response(
    '请求不是从本网站的页面发出的，没有执行。请从本网站打开页面再操作。\nThis request did not come from a page of this site; nothing was done. Open the site and try again.\n',
    { status: 403, headers: { 'content-type': 'text/plain; charset=utf-8' } }
  );
