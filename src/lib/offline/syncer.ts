/**
 * When the device speaks with the server: soon after a change, when the network comes back, when the page is looked at
 * again, and now and then. Decides nothing about what is sent. Must not know the screen.
 */
import type { Api } from './api.ts';
import type { DeviceDb } from './device-db.ts';
import { receiveSheets, type SetAsideWords } from './receive.ts';
import { sendAll, type Sent } from './send.ts';

/** How the line to the server was when it was used last. */
export type Line = 'unknown' | 'online' | Exclude<Sent, 'done'>;

export interface SyncerOptions {
  db: DeviceDb;
  api: Api;
  user: string;
  words: SetAsideWords;
  newId: () => string;
  /** what is on the device changed */
  onchange: () => void;
  online: (line: Line, isSending: boolean) => void;
}

/** ms: a word is typed to its end before it goes */
const SOON = 700;
/** ms: so old may the copies of the sheets be while somebody works */
const NEWS_EVERY = 60_000;
/** ms between attempts while nobody answers, doubled each time */
const FIRST_RETRY = 2_000;
const LAST_RETRY = 60_000;

export class Syncer {
  #options: SyncerOptions;
  #line: Line = 'unknown';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #retry = FIRST_RETRY;
  #newsAt = -Infinity;
  #running: Promise<void> | undefined;
  #again = false;
  #stopped = new AbortController();

  constructor(options: SyncerOptions) {
    this.#options = options;
  }

  start(): void {
    const { signal } = this.#stopped;
    const wake = (): void => {
      this.#retry = FIRST_RETRY;
      void this.now();
    };
    addEventListener('online', wake, { signal });
    addEventListener('offline', () => this.#say('offline', false), { signal });
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && wake(), {
      signal
    });
    wake();
  }

  stop(): void {
    this.#stopped.abort();
    clearTimeout(this.#timer);
  }

  soon(): void {
    // What is running may be past the outbox already, and sets the timer anew at its end.
    if (this.#running) this.#again = true;
    else this.#schedule(SOON);
  }

  /** Sends what waits, then asks for news. */
  async now(): Promise<void> {
    this.#newsAt = -Infinity;
    await this.#run();
  }

  async #run(): Promise<void> {
    if (this.#running) {
      this.#again = true;
      return this.#running;
    }
    this.#running = this.#work().finally(() => (this.#running = undefined));
    await this.#running;
    if (this.#again && !this.#stopped.signal.aborted) {
      this.#again = false;
      await this.#run();
    }
  }

  async #work(): Promise<void> {
    clearTimeout(this.#timer);
    const { user } = this.#options;
    try {
      // The tab that has the lock sends for all of them; the others see what it wrote.
      await navigator.locks.request(`jiangping-send:${user}`, { ifAvailable: true }, async (lock) => {
        if (lock) await this.#speak();
      });
    } catch {
      this.#say('failed', false); // the device's database is closing or full
    }
    if (this.#stopped.signal.aborted) return;
    const isUp = this.#line === 'online';
    this.#schedule(isUp ? NEWS_EVERY : this.#retry);
    if (!isUp) this.#retry = Math.min(this.#retry * 2, LAST_RETRY);
    else this.#retry = FIRST_RETRY;
  }

  async #speak(): Promise<void> {
    const { db, api, newId, onchange, words } = this.#options;
    if ((await db.count('outbox')) > 0) this.#say(this.#line, true);
    const onstale = (): void => void (this.#newsAt = -Infinity);
    const sent = await sendAll({ db, api, newId, onstale }, onchange);
    if (sent !== 'done') return this.#say(sent, false);
    if (performance.now() - this.#newsAt < NEWS_EVERY - SOON) return this.#say('online', false);
    // Before it is asked: a wake while the answer is under way asks once more.
    this.#newsAt = performance.now();
    const news = await api.takeAlong();
    if (news.kind !== 'ok') this.#newsAt = -Infinity;
    if (news.kind === 'ok') {
      await receiveSheets(db, news.value, words);
      this.#say('online', false);
      onchange();
    } else if (news.kind === 'session-ended') {
      this.#say(news.isOther ? 'other-account' : 'session-ended', false);
    } else {
      this.#say(news.kind === 'offline' ? 'offline' : 'failed', false);
    }
  }

  #say(line: Line, isSending: boolean): void {
    this.#line = line;
    this.#options.online(line, isSending);
  }

  #schedule(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#run(), ms);
  }
}
