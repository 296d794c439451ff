/** 运行状况一页的说法。 */
import type { AdminHealthTexts } from '../admin-health-texts.ts';

const MB = 1_000_000;
const GB = 1000 * MB;

export const adminHealth: AdminHealthTexts = {
  heading: '运行状况',
  finding: (count) => (count === 0 ? '一切正常' : `${count} 项需要处理`),
  read: (time) => `${time} 读取`,
  columns: { what: '项目', value: '现状', todo: '怎么办' },
  states: { good: '正常', attention: '需要处理' },
  labels: {
    program: '程序版本',
    uptime: '已连续运行',
    engine: '数据库',
    schema: '数据库结构',
    settings: '数据安全设置',
    size: '数据库大小',
    wal: '待合并的日志（WAL）',
    free: '磁盘剩余',
    backup: '最近一次备份',
    audit: '审计记录',
    anchors: '审计锚点',
    contents: '附件',
    unnamed: '待清理的附件',
    holidays: '节假日数据',
    policies: '管理办法',
    administrators: '系统管理员'
  },
  values: {
    duration: (days, hours, minutes) =>
      days > 0 ? `${days} 天 ${hours} 小时` : hours > 0 ? `${hours} 小时 ${minutes} 分钟` : `${minutes} 分钟`,
    engine: (name, version) => `${name === 'sqlite' ? 'SQLite' : 'PostgreSQL'} ${version}`,
    schema: (applied, known, last) => `第 ${applied} 版，共 ${known} 版（${last}）`,
    settingsGood: '断电不丢数据的各项设置均已启用',
    settingsBad: (names) => `以下设置不对：${names.join('、')}`,
    bytes: (bytes) => (bytes >= GB ? `${(bytes / GB).toFixed(1)} GB` : `${(bytes / MB).toFixed(1)} MB`),
    server: '由数据库服务器管理',
    backupNone: '没有备份记录',
    backupUnknown: '此数据库没有锚点文件，不记录备份时间；请查看备份任务的日志',
    backup: (day, days, file, behind) =>
      `${day}${days === 0 ? '（今天）' : `（${days} 天前）`}，${file}；其后有 ${behind} 条新记录`,
    audit: (number, time) => (time === null ? '还没有记录' : `共 ${number} 条，最近一条在 ${time}`),
    anchorsNone: '没有锚点文件',
    anchors: (lines, due, time) =>
      `${lines} 个${due > 0 ? `，${due} 个未写入` : ''}${time === null ? '' : `，最近写入 ${time}`}`,
    contents: (held, missing) => `${held} 个${missing > 0 ? `，缺 ${missing} 个` : ''}`,
    unnamed: (count) => `${count} 个`,
    holidaysNone: '没有数据',
    holidays: (first, last) => (first === last ? `${last} 年` : `${first} 至 ${last} 年`),
    policies: (policies, versions) => `${policies} 份，共 ${versions} 个版本`,
    administrators: (count) => `${count} 名启用的账户`
  },
  todo: {
    schema: '请运维人员停止服务，运行 assess db migrate 后再启动。',
    settings: '请运维人员立即停止服务，运行 assess db check，按提示处理。',
    wal: '可能有程序长时间占用数据库。重启服务后仍不变小的，请运维人员检查。',
    free: '请尽快清理磁盘或扩容：空间用尽后，专家的评分和照片将无法保存。',
    backup: '请运维人员运行 assess backup 文件名，并每天定时备份到另一台设备。',
    backupOld: '备份超过 7 天。请运维人员检查定时备份。',
    anchors: '没有锚点文件，就查不出审计记录被整体改写。请运维人员设定 JIANGPING_ANCHORS。',
    anchorsDue: '锚点没有写入文件。请运维人员检查文件所在目录的权限和磁盘空间。',
    anchorsUnreadable: (count) => `锚点文件有 ${count} 行读不了，可能被改动。请保留原文件，并核验审计记录。`,
    contents: '有附件内容丢失。请运维人员运行 assess db check，并从备份中找回。',
    unnamed: '下一次日常整理时自动清理，不需要处理。一直不减少的，请运维人员查看日志。',
    holidays: (year) => `缺 ${year} 年的安排，按工作日计算的公示期只能估算。请录入国务院办公厅的通知。`,
    policies: '没有管理办法就不能新建批次。请导入。',
    administrators: '只有一名系统管理员，一旦忘记密码就无人能处理。请再建一个账户。'
  },
  links: { holidays: '录入节假日', policies: '导入管理办法', users: '新建账户', audit: '核验审计记录' },
  again: '重新读取'
};
