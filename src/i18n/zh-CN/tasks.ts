/** 首页的待办事项：要办什么，现在怎样。 */
import type { TaskTexts } from '../task-texts.ts';

const since = (days: number, what: string): string => (days === 0 ? `今天${what}` : `${what}已 ${days} 天`);

export const tasks: TaskTexts = {
  heading: '待办事项',
  none: '没有待办事项。',
  lines: {
    'score-sheets': ({ round, sheets, of, days }) => ({
      title: `${round.title}：${sheets} 家工作室待评分`,
      detail: `分派给您 ${of} 家；${since(days, '批次开启')}`
    }),
    'mend-sheets': ({ round, sheets, days }) => ({
      title: `${round.title}：${sheets} 张评分表被退回，请修改后重新签交`,
      detail: since(days, '退回')
    }),
    'join-deliberation': ({ round, sheets }) => ({
      title: `${round.title}：正在集中评议`,
      detail: `可以查看各位专家的评分、分差和核实数据；您评了 ${sheets} 家`
    }),
    'open-round': ({ round, participants }) => ({
      title: `${round.title}：筹备中，尚未开启`,
      detail: participants === 0 ? '还没有参评工作室' : `参评工作室 ${participants} 家`
    }),
    'await-sheets': ({ round, stage, missing, of }) => ({
      title: `${round.title}：还差 ${missing} 张评分表`,
      detail: `共 ${of} 张；${stage === 'scoring' ? '未交齐，不能转入集中评议' : '退回的未重新签交，不能核定结果'}`
    }),
    'begin-deliberation': ({ round, sheets }) => ({
      title: `${round.title}：可以转入集中评议`,
      detail: `${sheets} 张评分表已全部签交`
    }),
    'complete-panels': ({ round, participants }) => ({
      title: `${round.title}：${participants} 家工作室的评分表份数不足`,
      detail: '不能核定结果；不能补齐的，请写明原因予以暂缓'
    }),
    'solve-problems': ({ round, problems }) => ({
      title: `${round.title}：有 ${problems} 处前后不符，不能核定结果`,
      detail: '请打开批次逐项处理'
    }),
    'decide-ties': ({ round, ties, participants }) => ({
      title: `${round.title}：${ties} 处并列待决定`,
      detail: `涉及 ${participants} 家工作室；决定前不能核定结果`
    }),
    'settle-round': ({ round }) => ({ title: `${round.title}：可以核定结果`, detail: null }),
    'publish-round': ({ round }) => ({ title: `${round.title}：结果已核定，尚未公示`, detail: null }),
    'decide-objections': ({ round, objections }) => ({
      title: `${round.title}：${objections} 件异议待处理`,
      detail: '全部处理后，批次才能终结'
    }),
    'finalise-round': ({ round, lastDay }) => ({
      title: `${round.title}：公示期满，可以终结批次`,
      detail: `公示已于 ${lastDay} 结束，没有未处理的异议`
    }),
    'verify-facts': ({ round, figures, participants }) => ({
      title: `${round.title}：${figures} 项数据待核实`,
      detail: `涉及 ${participants} 家工作室`
    }),
    'notice-runs': ({ round, firstDay, lastDay, days }) => ({
      title: `${round.title}：正在公示`,
      detail: `${firstDay} 至 ${lastDay}，${days === 1 ? '今天是最后一天' : `连今天还有 ${days} 天`}`
    }),
    'round-final': ({ round, on }) => ({ title: `${round.title}：已终结`, detail: `${on} 起结果不再变动` }),
    'enter-accounts': ({ accounts, codeless }) => ({
      title: `${accounts} 个账户从未登录`,
      detail: codeless === 0 ? '登录码都还有效' : `其中 ${codeless} 个没有有效的登录码，请另发`
    }),
    'second-administrator': () => ({
      title: '只有一个系统管理员账户',
      detail: '请再设一个；忘记密码或人员调动时，才有人能处理'
    }),
    'set-holidays': ({ year }) => ({
      title: `还没有 ${year} 年的节假日安排`,
      detail: '按工作日计算的公示期只能估算'
    })
  }
};
