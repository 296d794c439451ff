/** 数据库与办理事项的每一种错误: 错在哪里，接下来怎样办。 */
import type { ServiceProblemDetails } from '#lib/domain/problem-service.ts';
import type { Messages } from '../messages.ts';
import { stepsTo, wordOf } from '../service-words.ts';
import { words } from './service-words.ts';

const list = (items: readonly string[]): string => (items.length > 0 ? items.join('、') : '（无）');
const act = (name: string): string => `“${wordOf(words.acts, name)}”`;
const role = (name: string): string => `“${wordOf(words.roles, name)}”`;
const stage = (name: string): string => `“${wordOf(words.stages, name)}”`;
const thing = (kind: string, id: string): string =>
  `${wordOf(words.kinds, kind)}${id === '' ? '' : `“${id}”`}`;
const short = (digest: string): string => (digest.length > 12 ? `${digest.slice(0, 12)}…` : digest);
const wait = (seconds: number): string =>
  seconds < 120 ? `${seconds} 秒` : `${Math.ceil(seconds / 60)} 分钟`;
const megabytes = (bytes: number): string => `${Math.round((bytes / 1024 / 1024) * 10) / 10} MB`;
const moment = new Intl.DateTimeFormat('zh-CN', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: 'Asia/Shanghai'
});

/** 还没到的阶段说怎样走到，已过的阶段说还能怎样办。 */
function wayTo(state: string, needs: readonly string[]): string {
  const steps = stepsTo(words.leave, state, needs);
  if (steps.length > 0) return `请先${steps.join('，再')}`;
  if (state === 'final') return '批次已终结，结果不再变动，确需更正的请另建批次，写明所取代的批次和原因';
  if (needs.every((each) => each === 'draft')) return '批次开启后内容即固定，确需改动的请另建批次';
  if (state === 'publicity' && needs.includes('deliberation')) {
    return '如有异议成立，批次将退回集中评议，届时再办';
  }
  return '该阶段已过，本批次不能再办此事';
}

const STOP = '请暂停办理，保留数据现状，与最近一份完好的备份核对，并报告系统管理员';

