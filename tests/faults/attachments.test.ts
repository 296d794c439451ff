/** Killed between an attachment's file and its row, both ways: never a row without its file; a file without a row is swept. */
import { mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { sha256 } from '#lib/server/digest.ts';
import { attachEvidence } from '#lib/server/services/attach-evidence.ts';
import { readAttachment } from '#lib/server/services/read-attachment.ts';
import { sweepContents } from '#lib/server/sweep.ts';
import { PNG } from '../server/support/score.ts';
import { moduleUrl, otherProcess } from '../server/support/processes.ts';
import { checkSystem, SOUND } from './support/check.ts';
import { dieOf } from './support/last-act.ts';
import { freshPlace, makeScene, openPlace, type Place, type Scene } from './support/place.ts';

const DAY = 24 * 60 * 60 * 1000;
const { damage: _, ...WHOLE } = SOUND;
const image = (text: string) =>
  new Uint8Array(Buffer.concat([Buffer.from(PNG, 'base64'), Buffer.from(text)]));

async function prepared(engine: 'sqlite' | 'postgres'): Promise<{ place: Place; scene: Scene }> {
  const place = await freshPlace(engine);
  const system = await openPlace(place);
  const { world: _world, ...scene } = await makeScene(system, { experts: 1, studios: 1 });
  await system.store.close();
  return { place, scene };
}

const evidenceOf = ({ experts, judgements }: Scene, text: string) => {
  const [{ actor, sheets }] = experts as [Scene['experts'][number]];
  const where = {
    sheet: sheets[0]!,
    edition: 1,
    criterion: judgements[0]!.criterion,
    fileName: `${text}.png`
  };
  const bytes = image(text);
  const dying = { actor, input: where, bytes: Buffer.from(bytes).toString('base64') };
  return { actor, input: { ...where, bytes }, dying };
};

/** Every file under the attachments' folder. */
const filesOf = ({ file }: Place): string[] =>
  readdirSync(`${file}.attachments`, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));

/** Old enough that no act can still be under way. */
const age = (file: string): void => utimesSync(file, (Date.now() - DAY) / 1000, (Date.now() - DAY) / 1000);

test.for([
  ['sqlite', 'after-put'],
  ['sqlite', 'before-commit'],
  ['postgres', 'after-put'],
  ['postgres', 'before-commit']
] as const)('%s: killed %s, there is no row, and nothing that is never swept', async ([engine, moment]) => {
  const { place, scene } = await prepared(engine);
  const kept = evidenceOf(scene, 'kept');
  const lost = evidenceOf(scene, 'lost');
  const first = await openPlace(place);
  const { id } = await attachEvidence(first, kept.actor, kept.input);
  await first.store.close();
  await dieOf({ place, moment, evidence: lost.dying });

  const system = await openPlace(place);
  const rows = await system.store.read(({ orm, t }) => orm.select().from(t.attachment));
  expect(rows.map(({ id: each }) => each)).toEqual([id]);
  const contents = () => system.store.read((db) => system.contents.list(db));
  const orphan = sha256(lost.input.bytes);
  const there = (await contents()).map(({ digest }) => digest);
  // In the database it went with the transaction; a file stays for now.
  expect(there.includes(orphan)).toBe(engine === 'sqlite');
  expect(await sweepContents(system)).toEqual([]); // too young: its act might be under way
  if (engine === 'sqlite') {
    for (const file of filesOf(place)) age(file);
    expect(await sweepContents(system)).toEqual([orphan]);
    expect(filesOf(place).map((file) => basename(file))).toEqual([sha256(kept.input.bytes)]);
  }
  const { bytes } = await readAttachment(system, kept.actor, { attachment: id });
  expect(Buffer.compare(bytes, kept.input.bytes)).toBe(0);
  // The same file once more, now whole.
  const again = await attachEvidence(system, lost.actor, lost.input);
  expect(
    Buffer.compare(
      (await readAttachment(system, lost.actor, { attachment: again.id })).bytes,
      lost.input.bytes
    )
  ).toBe(0);
  expect(await checkSystem(system)).toMatchObject(WHOLE);
  await system.store.close();
  await place.drop();
});

test('killed amid the writing of a file: what is there has no content’s name, and is swept', async () => {
  const { place, scene } = await prepared('sqlite');
  const { actor, input } = evidenceOf(scene, 'half');
  // Another process writes contents of 16 MB without a pause: the kill falls into one of them.
  const store = `${place.file}.attachments`;
  mkdirSync(store);
  for (let kill = 1; kill <= 5; kill++) {
    const writer =
      await otherProcess(`import { contentsInFolder } from '${moduleUrl('src/lib/server/contents.ts')}';
      const contents = contentsInFolder(${JSON.stringify(store)});
      console.log('writing');
      for (let i = 0; ; i++) {
        await contents.put(undefined, Buffer.alloc(16 << 20, 'kill ${kill} ' + i), 0);
        await new Promise((done) => setTimeout(done));
      }`);
    await new Promise((done) => setTimeout(done, 100 + kill * 37));
    await writer.kill();
    for (const file of filesOf(place)) {
      const name = basename(file);
      if (name.endsWith('.part')) expect(dirname(file)).toBe(join(store, name.slice(0, 2)));
      else expect(sha256(readFileSync(file))).toBe(name); // whole, or not under its name
    }
  }
  // However the kills fell, one half-written file is there.
  const digest = sha256(input.bytes);
  mkdirSync(join(store, digest.slice(0, 2)), { recursive: true });
  writeFileSync(join(store, digest.slice(0, 2), `${digest}.1.part`), 'half');

  const system = await openPlace(place);
  const { id } = await attachEvidence(system, actor, input);
  for (const file of filesOf(place)) age(file);
  await sweepContents(system);
  expect(filesOf(place).map((file) => basename(file))).toEqual([digest]);
  expect(Buffer.compare((await readAttachment(system, actor, { attachment: id })).bytes, input.bytes)).toBe(
    0
  );
  expect(await checkSystem(system)).toMatchObject(WHOLE);
  await system.store.close();
  await place.drop();
});
