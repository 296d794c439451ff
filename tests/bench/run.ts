/** `npm run bench`: the engine, into docs/bench.md; `-- store` and `-- web`: into docs/bench-store.md and docs/bench-web.md. */
const BENCHES: Readonly<Record<string, () => Promise<unknown>>> = {
  engine: () => import('./engine.ts'),
  store: () => import('./store.ts'),
  web: () => import('./web.ts')
};

const [word = 'engine', ...more] = process.argv.slice(2);
const bench = more.length === 0 ? BENCHES[word] : undefined;
if (bench) await bench();
else {
  console.error(`unknown: ${[word, ...more].join(' ')}; one of: ${Object.keys(BENCHES).join(', ')}`);
  process.exitCode = 2;
}

export {};
