/**
 * Serves the built program (build/) over http, over https with certificate files, or behind one proxy, until a signal ends
 * it. The store is the built program's affair: it opens it when it is loaded, and closes it on SHUTDOWN.
 */
import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer, type Server as TlsServer } from 'node:https';
import { enableCompileCache } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { inBoth } from '#i18n/serve.ts';
import { FIRST_ADMINISTRATOR, SHUTDOWN, type FirstAdministrator } from '#lib/web/entry-messages.ts';
import { readCertificate } from './certificate.ts';
import { makeDrain } from './drain.ts';
import { explain, listenProblem, Trouble } from './failures.ts';
import { front, type Handler } from './front.ts';
import { addressOf, isLoopback, type Settings } from './settings.ts';
import { ADDRESS_HEADER, HOST_HEADER, PROTOCOL_HEADER } from './true-address.ts';

const DRAIN_LIMIT_MS = 10_000;
/** Photographs are made smaller on the device; this is room for a file that was not. */
const BODY_LIMIT = '21M';
/** A body of that size over a slow mobile network. */
const REQUEST_LIMIT_MS = 300_000;
const HEADERS_LIMIT_MS = 20_000;
/** Longer than a proxy keeps its connections, so that the proxy closes first. */
const KEEP_ALIVE_MS = 75_000;
const LAST_WAIT_MS = 5_000;
/** Ctrl-C reaches us from the terminal, and once more from npm. */
const SAME_SIGNAL_MS = 500;

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const complain = (text: string): void => void process.stderr.write(`${text}\n`);

/** Resolves once it serves. @throws Trouble, BadCertificate, and what the built program throws when it is loaded */
export async function serve(settings: Settings): Promise<void> {
  const build = resolve(import.meta.dirname, '../..', process.env.JIANGPING_BUILD ?? 'build');
  const entry = join(build, 'handler.js');
  if (!existsSync(entry)) throw new Trouble((texts) => texts.notBuilt(build));

  let ready: (handler: Handler) => void = () => undefined;
  const handler = new Promise<Handler>((done) => (ready = done));
  const listener = front({ isBehindProxy: settings.isBehindProxy, drain: () => drain, handler });
  const server = makeServer(settings, listener);
  const drain = makeDrain(server);
  await listen(server, settings);
  endOnSignal(drain);

  let invitation: FirstAdministrator | undefined;
  process.once(FIRST_ADMINISTRATOR as 'exit', (given: unknown) => (invitation = given as FirstAdministrator));
  ready(await load(entry));
  sayReady(settings, invitation);
}

function makeServer({ tls }: Settings, listener: ReturnType<typeof front>): Server | TlsServer {
  const secure = tls && createTlsServer(readCertificate(tls), listener);
  const server = secure ?? createServer(listener);
  server.headersTimeout = HEADERS_LIMIT_MS;
  server.requestTimeout = REQUEST_LIMIT_MS;
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  if (tls && secure) process.on('SIGHUP', () => void renew(secure, tls));
  return server;
}

async function renew(server: TlsServer, tls: NonNullable<Settings['tls']>): Promise<void> {
  try {
    server.setSecureContext(readCertificate(tls));
    say(inBoth((texts) => texts.tlsReloaded));
  } catch (error) {
    complain(await explain(error));
    complain(inBoth((texts) => texts.tlsKept));
  }
}

function listen(server: Server | TlsServer, { host, port }: Settings): Promise<void> {
  return new Promise((done, failed) => {
    server.once('error', (error) => failed(listenProblem(error, host, port)));
    server.listen(port, host, done);
  });
}

/** The handler reads its own settings from the environment; ours replace whatever stands there. */
async function load(entry: string): Promise<Handler> {
  delete process.env.ORIGIN;
  delete process.env.PORT_HEADER;
  Object.assign(process.env, {
    NODE_ENV: 'production',
    BODY_SIZE_LIMIT: BODY_LIMIT,
    PROTOCOL_HEADER,
    HOST_HEADER,
    ADDRESS_HEADER
  });
  enableCompileCache();
  // Loading leaves 100 MB of garbage; without this the heap grows for it, and never shrinks again.
  setFlagsFromString('--semi-space-growth-factor=1');
  const built = (await import(pathToFileURL(entry).href)) as { handler: Handler };
  setFlagsFromString('--semi-space-growth-factor=2'); // V8's own
  return built.handler;
}

function sayReady(settings: Settings, invitation: FirstAdministrator | undefined): void {
  const address = addressOf(settings);
  if (invitation) {
    const { name, code, expiresAt } = invitation;
    const link = `${address}/welcome?${new URLSearchParams({ name, code }).toString()}`;
    const until = new Date(expiresAt).toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' }).slice(0, 16);
    say(inBoth((texts) => texts.firstAdministrator(name, link, until)));
  }
  const { host, tls, isBehindProxy } = settings;
  if (!tls && !isBehindProxy && !isLoopback(host)) complain(inBoth((texts) => texts.notEncrypted(address)));
  say(inBoth((texts) => texts.ready(address)));
}

function endOnSignal(drain: ReturnType<typeof makeDrain>): void {
  let since = 0;
  const end = (number: number): void => {
    if (drain.isOn) {
      if (Date.now() - since > SAME_SIGNAL_MS) process.exit(128 + number);
      return;
    }
    since = Date.now();
    say(inBoth((texts) => texts.stopping(DRAIN_LIMIT_MS / 1000)));
    void drain.start(DRAIN_LIMIT_MS).then(() => {
      process.emit(SHUTDOWN as 'exit', 0);
      // The program ends by itself once the store is closed; a store that hangs must not keep it.
      setTimeout(() => process.exit(1), LAST_WAIT_MS).unref();
      process.once('exit', () => say(inBoth((texts) => texts.stopped)));
    });
  };
  process.on('SIGTERM', () => end(15));
  process.on('SIGINT', () => end(2));
}
