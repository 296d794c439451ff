/** What was measured of the served program, as docs/bench-web.md. Must not know how it was measured. */
import type { Calibration } from './web-calibration.ts';
import type { Loaded } from './web-load.ts';
import type { Fetched, PageFigures } from './web-page.ts';
import { roundMisses, roundSection } from './web-round-report.ts';
import type { RoundPages } from './web-round-pages.ts';
import { at, figures, kB, MB, ms, row, type Figures } from './web-figures.ts';

export interface Save {
  title: string;
  clients: number;
  /** by round; with the server’s ms of processor time an answer */
  ours: (Loaded & { cpu: number })[];
  raw: (Loaded & { cpu: number })[];
}

export interface Measured {
  rows: number;
  saves: Save[];
  reads: [title: string, loaded: Loaded][];
  page: PageFigures;
  round: RoundPages;
  /** MB */
  memory: { idle: number; signedIn: number; loaded: number };
  /** before and after */
  calibration: readonly [Calibration, Calibration];
}

const GOALS = { wholeMs: 2, wholePerSecond: 1000, coldBytes: 100_000, loadedMegabytes: 150 };

const saveRow = ({ title, clients, ours, raw }: Save): string => {
  const [we, bare] = [figures(ours), figures(raw)];
  const cpu = (rounds: Save['ours']): string =>
    ms(
      at(
        rounds.map((round) => round.cpu),
        0.5
      )
    );
  return row(
    title,
    String(clients),
    `**${ms(we.p50)}**`,
    ms(we.p95),
    ms(we.p99),
    `**${we.perSecond.toFixed(0)} / s**`,
    cpu(ours),
    ms(bare.p50),
    `${bare.perSecond.toFixed(0)} / s`,
    cpu(raw),
    (we.perSecond / bare.perSecond).toFixed(2)
  );
};

const pageRow = (title: string, { requests, bytes, script, style, data }: Fetched): string =>
  row(title, String(requests), `**${kB(bytes)}**`, kB(script), kB(style), kB(data));

function missed({ saves, page, round, memory }: Measured): string[] {
  const whole = (clients: (many: number) => boolean): Figures =>
    figures(
      saves
        .filter((save) => save.title === 'a whole sheet' && clients(save.clients))
        .flatMap(({ ours }) => ours)
    );
  const one = whole((many) => many === 1).p50;
  const eight = whole((many) => many > 1).perSecond;
  return [
    ...(one > GOALS.wholeMs ? [`a whole sheet by one client in ${ms(one)}, not ${GOALS.wholeMs} ms`] : []),
    ...(eight < GOALS.wholePerSecond
      ? [`${eight.toFixed(0)} whole sheets a second by several clients, not ${GOALS.wholePerSecond}`]
      : []),
    ...(page.cold.bytes > GOALS.coldBytes ? [`${kB(page.cold.bytes)} for the cold page, not 100 kB`] : []),
    ...(memory.loaded > GOALS.loadedMegabytes
      ? [`${MB(memory.loaded)} after the load, not ${GOALS.loadedMegabytes} MB`]
      : []),
    ...roundMisses(round)
  ];
}

/** @param written what people found in the profile; kept from run to run */
export function report(measured: Measured, machine: string, written: string): string {
  const { rows, saves, reads, page, round, memory, calibration } = measured;
  const misses = missed(measured);
  const seconds = (values: readonly number[]): string => `${(at(values, 0.5) / 1000).toFixed(2)} s`;
  return [
    '# Benchmark of the served program',
    '',
    'Made by `npm run bench -- web`: the production build over http on loopback, one run.',
    machine,
    'The clients are a process of their own and share the cores with the server and with the disk’s work.',
    `Calibration before and after: SHA-256 of 64 MB ${calibration.map(({ hash }) => `${hash.toFixed(0)} ms`).join(', ')}; 4 kB synced ${calibration.map(({ sync }) => ms(sync)).join(', ')}.`,
    '',
    '## Saving',
    '',
    `\`POST /api/changes\`: every client is signed in, keeps one connection, fills in its own sheets, and each row (of ${rows})`,
    'says something else than before. Synced before it is answered. Bare: a node:http server that writes the same rows by',
    'prepared statements with the same settings, in turn with ours; it knows no session, reads, checks and digests nothing.',
    'CPU is the server’s processor time an answer, which other work on the machine changes least.',
    '',
    row(
      '',
      'clients',
      'p50',
      'p95',
      'p99',
      'per second',
      'CPU',
      'bare p50',
      'bare per second',
      'bare CPU',
      'ratio'
    ),
    row('---', '---:', '---:', '---:', '---:', '---:', '---:', '---:', '---:', '---:', '---:'),
    ...saves.map(saveRow),
    '',
    row('nothing saved, 1 client', 'p50', 'per second'),
    row('---', '---:', '---:'),
    ...reads.map(([title, loaded]) => {
      const { p50, perSecond } = figures([loaded]);
      return row(title, ms(p50), `${perSecond.toFixed(0)} / s`);
    }),
    '',
    '## The scoring page',
    '',
    'What comes over the wire with headers, gzip, the service worker off.',
    '',
    row('', 'requests', 'bytes', 'script', 'style', 'data'),
    row('---', '---:', '---:', '---:', '---:', '---:'),
    pageRow('cold (goal ≤ 100 kB)', page.cold),
    pageRow('warm', page.warm),
    pageRow('the sign-in page, cold', page.signIn),
    '',
    `At a quarter of the processor’s speed, cold, the middle of ${page.usable.length}: the first row can be filled in after ${seconds(page.usable)};`,
    `after ${seconds(page.interactive)} nothing takes longer than 50 ms any more for 500 ms.`,
    '',
    ...roundSection(round),
    '## Memory of the server',
    '',
    row('started', 'eight signed in', 'after the load (goal ≤ 150 MB)'),
    row('---:', '---:', '---:'),
    row(MB(memory.idle), MB(memory.signedIn), `**${MB(memory.loaded)}**`),
    '',
    `Goals missed: ${misses.length === 0 ? 'none' : misses.join('; ')}.`,
    '',
    '## What is in the way',
    '',
    written,
    ''
  ].join('\n');
}
