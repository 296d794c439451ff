/** 不妨碍评定、但须让人看到的事。 */
import type { Messages } from '../messages.ts';

export const warnings: Messages['warnings'] = {
  'outside-validity': () => '本批次日期不在管理办法有效期内',
  'veto-outside-window': ({ participant = '', trigger = '' }) =>
    `${participant}: 事由“${trigger}”已超出规定的年限`,
  'sheet-outside-panel': ({ participant = '', expert = '' }) =>
    `专家 ${expert} 不在 ${participant} 的专家组名单中，其评分表照计`,
  'band-added': ({ band = '' }) => `本批次增设了管理办法没有的等次“${band}”，它不带任何后果`,
  'no-second-attempt': () => '本办法没有整改后的复核，第二次考核按第一次计'
};
