/** The commands that work on a store: every answer of its published shape, the round trip of a round, a backup beside a server. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { takeServerLock } from '#lib/server/db/server-lock.ts';
import { codesOf, schemaFaults, workplace } from './assess.ts';
import { round, tie, tiedRound } from './urumqi-sheets.ts';

const { assess, write, read, path } = workplace();
const STORE = ['--store', 'file:office.sqlite'];
const open = tiedRound();
const decided = write('decided.json', { ...open, decisions: [tie()] });

/** In this order: each rests on those before it. */
const ANSWERS: [string, number, string[]][] = [
  ['db-migrate', 0, ['db', 'migrate']],
  ['db-migrate', 0, ['db', 'migrate']],
  ['db-check', 0, ['db', 'check']],
  ['authority-list', 0, ['authority', 'list']],
  ['errors', 2, ['authority', 'add']],
  ['user-create', 0, ['user', 'create', '管理员甲', '--role', 'administrator']],
  ['user-create', 0, ['user', 'code', '管理员甲', '--hours', '2']],
  ['errors', 2, ['user', 'code', '无此人']],
  ['errors', 2, ['user', 'create', '管理员甲', '--role', 'administrator']],
  ['errors', 2, ['user', 'create', '专家甲', '--role', 'expert']],
  ['errors', 2, ['user', 'create', '经办甲', '--role', 'staff', '--scope', '无此区']],
  ['errors', 2, ['user', 'disable', '管理员甲', '--reason', ' ']],
  ['errors', 2, ['user', 'enable', '管理员甲']],
  ['user-list', 0, ['user', 'list']],
  ['errors', 2, ['user', 'nonsense']],
  ['round-import', 0, ['round', 'import', decided]],
  ['round-import', 0, ['round', 'import', decided]],
  ['round-list', 0, ['round', 'list']],
  ['errors', 2, ['round', 'export', 'nowhere']],
  ['errors', 2, ['round', 'import', 'nowhere.json']],
  ['audit-verify', 0, ['audit', 'verify']],
  ['audit-verify', 1, ['audit', 'verify', '--anchors', 'nowhere.jsonl']],
  ['backup', 0, ['backup', 'office.backup']],
  ['errors', 2, ['backup', 'office.backup']],
  ['errors', 2, ['restore', 'office.backup']],
  ['errors', 2, ['restore', decided, '--store', 'file:elsewhere.sqlite']]
];

test.each(ANSWERS)('%s, exit %i: %j', (contract, exit, words) => {
  const store = words.includes('--store') ? [] : STORE;
  const answer = assess(...words, ...store, '--json');
  expect(answer.exit, answer.stdout + answer.stderr).toBe(exit);
  expect(schemaFaults(contract, answer.json())).toEqual([]);
});

describe('a round that went through the store', () => {
  let code: string;
  beforeAll(() => {
    code = (assess('round', 'list', ...STORE, '--json').json().rounds as { code: string }[])[0]!.code;
  });

  test('grades to the same digest as the file it came from', () => {
    expect(assess('round', 'export', code, '--out', 'exported.json', ...STORE).exit).toBe(0);
    const digest = (file: string): unknown => assess('grade', file, '--json').json().digest;
    expect(digest('exported.json')).toBe(digest(decided));
  });

  test('is not replaced by another file of its id', () => {
    const other = write('other.json', { ...round(), id: code });
    const answer = assess('round', 'import', other, ...STORE, '--json');
    expect([answer.exit, codesOf(answer.json())]).toEqual([2, ['round-differs']]);
  });
});

test('a file with faults leaves nothing behind', () => {
  const before = assess('audit', 'verify', ...STORE, '--json').json().rows;
  const bad = write('bad.json', { ...round(), id: 'bad', date: '2026-02-30', sheets: [{}] });
  const answer = assess('round', 'import', bad, ...STORE, '--json');
  expect(codesOf(answer.json())).toContain('bad-date');
  expect(codesOf(answer.json())).toContain('missing-key');
  expect(assess('audit', 'verify', ...STORE, '--json').json().rows).toBe(before);
});

