/** A really small disk for a script, the best way that this machine allows. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { moduleUrl } from '../../server/support/processes.ts';

const MEGABYTES = 4;

export interface SmallDisk {
  /** for the test's name */
  title: string;
  /** `tmpfs`: room is made by removing what fills it; `limit`: by allowing longer files */
  how: 'tmpfs' | 'limit';
  /** the words that run a shell command with the disk, for the script's lifetime only */
  words: string[];
}

/** A mount of the script's own, gone with it; as an ordinary user in a namespace in which it is root. */
const MOUNTS: readonly (readonly string[])[] = [
  ['unshare', '--mount'],
  ['unshare', '--user', '--map-root-user', '--mount']
];

export function smallDisk(): SmallDisk {
  for (const words of MOUNTS) {
    const probe = spawnSync(words[0]!, [
      ...words.slice(1),
      'mount',
      '-t',
      'tmpfs',
      '-o',
      'size=1m',
      'tmpfs',
      tmpdir()
    ]);
    if (probe.status === 0) return { title: `a ${MEGABYTES} MB tmpfs`, how: 'tmpfs', words: [...words] };
  }
  return {
    title: `files of at most ${MEGABYTES} MB (no mount is allowed here)`,
    how: 'limit',
    words: ['prlimit', `--fsize=${MEGABYTES << 20}:unlimited`]
  };
}

/**
 * Runs an exported function of a module on the disk, with the disk's folder and how room is made; its answer goes through
 * JSON.
 */
export function runOnSmallDisk({ how, words }: SmallDisk, module: string, name: string): unknown {
  const folder = mkdtempSync(join(tmpdir(), 'jiangping-small-'));
  const script = `import { ${name} } from '${moduleUrl(module)}';
    console.log(JSON.stringify(await ${name}(${JSON.stringify(folder)}, '${how}')));
    process.exit();`;
  const mount = how === 'tmpfs' ? `mount -t tmpfs -o size=${MEGABYTES}m tmpfs "$1" && ` : '';
  const shell = [
    'sh',
    '-c',
    `${mount}exec "$2" --input-type=module --eval "$3"`,
    'sh',
    folder,
    process.execPath,
    script
  ];
  try {
    const [program = '', ...rest] = [...words, ...shell];
    const run = spawnSync(program, rest, { encoding: 'utf8', timeout: 120_000 });
    if (run.status !== 0) throw new Error(`${program} ended with ${run.status ?? run.signal}: ${run.stderr}`);
    return JSON.parse(run.stdout.trim().split('\n').at(-1) ?? '') as unknown;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
