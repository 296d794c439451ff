/** 首页的说法。 */
import type { HomeTexts } from '../home-texts.ts';

export const home: HomeTexts = {
  heading: (tasks) => (tasks === 0 ? '没有待办事项' : `${tasks} 件待办`),
  hello: (name, role) => `${name} · ${role}`,
  open: {
    studios: '去评分',
    users: '打开账户',
    holidays: '打开节假日',
    setup: '继续筹备',
    progress: '查看进度',
    facts: '去核实',
    deliberation: '去评议',
    settle: '去核定',
    publicity: '去办理',
    result: '查看结果'
  },
  nothing: {
    administrator: '账户、节假日都已就绪。有新账户没有登录、节假日没有安排时，会列在这里。',
    manager: '批次需要您办理时，会列在这里，例如评分表收齐可以转入集中评议、公示期满可以终结。',
    staff: '本区工作室有数据需要核实时，会列在这里。',
    expert: '分派给您的评分表都已签交。有新的工作室待评分，或评分表被退回时，会列在这里。',
    official: '有批次正在公示或已经终结时，会列在这里。'
  },
  studios: {
    heading: '我的工作室',
    text: '打开一次后，没有网络也能评分；所填内容先保存在本机，有网络时自动发送。',
    link: '打开我的工作室'
  },
  printed: {
    heading: '打印的评分表',
    text: '评分需要启用浏览器的 JavaScript。没有启用时，可以打开评分表，打印后手工填写。',
    answered: (answered, rows) => `已填 ${answered} / ${rows} 项`
  }
};
