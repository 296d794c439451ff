/** What a look at a store tells, sound and unsound. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkStore } from '#lib/server/check.ts';
import { openBackdoor } from './support/backdoor.ts';
import { ENGINE } from './support/engines.ts';
import { recordedSystem } from './support/recorded.ts';

let system: Awaited<ReturnType<typeof recordedSystem>>;
beforeEach(async () => {
  system = await recordedSystem();
});
afterEach(() => system.drop());

test('a sound store', async () => {
  const { engine, findings, problems } = await checkStore(system);
  expect(engine).toBe(ENGINE);
  // A machine of the tests may be near full.
  expect(problems.filter(({ code }) => code !== 'store-full')).toEqual([]);
  const found = Object.fromEntries(findings.map(({ name, value }) => [name, value]));
  expect(found).toMatchObject({
    migrations: expect.stringMatching(/^(\d+) \/ \1$/) as string,
    contents: '6',
    version: expect.stringMatching(/SQL/) as string
  });
  if (ENGINE === 'sqlite') {
    expect(found).toMatchObject({
      integrity_check: 'ok',
      foreign_key_check: 'ok',
      journal_mode: 'wal',
      synchronous: '2',
      free: expect.stringMatching(/^\d+ MB$/) as string
    });
  } else expect(found).toMatchObject({ fsync: 'on', synchronous_commit: 'on', server_encoding: 'UTF8' });
});

test('a content that is gone', async () => {
  const digest = system.rows.get('attachment')![0]!['digest'] as string;
  await system.store.tx((db) => system.contents.remove(db, digest));
  expect((await checkStore(system)).problems).toContainEqual({ code: 'content-missing', detail: { digest } });
});

test.runIf(ENGINE === 'sqlite')('rows that point nowhere', async () => {
  const backdoor = await openBackdoor(system.url);
  await backdoor.run('delete from authority');
  await backdoor.close();
  expect((await checkStore(system)).problems).toContainEqual({
    code: 'store-damaged',
    detail: expect.objectContaining({
      reason: expect.stringContaining('host_unit → authority') as string
    }) as object
  });
});
