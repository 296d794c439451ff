/** Signs in at a running server, as the form posts it. */
import type { Cookie } from './web-page.ts';
import { PASSWORD } from './web-store.ts';

export async function signIn(address: string, name: string): Promise<Cookie[]> {
  const response = await fetch(`${address}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: address, accept: 'text/html' },
    body: new URLSearchParams({ name, password: PASSWORD })
  });
  if (response.status !== 303) throw new Error(`sign-in: ${response.status}`);
  return response.headers.getSetCookie().map((line) => {
    const [pair = ''] = line.split(';');
    return { name: pair.slice(0, pair.indexOf('=')), value: pair.slice(pair.indexOf('=') + 1) };
  });
}

export const cookieHeader = (cookies: readonly Cookie[]): string =>
  cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
