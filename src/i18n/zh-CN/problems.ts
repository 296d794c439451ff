/** 每一种错误: 错在哪里，应当怎样。 */
import type { Messages } from '../messages.ts';
import { serviceProblems } from './service-problems.ts';

const list = (items: readonly string[]): string => (items.length > 0 ? items.join('、') : '（无）');
const expectedKeys = (expected: readonly string[]): string =>
  expected.length > 0 ? `；可用的键：${list(expected)}` : '';

export const problems: Messages['problems'] = {
  'bad-json': ({ line, column, reason }) =>
    `不是合法的 JSON${line === null ? '' : `，第 ${line} 行第 ${column} 列`}：${reason}`,
  'bad-yaml': ({ reason }) => `不是合法的 YAML：${reason}（常见原因：中文冒号“：”、制表符、缩进不齐）`,
  'text-too-long': ({ length, most }) => `文字太长：${length} 字，最多 ${most} 字；请缩短`,
  'bad-text': () => '文字里有无法保存的字符（孤立的代理项或空字符），请删除后重新输入',
  'duplicate-key': ({ key, line, column }) =>
    `键“${key}”写了两次（第 ${line} 行第 ${column} 列），请只留一个`,
  'unknown-key': ({ key, expected }) => `不认识的键“${key}”${expectedKeys(expected)}`,
  'missing-key': ({ key }) => `缺少“${key}”`,
  'wrong-type': ({ expected, found }) => `类型不对：应为 ${expected}，实为 ${found}`,
  'empty-text': ({ key }) => `“${key}”不能为空`,
  'unknown-choice': ({ found, expected }) => `“${found}”不在可选范围内，应为：${list(expected)}`,
  'bad-date': ({ found }) => `“${found}”不是日期，应写作 2026-06-30`,
  'bad-id': ({ found }) => `“${found}”不能用作编号：以文字或数字开头，其后可用 . _ -，最多 64 个字符`,
  'not-a-number': ({ found }) => `应为数字，实为 ${found}（数字不加引号，不写 −0）`,
  'too-large': ({ found, most }) => `${found} 太大，最多 ${most}`,
  'too-small': ({ found, least }) => `${found} 太小，最少 ${least}`,
  'too-many-decimals': ({ found, most }) => `${found} 的小数位太多，最多 ${most} 位`,
  'fractional-count': ({ found }) => `${found} 应为整数`,
  'points-above-max': ({ found, max }) => `${found} 分超过本行满分 ${max} 分`,
  'points-negative': ({ found }) => `得分不能为负：${found}`,
  'amount-negative': ({ found }) => `数量不能为负：${found}`,
  'count-negative': ({ found }) => `个数不能为负：${found}`,
  'off-step': ({ found, step }) => `${found} 分不是 ${step} 分的整数倍`,
  'partial-not-between': ({ found, max }) =>
    `部分达到的得分须大于 0、小于 ${max}，实为 ${found}；满分请选“是”，零分请选“否”`,
  'points-missing': ({ least, most }) => `缺少得分（points），范围 ${least} 至 ${most}`,
  'unknown-criterion': ({ criterion }) => `评分表中没有“${criterion}”这一行`,
  unanswered: ({ title }) => `“${title}”尚未评分`,
  'unknown-part': ({ part, expected }) => `本行没有“${part}”这一项，应为：${list(expected)}`,
  'duplicate-part': ({ part }) => `“${part}”列了两次`,
  'superfluous-input': ({ key, why }) =>
    why === 'met-decides'
      ? `选“是”或“否”时得分已定，不应再填 ${key}`
      : why === 'amount-decides'
        ? `数量已达标或为 0，得分已定，不应再填 ${key}`
        : why === 'zeroes-decides'
          ? `zeroes 已使全行不得分，不应再写 ${key}`
          : `追回金额由台账核定，不应写 ${key}`,
  'evidence-missing': ({ title }) => `“${title}”得分须有佐证材料（evidence），请附上或写明出处`,
  'note-missing': ({ why, fact, found }) =>
    why === 'veto'
      ? '一票否决须写明事由（note）'
      : `所填 ${found} 与核实数据 ${fact} 不同，请在 note 中说明原因`,
  'unknown-policy': ({ policy, known }) =>
    `没有管理办法“${policy}”，现有：${list(known)}；本地文件夹用 --policy DIR`,
  'unknown-assessment': ({ assessment, known }) => `管理办法中没有考核“${assessment}”，应为：${list(known)}`,
  'duplicate-participant': ({ id }) => `参评工作室“${id}”重复`,
  'duplicate-expert': ({ id }) => `专家“${id}”重复`,
  'duplicate-sheet': ({ participant, expert }) => `专家 ${expert} 对 ${participant} 有两份评分表，请只留一份`,
  'duplicate-fact': ({ participant, criterion }) => `${participant} 的“${criterion}”有两条核实数据`,
  'duplicate-veto': ({ trigger }) => `同一事由“${trigger}”列了两次`,
  'unknown-participant': ({ id }) => `参评名单中没有“${id}”`,
  'unknown-trigger': ({ trigger, known }) => `管理办法中没有事由“${trigger}”，应为：${list(known)}`,
  'fact-without-amount': ({ criterion }) => `“${criterion}”不按数量评分，不能有核实数据`,
  'reason-missing': () => '须写明原因（reason）',
  'veto-without-grades': ({ assessment }) => `考核“${assessment}”不定等次，不能一票否决`,
  'setting-cited': ({ setting, citation }) => `“${setting}”由${citation}规定，本批次不能改动`,
  'cap-needs-bands': ({ bands }) => `限制优秀名额至少要有三个等次，现有 ${bands} 个`,
  'bands-out-of-order': ({ band }) => `等次“${band}”次序不对：由高到低，最低分逐个减小，最后一个从 0 开始`,
  'duplicate-id': ({ id }) => `“${id}”重复`,
  'unknown-category': ({ category, known }) => `没有考核项目“${category}”，应为：${list(known)}`,
  'unknown-setting': ({ setting, known }) => `没有设定“${setting}”，可用：${list(known)}`,
  'decision-too-early': ({ incomplete }) =>
    `还有工作室评分表不足（${list(incomplete)}），此时不能作决定；先补齐或暂缓`,
  'decision-no-tie': ({ participants }) => `${list(participants)} 之间没有待决定的并列，请删去这条决定`,
  'decision-not-the-group': ({ group }) =>
    `决定须恰好针对并列的 ${list(group)}，参加者与次序都不能多也不能少`,
  'duplicate-decision': ({ participants }) => `${list(participants)} 的并列已有决定`,
  'override-of-strict-cap': ({ citation }) =>
    `名额是硬性规定${citation === null ? '' : `（${citation}）`}，不能增加`,
  'override-without-cap': ({ assessment }) => `考核“${assessment}”没有优秀名额限制，不需要增加名额`,
  'range-reversed': ({ from, to }) => `起止颠倒：${from} 在 ${to} 之后`,
  'case-missing': ({ criterion }) => `“${criterion}”这一行没有示例，请在 rows 中补上`,
  'category-sum': ({ category, rows, max }) => `“${category}”各行满分合计 ${rows}，与项目满分 ${max} 不符`,
  'unknown-band': ({ band, known }) => `没有等次“${band}”，应为：${list(known)}`,
  'max-off-step': ({ max, step }) => `满分 ${max} 不是 ${step} 的整数倍`,
  'source-missing': ({ value }) =>
    `${value === '' ? '每个值' : `“${value}”`}须注明出处：article 写条款，或 local 写本地设定的理由，二者择一`,
  'case-failed': ({ expected, found }) => `示例不符：写的是 ${expected}，算得 ${found}`,
  'not-canonical': () => '内容一致，但字节不是规范形式（RFC 8785）：文件被重新排版或改动过',
  'part-differs': ({ part, stated, recomputed }) => `“${part}”不符：文件写 ${stated}，重算得 ${recomputed}`,
  'foreign-policy': ({ policy, digest }) =>
    `内含的管理办法“${policy}”（摘要 ${digest}）不是已发布的任何版本；若是本地办法，用 --policy DIR 指明`,
  'digest-differs': ({ expected, found }) => `与公布的摘要不符：公布 ${expected}，文件 ${found}`,
  usage: ({ reason }) => reason,
  'unknown-id': ({ kind, id, known }) =>
    `没有${kind === 'participant' ? '参评工作室' : '模式'}“${id}”，现有：${list(known)}`,
  'unreadable-file': ({ file, reason }) => `读不了 ${file}：${reason}`,
  'unwritable-file': ({ file, reason }) => `写不了 ${file}：${reason}；没有留下半个文件`,
  internal: ({ reason }) => `程序内部错误，请报告：${reason}`,
  ...serviceProblems
};
