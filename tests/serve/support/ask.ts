/** Requests as a browser, a proxy or an attacker would send them: any host, any header, over any connection. */
import { request, type IncomingHttpHeaders } from 'node:http';
import { request as secureRequest } from 'node:https';

export interface Question {
  port: number;
  path?: string;
  method?: string;
  headers?: Record<string, string>;
  body?: string;
  /** the certificate to trust; without it plain http */
  ca?: Buffer;
}

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

export const ask = ({
  port,
  path = '/',
  method = 'GET',
  headers = {},
  body,
  ca
}: Question): Promise<Answer> =>
  new Promise((done, failed) => {
    const options = { host: '127.0.0.1', port, path, method, headers, agent: false as const };
    const sent = ca ? secureRequest({ ...options, ca, servername: 'localhost' }) : request(options);
    sent.on('error', failed);
    sent.on('response', (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('error', failed);
      response.on('end', () =>
        done({ status: response.statusCode ?? 0, headers: response.headers, body: text })
      );
    });
    sent.end(body);
  });

export const FORM = 'application/x-www-form-urlencoded';

/** The form of sign-in, sent from a page of `origin`. */
export const signInForm = (
  port: number,
  origin: string,
  headers: Record<string, string> = {}
): Promise<Answer> =>
  ask({
    port,
    path: '/sign-in',
    method: 'POST',
    headers: { 'content-type': FORM, accept: 'text/html', origin, ...headers },
    body: new URLSearchParams({ name: '没有这个人', password: '不是口令-2026' }).toString()
  });

/** What the form answers where it was taken: the refusal of name and password. */
export const FORM_TAKEN = 401;