export const serviceProblems: Pick<Messages['problems'], keyof ServiceProblemDetails> = {
  'store-url': ({ found, expected }) => `不认识的数据库地址“${found}”，应写作：${expected}`,
  'store-missing': ({ store }) => `${store} 处没有数据库；请核对地址，首次使用请先建立数据库`,
  'store-unreachable': ({ store, reason }) =>
    `无法使用数据库 ${store}：${reason}；请检查数据库是否已启动，地址和读写权限是否正确`,
  'store-outdated': ({ store, pending }) =>
    `数据库 ${store} 的版本低于本程序，还需升级：${list(pending)}；请先备份，再升级数据库`,
  'store-newer': ({ store, unknown, known }) =>
    `数据库 ${store} 的版本高于本程序（本程序到 ${known}，数据库多 ${unknown} 次升级）；请改用新版程序`,
  'store-foreign': ({ store }) => `${store} 是其他程序的数据库，未作任何改动；请核对地址，或另用一个空数据库`,
  'store-foreign-object': ({ kind, name }) =>
    `数据库中有本程序未建立的${wordOf({ trigger: '触发器', view: '视图', rule: '规则' }, kind)}“${name}”，可能改动或隐瞒数据；${STOP}`,
  'store-damaged': ({ store, reason }) =>
    `数据库 ${store} 已损坏：${reason}；请停止使用，保留原文件，从最近一份完好的备份恢复`,
  'store-in-use': ({ store, pid, since, as }) => {
    const start = Date.parse(since);
    const use = wordOf({ server: '服务', migration: '数据库升级' }, as);
    const who = pid > 0 ? `${use}，进程号 ${pid}` : use;
    const from = Number.isNaN(start) ? '' : `，${moment.format(start)} 起`;
    return `数据库 ${store} 正被另一进程使用（${who}${from}）；请等它结束或先将其停止，再重试`;
  },
  'store-full': ({ store, reason }) =>
    `数据库 ${store} 无法写入，多因磁盘已满：${reason}；本次未作任何改动，请腾出空间后重试`,
  'store-busy': ({ store }) => `数据库 ${store} 正忙，本次未作任何改动；请稍后重试`,
  'store-not-empty': ({ store }) => `${store} 已有数据，未作任何改动；请另选一个空的位置`,
  'outcome-unknown': ({ reason }) =>
    `连接在最后一步中断，尚不能确定是否办成：${reason}；请按原样重新提交，已办成的不会重复办理`,
  'backup-damaged': ({ part, reason }) => `备份中的“${part}”不完好：${reason}；请重新备份，或改用另一份备份`,
  'backup-version': ({ found, expected }) =>
    `备份的版本是 ${found}，本程序能恢复的是 ${expected}；请用与备份版本相同的程序恢复`,
  'acts-lost': ({ number, last }) =>
    `原校验点文件记到第 ${number} 条审计记录，备份只到第 ${last} 条，其后办理的事项不在备份中；如有更新的备份，请改用它另行恢复，否则请通知有关人员重新办理`,

  'sign-in-refused': ({ why }) =>
    why === 'password'
      ? '当前密码不正确；请核对后重新输入，忘记密码请联系系统管理员'
      : '用户名或密码（登录码）不正确；请核对后重新输入，忘记密码请联系系统管理员',
  'sign-in-delayed': ({ seconds }) =>
    `登录失败次数较多，请在 ${wait(seconds)}后再试；忘记密码请联系系统管理员`,
  'requests-delayed': ({ seconds }) =>
    `从您所在的网络来的请求太多，这一次没有办理；请在 ${wait(seconds)}后再试`,
  'check-refused': ({ why, most }) =>
    ({
      size: `文件太大，最大 ${megabytes(most)}；结果文件通常小得多，请核对是否选错了文件`,
      busy: '现在核验的人较多，这一次没有核验；请过一分钟再试',
      'too-long': '这份文件重算的时间太长，没有核验完；请核对是否选错了文件，或用离线命令核验'
    })[why],
  'second-factor-needed': () => '还需两步验证：请输入验证器上的验证码，或输入一个恢复码',
  'second-factor-refused': ({ why }) =>
    ({
      wrong: '验证码或恢复码不正确；请核对后重新输入，并确认手机时间准确',
      used: '这个验证码或恢复码已用过一次，不能再用；请等验证器显示下一个验证码，或换一个恢复码'
    })[why],
  'second-factor-unavailable': ({ why }) =>
    ({
      role: '本账户的角色不使用两步验证，无需设置；请直接用密码登录',
      'already-on': '本账户已启用两步验证；要更换验证器，请先停用，再重新启用',
      'not-prepared': '两步验证还没有准备好；请先用验证器扫描绑定码，再输入验证码启用',
      'not-on': '本账户没有启用两步验证，无需停用；需要的话请先启用'
    })[why],
  'other-account': () => '这是另一账号在本设备上填写的内容，等该账号登录后再发送',
  'session-ended': ({ why }) =>
    ({
      idle: '长时间没有操作，已自动退出；请重新登录后继续',
      expired: '本次登录已到期；请重新登录后继续',
      'signed-out': '已退出登录；请重新登录后继续',
      'account-disabled': '账户已停用；如需恢复使用，请联系系统管理员',
      unknown: '登录已失效；请重新登录后继续'
    })[why],
  'code-refused': ({ why }) =>
    ({
      wrong: '一次性登录码不正确；请核对后重新输入',
      used: '一次性登录码已经用过，不能再用；请用密码登录，忘记密码请系统管理员另发',
      expired: '一次性登录码已过期；请系统管理员另发'
    })[why],
  'password-weak': ({ why, least, most }) =>
    ({
      short: `密码太短，至少 ${least} 个字符；请加长后再设`,
      long: `密码太长，最多 ${most} 个字符；请缩短后再设`,
      'like-the-name': `密码与用户名太接近；请另设一个，${least} 至 ${most} 个字符`,
      common: `密码过于常见，容易被猜中；请另设一个，${least} 至 ${most} 个字符`
    })[why],
  'name-refused': ({ why, most }) =>
    ({
      empty: '用户名不能为空；请填写',
      long: `用户名太长，最多 ${most} 个字符；请缩短`,
      characters:
        '用户名中有不能使用的字符：只能用文字和数字，中间可用 · . _ @ - 或一个空格，不能在开头、结尾或连续使用；请修改'
    })[why],
  'account-disabled': ({ user }) => `账户“${user}”已停用；如需办理，请先启用该账户`,
  'last-administrator': ({ user }) =>
    `账户“${user}”是唯一未停用的系统管理员账户；如需停用，请先新建或启用另一个系统管理员账户`,

  forbidden: ({ act: name, role: who }) =>
    who === 'public'
      ? `${act(name)}须登录后办理；请先登录`
      : `${role(who)}账户不能办理${act(name)}；请改用有此权限的账户，或请系统管理员处理`,
  'not-found': ({ kind, id }) => `没有找到${thing(kind, id)}：不存在，或不在您的权限范围内；请核对后再试`,
  'key-reused': ({ key, act: name }) =>
    `请求编号“${key}”已用于另一次内容不同的${act(name)}，本次未作任何改动；请换一个请求编号重新提交`,
  'cells-surplus': ({ cells }) =>
    `比表头多出 ${cells} 格内容，多半是某一格里有逗号而没有加引号；请给那一格加上英文双引号，或改用顿号`,
  'row-repeated': ({ line }) => `与第 ${line} 行的编号相同；请只保留一行，或改正编号`,
  'rows-faulty': ({ lines }) =>
    `有 ${lines.length} 行有误（第 ${list(lines.slice(0, 10).map(String))} 行${lines.length > 10 ? '等' : ''}），不能整份导入；请改正后重新上传，或选择只导入无误的行`,
  'list-changed': () => '预览之后登记内容有了变动，本次没有导入；请核对下面重新作出的预览，再导入',
  'already-there': ({ kind, name }) =>
    `已有${thing(kind, name)}，不必重复添加；确为另一项的，请改用别的名称或编号`,
  'scope-missing': ({ role: who, field }) =>
    field === 'expert'
      ? `${role(who)}账户须写明是哪一位专家；请先登记专家，再选定`
      : `${role(who)}账户须写明管理范围；请选定区或主管部门`,
  'scope-superfluous': ({ role: who, field }) =>
    `${role(who)}账户不需要填写${field === 'expert' ? '专家' : '区或主管部门'}；请删去，或改选角色`,

  'policy-changed': ({ policy, used, found }) =>
    `管理办法“${policy}”已有批次使用（版本摘要 ${short(used)}），这份内容与之不同（${short(found)}），未导入；请改正后再导入，或写明修改说明，作为新版本导入`,

  'round-state': ({ act: name, state, needs }) =>
    `本批次现为${stage(state)}，${act(name)}须在${needs.map(stage).join('或')}阶段办理；${wayTo(state, needs)}`,
  'sheets-open': ({ participants }) =>
    `还有评分表没有签交：${list(participants)}；请催专家签交，或写明原因改派、将工作室暂缓，然后再办理`,
  'round-incomplete': ({ participants }) =>
    `还有工作室的评分表不足：${list(participants)}；请催交或补派专家，不能补齐的写明原因予以暂缓`,
  'round-undecided': ({ participants, seats }) =>
    `${list(participants)} 并列，名额只剩 ${seats} 家；请专家组排定次序，记录决定后再办`,
  'round-not-settled': ({ round }) =>
    `批次“${round}”的结果尚未核定，或核定后所依据的内容又有变动；请核定结果后再办`,
  'round-differs': ({ round }) =>
    `已有批次“${round}”，内容与这份文件不同，未作任何改动；请核对文件，确为另一批次的请改用新的批次编号`,
  'round-not-final': ({ round }) =>
    `批次“${round}”尚未终结，不能另建批次取代；请在该批次内办理，或待其终结后再建`,
  'studio-not-due': ({ studios }) =>
    `按周期，本次不应参评：${list(studios)}；确需参评的，请写明原因，或从名单中去掉`,
  'no-participants': ({ round }) => `批次“${round}”还没有参评工作室；请先加入参评工作室`,
  'no-panel': ({ round }) => `批次“${round}”还没有专家组；请先组建专家组`,
  'not-assigned': ({ participants }) =>
    `分派的专家不足，达不到本批次所需的评分表份数：${list(participants)}；请先分派足够的专家`,
  'too-few-experts': ({ participant, panel, eligible, needed }) =>
    `${participant} 需要 ${needed} 位专家，除去须回避的，${
      panel === null ? '各专家组中最多只有' : `专家组“${panel}”只有`
    } ${eligible} 位；请增补专家，或减少每家的专家人数${panel === null ? '' : '，或换一个专家组'}`,
  'conflict-of-interest': ({ why, participant }) => {
    const reason = {
      recused: `已对 ${participant} 登记回避`,
      'own-unit': `与 ${participant} 同属一个单位`,
      'own-authority': `与 ${participant} 同属一个区或主管部门`
    }[why];
    return `该专家${reason}，不能为其评分；请另派专家`;
  },
  'decision-taken-back': ({ number }) =>
    `第 ${number} 号决定已经撤回，不能再次撤回；如需重新决定，请另行记录`,
  'notice-running': ({ last }) => `公示至 ${last}（含当日），尚未期满；请在次日及以后办理`,
  'notice-over': ({ last }) => `公示已于 ${last} 期满，不再受理异议；如仍有意见，请直接向组织考核的部门反映`,
  'objections-open': ({ receipts }) => `还有异议没有处理，回执号：${list(receipts)}；请逐件作出决定后再办`,
  'objection-decided': ({ receipt }) =>
    `回执号为 ${receipt} 的异议已有决定，不能重复处理；有新的理由，可在公示期内另提异议`,
  'date-after': ({ date, most }) => `日期 ${date} 太晚，最晚为 ${most}；请核对年份`,
  'results-changed': ({ expected, found }) =>
    `结果已有变化：您看到的是 ${expected.slice(0, 16)}，现在是 ${found.slice(0, 16)}；请重新查看后再办理`,
  'notice-not-begun': ({ first }) => `结果自 ${first} 起公示，届时可以查看`,
  'policy-altered': ({ digest }) =>
    `数据库中摘要为 ${digest.slice(0, 16)} 的管理办法已被改动，与摘要不符；请停止使用，运行 audit verify，从备份恢复`,
  'date-before': ({ date, least }) => `日期 ${date} 太早，不得早于 ${least}；请改为 ${least} 或以后的日期`,

  'sheet-sealed': ({ contentHash }) =>
    `评分表已提交并封存${contentHash === '' ? '' : `（摘要 ${short(contentHash)}）`}，不能再改；确需修改的，请考核管理员写明原因退回`,
  'sheet-returned': ({ edition, given }) =>
    `评分表已退回，现为第 ${edition} 稿；所填内容写在第 ${given} 稿上，未予采用；请打开第 ${edition} 稿，核对后重新填写`,
  'sheet-reassigned': ({ reason }) =>
    `评分表已改派给其他专家${reason === '' ? '' : `，原因：${reason}`}；不必再填，如有疑问请联系考核管理员`,
  'sheet-foreign': ({ sheet }) => `评分表“${sheet}”不在您名下；请从自己的评分表中打开，或联系考核管理员`,
  'sheet-not-sealed': ({ state }) =>
    state === 'sealed'
      ? '评分表是从文件导入的，没有专家可以重新签名，不能退回；如需重新评分，请另派专家'
      : `评分表现为“${wordOf(words.sheets, state)}”；请待专家签名提交、评分表封存后再办`,
  'sheet-changed': ({ expected, found }) =>
    `所签内容与现有评分表不一致（所签摘要 ${short(expected)}，现为 ${short(found)}）；请重新打开评分表，核对后再签名提交`,
  'round-closed': ({ state }) =>
    state === 'draft'
      ? `本批次现为${stage(state)}，尚未开始评分；请待批次开启后再填`
      : `本批次现为${stage(state)}，评分已经截止，评分表不能再改；确需修改的，请联系考核管理员`,
  'change-differs': ({ change }) =>
    `编号为“${change}”的改动此前已经收到，内容与这次不同，这次未予采用；请重新打开评分表，核对后再填`,
  'base-unknown': ({ given, current }) =>
    `所填内容依据的是第 ${given} 次改动，而这一行现在只到第 ${current} 次；请重新打开评分表，核对后再填`,
  'signature-bad': ({ why }) =>
    ({
      'not-png': '签名图片不是 PNG 格式；请在签名框内重新签名',
      'too-large': '签名图片太大；请清除后重新签名',
      empty: '还没有签名；请签名后再提交'
    })[why],
  'attachment-bad': ({ why, found, most }) =>
    ({
      type: `不能接收“${found}”这类文件；请换成照片或 PDF 后再上传`,
      size: `文件太大（${found} 字节），最大 ${megabytes(most)}；请缩小或拆分后再上传`,
      empty: '文件是空的；请核对后重新选择',
      many: `这里已有 ${found} 个附件，最多 ${most} 个；请合并材料`
    })[why],
  'attachment-sealed': ({ edition }) =>
    `这份附件已随第 ${edition} 稿签名封存，不能撤下；如有更好的材料，请另行上传`,
  'content-missing': ({ digest }) => `附件的内容已缺失（摘要 ${digest}）；请从备份恢复，或请上传人重新上传`,
  'content-differs': ({ digest }) =>
    `附件的内容与登记的摘要 ${digest} 不符，可能已损坏或被改动；请从备份恢复`,

  'audit-row-altered': ({ number }) => `第 ${number} 条审计记录被改动过；${STOP}`,
  'audit-row-missing': ({ number }) => `缺少第 ${number} 条审计记录；${STOP}`,
  'audit-link-broken': ({ number }) => `第 ${number} 条审计记录与前一条不衔接；${STOP}`,
  'audit-object-differs': ({ kind, id, number }) =>
    `${thing(kind, id)}与第 ${number} 条审计记录所记的不符，曾在系统之外被改动；${STOP}`,
  'audit-object-missing': ({ kind, id, number }) =>
    `${thing(kind, id)}记在第 ${number} 条审计记录中，现已不存在；${STOP}`,
  'audit-object-unrecorded': ({ kind, id }) => `${thing(kind, id)}没有审计记录，是在系统之外添加的；${STOP}`,
  'audit-jump': ({ kind, id, number }) =>
    `${thing(kind, id)}在第 ${number} 条审计记录之前有过未记录的改动；${STOP}`,
  'audit-cut-off': ({ number, last }) =>
    `留存的校验点到第 ${number} 条，审计记录却只到第 ${last} 条，后面的被删去了；${STOP}`,
  'audit-rewritten': ({ number }) => `第 ${number} 条审计记录与留存的校验点不符，审计记录被改写过；${STOP}`,
  'history-differs': ({ sheet, step }) =>
    `评分表“${sheet}”的修改记录在第 ${step} 步不相符，被改动、删去或添加过；${STOP}`,
  'anchors-unreadable': ({ file, line }) =>
    `校验点文件 ${file} 第 ${line} 行无法识别；请勿改动此文件，从备份取回完好的一份后再核验`,
  'anchors-file-missing': ({ file }) =>
    `没有找到校验点文件 ${file}；请核对路径，从另存的那一份取回后再核验（备份档案不含此文件）`,
  'anchor-missing': ({ number }) =>
    `第 ${number} 条审计记录的校验点已写入校验点文件，现在文件中没有；请从另存的那一份取回完好的校验点文件后再核验（备份档案不含此文件）`
};
