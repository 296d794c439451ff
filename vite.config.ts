/** How the program is built. What pages of the browser share goes into few files: each costs a request and its headers. */
import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig, type Rolldown } from 'vite';

type Graph = Pick<Rolldown.ChunkingContext, 'getModuleInfo'>;

const ROUTES = resolve('src/routes');
const START = resolve('.svelte-kit/generated/client-optimized/app.js');

/** All that the browser fetches together with these files. */
function reach(graph: Graph, ...patterns: string[]): Set<string> {
  const reached = new Set(globSync(patterns, { cwd: ROUTES }).map((path) => resolve(ROUTES, path)));
  // A set that is walked comes to what is added on the way.
  for (const id of reached) for (const next of graph.getModuleInfo(id)?.importedIds ?? []) reached.add(next);
  return reached;
}

interface Shared {
  /** the frame of every page, and what the expert's pages share with others */
  base: ReadonlySet<string>;
  /** the workbench, and what its screens share */
  bench: ReadonlySet<string>;
}

function sharedIn(graph: Graph): Shared {
  const every = reach(graph, START, '+*.svelte');
  const desk = reach(graph, '({desk,door})/**/+*.svelte');
  const layout = reach(graph, '(expert)/+layout.{svelte,ts}');
  const sheet = reach(graph, '(expert)/sheets/*/+page.svelte');
  const others = reach(
    graph,
    '(expert)/{studios,sheets/*/sign}/+page.svelte',
    '(paper)/**/+page.{svelte,ts}'
  );
  const expert = [...layout, ...sheet];
  return {
    base: new Set([...every, ...expert.filter((id) => desk.has(id))]),
    bench: new Set([...layout, ...[...sheet].filter((id) => others.has(id))])
  };
}

/** Looked for once: a build has one graph. */
let shared: Shared | undefined;

const group = (name: keyof Shared, priority: number) => ({
  name: (id: string, graph: Graph) => ((shared ??= sharedIn(graph))[name].has(id) ? name : null),
  debugName: name,
  priority
});

export default defineConfig({
  plugins: [sveltekit()],
  // Fetched file by file they take a second and 150 MB to start: Node reads drizzle's 180 kB package.json for each file.
  ssr: { noExternal: ['drizzle-orm', 'zod'] },
  // How long each plugin took is nothing that whoever builds has to see.
  build: { rolldownOptions: { checks: { bundlerTimings: false } } },
  environments: {
    client: {
      build: {
        rolldownOptions: { output: { codeSplitting: { groups: [group('base', 2), group('bench', 1)] } } }
      }
    }
  }
});
