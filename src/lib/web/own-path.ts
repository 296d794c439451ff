/** Where a link may send someone: a path of our own pages, nothing that leads elsewhere. Pure. */

const BASE = 'http://own.invalid';

/** @param said as it stood in an address or a form; null: it is none of our paths */
export function anyOwnPath(said: string | null | undefined): string | null {
  // A browser reads `\` as `/`, and drops tabs and line ends before it reads anything.
  // eslint-disable-next-line no-control-regex
  if (!said || !/^\/(?!\/)/.test(said) || /[\\\u0000-\u001f\u007f]/.test(said)) return null;
  if (!URL.canParse(said, BASE)) return null;
  const { origin, pathname, search, hash } = new URL(said, BASE);
  // `/.//elsewhere` becomes `//elsewhere`.
  return origin === BASE && !pathname.startsWith('//') ? pathname + search + hash : null;
}

/** For after sign-in: the pages of the door would only lead back. */
export function ownPath(said: string | null | undefined): string | null {
  const path = anyOwnPath(said);
  return path === null || /^\/(sign-in|sign-out|welcome|preferences)(?![^/?#])/.test(path) ? null : path;
}
