/** A file of studios as a manager uploads it: what the preview says of it, and what comes back with the act. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LANGUAGES } from '#i18n/index.ts';
import { registryTexts } from '#i18n/registry.ts';
import { STUDIO_FIELDS } from '#i18n/registry-texts.ts';
import type { Actor } from '#lib/server/access.ts';
import { STUDIO_FIELDS as JUDGED } from '#lib/server/import/studios.ts';
import { STUDIO_COLUMNS } from '#lib/csv/studio-columns.ts';
import { importStudios } from '#lib/server/services/import-studios.ts';
import { listStudios } from '#lib/server/services/list-studios.ts';
import { toCsv } from '#lib/ui/csv.ts';
import { listIn, previewOf, readList, type ImportPreview } from '#lib/web/registry-import.ts';
import { freshSystem } from './support/system.ts';
import { makeWorld, type World } from './support/world.ts';

let world: World;
let district: Actor;
beforeAll(async () => {
  world = await makeWorld(await freshSystem(), { studios: 4, experts: 0 });
  district = await world.account('manager', world.authorities[0]);
});
afterAll(() => world.system.drop());

const fileOf = (content: string, name = '名单.csv'): File => new File([content], name);

async function faultsOf(file: File | string | null, actor: Actor = world.manager): Promise<string[]> {
  const read = await readList(file, actor, 'zh-CN');
  return 'faults' in read ? read.faults : [];
}
async function shown(content: string, actor: Actor = world.manager): Promise<ImportPreview> {
  const read = await readList(fileOf(content), actor, 'zh-CN');
  if ('faults' in read) throw new Error(read.faults.join());
  return previewOf(world.system, actor, read, 'zh-CN');
}

test('the page, the file and the register speak of the same columns', () => {
  expect(STUDIO_COLUMNS.map(({ key }) => key)).toEqual(STUDIO_FIELDS);
  expect(JUDGED).toEqual(STUDIO_FIELDS);
});

test('every fault of a file is said in words that name what to do', async () => {
  expect(await faultsOf(null)).toEqual(['请选择名单文件']);
  expect(await faultsOf(new File([], ''))).toEqual(['请选择名单文件']);
  expect(await faultsOf(fileOf(''))).toEqual(['文件里没有内容，请核对后重新选择']);
  expect(await faultsOf(fileOf('编号,备注\n1,2'))).toEqual([
    '缺少必填的列：工作室、区（主管部门）、所在单位、领办人、工种；请核对表头，或下载模板对照'
  ]);
  expect(await faultsOf(fileOf('编号,备注\n1,2'), district)).toEqual([
    '缺少必填的列：工作室、所在单位、领办人、工种；请核对表头，或下载模板对照'
  ]);
  expect(await faultsOf(fileOf('<html><table>'))).toHaveLength(1);
  expect(await faultsOf(new File([new Uint8Array(5 * 1024 * 1024 + 1)], 'x.csv'))).toEqual([
    '文件有 5.1 MB，最多 5 MB；请分成几份导入'
  ]);
  const head = '编号,名称,区,单位,领办人,工种\n';
  expect(await faultsOf(fileOf(head + 'S1,示,区,单,甲,电\n'.repeat(100_000)))).toEqual([
    '名单超过 10000 行；请分成几份导入'
  ]);
});

test('a preview counts every row, and says what is wrong with each cell by the column’s name', async () => {
  const preview = await shown(
    '编号,名称,区,单位,领办人,工种,认定日期,电话\n' +
      'S01,示范工作室 01,示范一区,示范单位 01,示范领办人 1,电工,2024/7/1,1\n' +
      'S02,示范工作室 02,示范二区,示范单位 02,换人,电工,2024-07-01,2\n' +
      'N1,=1+1,示范一区,新单位,甲,电工,,3\n' +
      'N2,,示范一区,新单位,,电工,今年,4\n'
  );
  expect(preview.counts).toEqual({ fault: 1, differs: 1, new: 1, same: 1 });
  expect([preview.unknown, preview.newUnits]).toEqual([['电话'], 1]);
  expect(preview.shown.fault).toMatchObject([
    {
      line: 5,
      faults: ['工作室：没有填写', '领办人：没有填写', '认定日期：“今年”不是日期，应写作 2026-06-30']
    }
  ]);
  expect(preview.shown.differs).toMatchObject([
    { line: 3, changes: [{ field: '领办人', was: '示范领办人 2', now: '换人' }] }
  ]);
  expect(preview.shown.new).toMatchObject([{ name: '=1+1', makesUnit: true }]);
});

test('a list of thousands shows the first of each kind, counts all, and comes back whole', async () => {
  const rows = Array.from({ length: 2_000 }, (_, index) => `M${index},名,示范一区,单位,甲,电工`);
  const preview = await shown(`编号,名称,区,单位,领办人,工种\n${rows.join('\n')}`);
  expect([preview.counts.new, preview.shown.new.length]).toEqual([2_000, 300]);
  const back = listIn(preview.list)!;
  expect(back.rows).toHaveLength(2_000);
  const again = await previewOf(world.system, world.manager, back, 'en');
  expect(again.digest).toBe(preview.digest);
});

test('what did not come back whole is nothing', () => {
  for (const text of ['', '{', 'null', '[]', '{"file":"a"}', '{"file":"a","rows":[],"unknown":[]}']) {
    expect(listIn(text)).toBe(undefined);
  }
});

test.each(LANGUAGES)(
  'what is exported in %s can be imported again, and changes nothing',
  async (language) => {
    const { system, manager } = world;
    const { fields } = registryTexts(language);
    const { rows } = await listStudios(system, manager, { page: { offset: 0, limit: 100 } });
    const columns = STUDIO_FIELDS.filter((field) => field !== 'title');
    const csv = toCsv([
      columns.map((field) => fields[field]),
      ...rows.map((row) => columns.map((field) => row[field]))
    ]);
    const preview = await shown(csv);
    expect(preview.counts).toEqual({ fault: 0, differs: 0, new: 0, same: rows.length });
    expect(preview.unknown).toEqual([]);
    const { rows: listed } = listIn(preview.list)!;
    expect(
      await importStudios(system, manager, { rows: listed, digest: preview.digest, take: 'all' })
    ).toMatchObject({ made: 0, changed: 0, same: rows.length });
  }
);
