/**
 * Finds the programs of the operating system that tests and exports need, and installs what is missing: by itself as root
 * on Debian and its kin, elsewhere by an error that says what to type. It never lets a caller go on without the program.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  accessSync,
  constants,
  existsSync,
  globSync,
  mkdirSync,
  readdirSync,
  rmSync,
  writeFileSync
} from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';

interface SystemProgram {
  title: string;
  /** looked for on the PATH, in this order */
  names: readonly string[];
  /** and then in these places, as glob patterns; the highest version wins */
  places?: readonly string[];
  /** Debian's packages */
  packages: readonly string[];
  /** what to type where apt-get is not there */
  elsewhere: string;
  /** settings that must stand while the packages are installed, and are removed afterwards */
  during?: Readonly<Record<string, string>>;
}

const PROGRAMS = {
  postgres: {
    title: 'PostgreSQL',
    names: ['postgres'],
    // Debian keeps the server's programs off the PATH, Homebrew and the PGDG packages too.
    places: [
      '/usr/lib/postgresql/*/bin/postgres',
      '/usr/pgsql-*/bin/postgres',
      '/opt/homebrew/opt/postgresql@*/bin/postgres',
      '/usr/local/opt/postgresql@*/bin/postgres'
    ],
    packages: ['postgresql'],
    elsewhere: 'brew install postgresql@17, or: dnf install postgresql-server',
    // The package would make and start a cluster of its own on port 5432, which nobody here uses.
    during: { '/etc/postgresql-common/createcluster.d/jiangping.conf': 'create_main_cluster = false\n' }
  },
  chromium: {
    title: 'Chromium',
    names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
    places: [
      join(homedir(), '.cache/ms-playwright/chromium-*/chrome-linux*/chrome'),
      join(homedir(), 'Library/Caches/ms-playwright/chromium-*/chrome-mac*/*.app/Contents/MacOS/*'),
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
    ],
    // The pages are Chinese: without a font of its own, Debian draws boxes.
    packages: ['chromium', 'fonts-noto-cjk'],
    elsewhere: 'npx playwright install chromium'
  },
  openssl: {
    title: 'OpenSSL',
    names: ['openssl'],
    packages: ['openssl'],
    elsewhere: 'brew install openssl, or: dnf install openssl'
  }
} satisfies Record<string, SystemProgram>;

export type ProgramName = keyof typeof PROGRAMS;

/** The path of the program, which is installed first where it is missing. */
export async function ensureProgram(name: ProgramName): Promise<string> {
  const program: SystemProgram = PROGRAMS[name];
  const found = find(program);
  if (found !== undefined) return found;
  const command = `apt-get install -y --no-install-recommends ${program.packages.join(' ')}`;
  if (!isOnPath('apt-get')) {
    throw new Error(`${program.title} is needed and was not found. Install it: ${program.elsewhere}`);
  }
  if (process.getuid?.() !== 0) {
    throw new Error(
      `${program.title} is needed and was not found; only root can install it. Type: sudo apt-get update && sudo ${command}`
    );
  }
  const release = await lockApt();
  try {
    return find(program) ?? install(program, command);
  } finally {
    release();
  }
}

function find({ names, places = [] }: SystemProgram): string | undefined {
  const byVersion = new Intl.Collator('en', { numeric: true });
  const inPlaces = globSync(places).sort(byVersion.compare).reverse();
  return [...names.flatMap(onPath), ...inPlaces].find(isExecutable);
}

function onPath(name: string): string[] {
  return (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name));
}

function isOnPath(name: string): boolean {
  return onPath(name).some(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function install(program: SystemProgram, command: string): string {
  process.stderr.write(`Installing ${program.title} (apt-get), once …\n`);
  const during = Object.entries(program.during ?? {}).filter(([path]) => !existsSync(path));
  for (const [path, text] of during) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  try {
    if (!hasLists()) update();
    let run = apt(command);
    if (!run.good) {
      update(); // lists of last month name versions that the mirror has dropped since
      run = apt(command);
    }
    const found = find(program);
    if (run.good && found !== undefined) return found;
    throw new Error(`${program.title} is needed and could not be installed. Type: ${command}\n${run.output}`);
  } finally {
    for (const [path] of during) rmSync(path, { force: true });
  }
}

/** Images of containers come without apt's lists. */
function hasLists(): boolean {
  const lists = '/var/lib/apt/lists';
  return existsSync(lists) && readdirSync(lists).some((name) => name.includes('_Packages'));
}

/** A list that stays away is no end yet: the installation tells whether it was needed. */
function update(): void {
  const command = 'apt-get update -o APT::Update::Error-Mode=any'; // apt calls a missing list a success otherwise
  if (!apt(command).good) apt(command);
}

function apt(command: string): { good: boolean; output: string } {
  const [program = '', ...words] = command.split(' ');
  // Somebody else's apt-get may be at work: a machine's nightly upgrade, say.
  const { status, stdout, stderr } = spawnSync(program, [...words, '-o', 'DPkg::Lock::Timeout=300'], {
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' },
    maxBuffer: 1 << 28
  });
  return { good: status === 0, output: `${stdout}${stderr}`.slice(-4000) };
}

/**
 * Two parts of a test run may miss a program at once: one installs, the other waits and finds it installed. The lock is
 * held by a child that lives as long as its stdin is open, so that it cannot outlive us.
 */
async function lockApt(): Promise<() => void> {
  const holder = spawn('flock', ['/var/lib/apt', 'sh', '-c', 'echo held; exec cat'], {
    stdio: ['pipe', 'pipe', 'inherit']
  });
  await once(holder.stdout, 'data');
  return () => holder.stdin.end();
}
