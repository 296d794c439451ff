/** A few things that many want to use, each by one at a time, first come first served. */
export class Queue<T> {
  readonly #free: T[];
  readonly #all: number;
  readonly #waiting: ((thing: T) => void)[] = [];
  #closed = false;

  constructor(things: readonly T[]) {
    this.#free = [...things];
    this.#all = things.length;
  }

  /** @throws where it was closed: nothing will ever be free again */
  async use<R>(work: (thing: T) => Promise<R>): Promise<R> {
    if (this.#closed) throw new Error('closed');
    const thing = await this.#take();
    try {
      return await work(thing);
    } finally {
      const next = this.#waiting.shift();
      if (next) next(thing);
      else this.#free.push(thing);
    }
  }

  /** Takes nobody more, waits until those that came before are done, and hands all things out for good; again, none. */
  async close(): Promise<T[]> {
    if (this.#closed) return [];
    this.#closed = true;
    return Promise.all(Array.from({ length: this.#all }, () => this.#take()));
  }

  async #take(): Promise<T> {
    const free = this.#free.pop();
    return free ?? new Promise((resolve) => this.#waiting.push(resolve));
  }
}
