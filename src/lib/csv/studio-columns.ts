/** The columns of a list of studios, and how people write what stands in them. */
import type { Column } from './table.ts';

export const STUDIO_COLUMNS = [
  { key: 'code', names: ['编号', '工作室编号', 'code', 'studio code', 'studio no'], isRequired: true },
  { key: 'name', names: ['工作室', '工作室名称', '名称', 'name', 'studio', 'studio name'], isRequired: true },
  {
    key: 'authority',
    names: ['区', '区县', '所在区', '区域', '主管部门', '管理单位', 'district', 'authority'],
    isRequired: true
  },
  {
    key: 'unit',
    names: ['所在单位', '单位', '申办单位', '单位名称', 'unit', 'host unit', 'employer'],
    isRequired: true
  },
  { key: 'leader', names: ['领办人', '带头人', '领办人姓名', '大师', 'leader', 'master'], isRequired: true },
  { key: 'trade', names: ['工种', '职业', '专业', 'trade', 'occupation'], isRequired: true },
  { key: 'address', names: ['地址', '工作室地址', '详细地址', 'address'], isRequired: false },
  {
    key: 'recognisedOn',
    names: ['认定日期', '认定时间', '批准日期', '命名日期', 'recognised on', 'recognised', 'recognized'],
    isRequired: false,
    tidy: dateOf
  },
  { key: 'policy', names: ['管理办法', '适用办法', '办法', 'policy', 'regulation'], isRequired: false },
  { key: 'title', names: ['称号', '命名', 'title'], isRequired: false }
] as const satisfies readonly Column<string>[];

export type StudioColumn = (typeof STUDIO_COLUMNS)[number]['key'];

/** With or without the district: who manages one alone need not say which. */
export const studioColumns = (hasDistrict: boolean): readonly Column<StudioColumn>[] =>
  STUDIO_COLUMNS.map((each) => (each.key === 'authority' ? { ...each, isRequired: hasDistrict } : each));

/** 2024/7/1, 2024.7.1, 2024年7月1日, 20240701 → 2024-07-01; day and month first could be either, and stay as they are. */
export function dateOf(cell: string): string {
  const plain = cell.normalize('NFKC').replaceAll(/\s/g, '');
  const found =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(plain) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(plain);
  if (!found) return cell;
  const [, year = '', month = '', day = ''] = found;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