test('a backup restores into an empty store, and its chain is whole', () => {
  const answer = assess('restore', 'office.backup', '--store', 'file:new/office.sqlite', '--json');
  expect(answer.exit, answer.stderr).toBe(0);
  expect(schemaFaults('restore', answer.json())).toEqual([]);
  const list = (...store: string[]): unknown => assess('user', 'list', ...store, '--json').json();
  expect(list('--store', 'file:new/office.sqlite')).toEqual(list(...STORE));
  expect(assess('audit', 'verify', '--store', 'file:new/office.sqlite').exit).toBe(0);
});

test('the chain as lines, to a file and to the standard output', () => {
  expect(assess('audit', 'export', '--out', 'audit.jsonl', ...STORE).exit).toBe(0);
  expect(read('audit.jsonl')).toBe(assess('audit', 'export', ...STORE).stdout);
  const rows = read('audit.jsonl').trimEnd().split('\n');
  expect(rows.map((row) => (JSON.parse(row) as { number: number }).number)).toEqual(
    rows.map((_, index) => index + 1)
  );
});

test('commands work beside a server, and only migrating waits for it', () => {
  const lock = takeServerLock(path('office.sqlite'), 'server', new Date());
  try {
    for (const words of [
      ['user', 'list'],
      ['db', 'check'],
      ['audit', 'verify'],
      ['backup', 'beside.backup']
    ]) {
      expect(assess(...words, ...STORE).exit, words.join(' ')).toBe(0);
    }
    const answer = assess('db', 'migrate', ...STORE, '--json');
    expect([answer.exit, codesOf(answer.json())]).toEqual([2, ['store-in-use']]);
  } finally {
    lock.release();
  }
});

test('an account is shut and opened with a reason', () => {
  expect(assess('user', 'create', '经办丙', '--role', 'staff', ...STORE).exit).toBe(0);
  for (const verb of ['disable', 'enable']) {
    const missing = assess('user', verb, '经办丙', ...STORE, '--json');
    expect([missing.exit, codesOf(missing.json())]).toEqual([2, ['usage']]);
    expect(assess('user', verb, '经办丙', '--reason', '示范理由', ...STORE).exit).toBe(0);
  }
  expect(assess('audit', 'export', ...STORE).stdout.match(/示范理由/g)).toHaveLength(2);
});

test('what is no store is said, and left alone', () => {
  const file = write('notes.txt', 'not a database');
  const answer = assess('db', 'migrate', '--store', `file:${file}`, '--json');
  expect([answer.exit, codesOf(answer.json())]).toEqual([2, ['store-damaged']]);
  expect([read(file), existsSync(path(`${file}.lock`))]).toEqual(['not a database', false]);
  for (const [url, code] of [
    ['mysql://user:secret@host/x', 'store-url'],
    ['file:nowhere.sqlite', 'store-missing'],
    ['postgres://nobody:secret@127.0.0.1:1/x', 'store-unreachable']
  ] as const) {
    const refused = assess('user', 'list', '--store', url, '--json');
    expect([refused.exit, codesOf(refused.json())]).toEqual([2, [code]]);
    expect(refused.stdout + refused.stderr).not.toContain('secret');
  }
});

test('accounts and scores are for nobody else on the machine, and no export is overwritten', () => {
  for (const file of ['office.sqlite', 'office.backup']) {
    expect((statSync(path(file)).mode & 0o777).toString(8), file).toBe('600');
  }
  const before = read('decided.json');
  const answer = assess('round', 'export', 'nowhere', '--out', decided, ...STORE, '--json');
  expect([answer.exit, codesOf(answer.json())]).toEqual([2, ['unwritable-file']]);
  expect(read('decided.json')).toBe(before);
});

test('a one-time code is shown once and stands nowhere', () => {
  const { code } = assess('user', 'create', '经办乙', '--role', 'staff', ...STORE, '--json').json();
  const bytes = readFileSync(path('office.sqlite')).toString('latin1');
  expect(bytes).not.toContain(code);
  expect(bytes).not.toContain(String(code).replaceAll('-', ''));
});
