/** 数据库命令的用语。 */
import type { StoreTexts } from '../store-texts.ts';
import { words } from './service-words.ts';

export const store: StoreTexts = {
  stages: words.stages,
  roles: words.roles,
  kinds: { district: '区', 'supervising-body': '主管部门' },
  none: '（无）',
  migrated: (applied, backup) =>
    applied.length === 0
      ? '数据库已是本版本，未作改动。'
      : `已升级：${applied.join('、')}。${backup === null ? '' : `升级前的数据已备份并核对：${backup}`}`,
  checked: (engine, problems) =>
    `${engine === 'sqlite' ? 'SQLite 文件' : 'PostgreSQL 数据库'}：${problems === 0 ? '检查无误。' : `发现 ${problems} 处问题：`}`,
  added: (name) => `已登记：${name}`,
  code: (name, code, until) => `“${name}”的一次性登录码（只显示这一次，北京时间 ${until} 前有效）：\n${code}`,
  shut: (name, verb) =>
    verb === 'disable' ? `已停用“${name}”，其登录已全部退出。` : `已重新启用“${name}”。`,
  account: (isDisabled, hasPassword) => (isDisabled ? '已停用' : hasPassword ? '在用' : '尚未首次登录'),
  imported: (code, isNew) =>
    isNew
      ? `批次“${code}”已导入，处于集中评议阶段，评分表均为导入、无签名。`
      : `批次“${code}”早已导入，内容相同，未作改动。`,
  exported: (code, file) => `批次“${code}”已导出到 ${file}`,
  auditExported: (rows, file) => `审计记录共 ${rows} 条，已导出到 ${file}`,
  verified: ({ rows, objects, anchors, problems }) =>
    `${problems > 0 ? `审计链有 ${problems} 处不符` : anchors === 0 ? '审计链内部一致' : '审计链完整'}：记录 ${rows} 条，对象 ${objects} 个，${
      anchors === 0 ? '没有库外校验点可比：末尾若被删去，查不出来' : `与库外校验点 ${anchors} 个比对`
    }。`,
  backedUp: (file, rows, contents) => `已备份并读回核对：${file}（${rows} 行，${contents} 个附件）`,
  restored: (madeAt, rows, contents, problems) =>
    `已恢复 ${madeAt} 的备份：${rows} 行，${contents} 个附件；${problems === 0 ? '审计链完整。' : `发现 ${problems} 处问题：`}`,
  anchorsKept: (file) => `原有的校验点文件已改名保存：${file}`
};
