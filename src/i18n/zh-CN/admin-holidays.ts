/** 节假日一页的说法。 */
import type { AdminHolidaysTexts } from '../admin-holidays-texts.ts';

export const adminHolidays: AdminHolidaysTexts = {
  heading: '节假日',
  intro:
    '按工作日计算公示期时用。以国务院办公厅每年的放假通知为准；没有数据的年份，按周一至周五估算，并在公示上注明。',
  years: '年份',
  year: (year) => `${year} 年`,
  count: (days) => `${days} 天`,
  noData: '没有数据',
  otherYear: '其他年份',
  show: '查看',
  counts: (off, worked) => `放假 ${off} 天，调休上班 ${worked} 天`,
  estimated: (year) => `${year} 年没有数据，工作日按周一至周五估算。`,
  notice: (title, firstDay, lastDay) => `《${title}》的公示（${firstDay} 至 ${lastDay}）按工作日计算。`,
  noticeFixed: '公示的截止日在发布时已经确定，在这里改动不影响它。',
  noticeEstimated: '发布时有的年份没有数据，截止日是估算的；如与通知不符，请考核管理员撤回后重新公示。',
  table: {
    heading: (year) => `${year} 年安排`,
    columns: { date: '日期', weekday: '星期', kind: '安排', name: '节日', remove: '删除' },
    kinds: { holiday: '放假', workday: '上班（调休）' },
    weekdays: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
    odd: '这天本来就是工作日，请核对',
    add: '添加一天',
    removeOf: (date) => `删除 ${date === '' ? '空行' : date}`,
    blank: '日期留空的行不保存。',
    empty: '还没有一天。可以从公布的日历填入、粘贴通知，或逐天添加。',
    submit: (year) => `保存 ${year} 年安排`,
    text: (year) => `保存后，${year} 年原有的安排全部由此表替换。`,
    clear: (year) => `表中没有一天：保存后，${year} 年视为没有数据，工作日按周一至周五估算。`,
    done: (year) => `${year} 年的安排已保存。`,
    row: (number) => `第 ${number} 行`,
    nameMissing: '请写节日名称',
    draft: '以下内容还没有保存。请对照通知核对后保存。'
  },
  fill: {
    heading: '从公布的日历填入',
    text: (source) => `来源：${source} 整理的国务院办公厅通知。只填入下表，核对并保存后才生效。`,
    submit: (year) => `填入 ${year} 年`,
    none: (year) => `公布的日历里没有 ${year} 年的数据。请等通知发布后粘贴或逐天录入。`,
    done: (source) => `已从 ${source} 填入下表，请对照通知核对后保存。`
  },
  paste: {
    heading: '粘贴通知或名单',
    text: '可以直接粘贴通知原文，如“国庆节：10月1日（周四）至7日（周三）放假调休，共7天。10月10日（周六）上班。”，也可以每行一天：日期、放假或上班、节日。',
    label: '通知或名单',
    placeholder: '2026-10-01至2026-10-07 放假 国庆节',
    submit: '读入下表',
    empty: '请粘贴通知或名单',
    done: (days) => `读出 ${days} 天，已填入下表，请核对后保存。`,
    faults: '以下各行没有读出，请改正后再读，或在下表中补上：',
    fault: (line, text) => `第 ${line} 行“${text}”`,
    why: {
      date: '没有日期，或日期不存在',
      kind: '没有写明放假还是上班',
      year: '有别的年份的日期，已略去',
      twice: '同一天既放假又上班'
    }
  }
};
