/** 命令行的说法。 */
import type { CliTexts } from '../messages.ts';

export const cli: CliTexts = {
  headings: {
    rank: '名次',
    participant: '编号',
    name: '工作室',
    base: '基础分',
    bonus: '加分',
    total: '总分',
    grade: '等次'
  },
  partsNeedNotAddUp: '基础分、加分、总分各自平均后四舍五入，相加可能相差 0.01。',
  round: (policy, assessment, participants) => `${policy} ${assessment}，参评 ${participants} 家`,
  capLine: ({ quota, tie }) =>
    `名额线 ${quota} 家${tie ? `，并列 ${tie.participants} 家，线落在其中${tie.decided ? '，专家组已决定' : ''}` : ''}`,
  threshold: (title, min) => `${title}门槛 ${min} 分`,
  provisional: (incomplete) => `结果为暂定：${incomplete.join('、')} 的评分表不足，不计入参评家数。`,
  undecidedGroup: (participants, seats) => `待决定：${participants.join('、')} 并列，名额只剩 ${seats} 家。`,
  decide: '请专家组排定次序，写成决定文件，再用 --decisions FILE 重算。',
  digest: (digest) => `结果摘要 ${digest}`,
  bundleWritten: (file, digest) => `已写入 ${file}，整包摘要 ${digest}`,
  counts: (list) => list.map(({ title, count }) => `${title} ${count}`).join('，'),
  errors: (count) => `共 ${count} 处错误。`,
  policyOk: (id, cases, digest) => `${id}：${cases} 个示例全部相符，摘要 ${digest}`,
  verify: {
    authenticated: (digest) => `一致，且与公布的摘要相符：${digest}`,
    consistent:
      '一致，但未经认证（consistent, not authenticated）：重算结果相同，但未与公布的摘要核对（--expect DIGEST）。',
    mismatch: '不一致：',
    superseded: '内含的管理办法是已被取代的旧版本。',
    digests: (results, bundle) => `结果摘要 ${results ?? '–'}\n整包摘要 ${bundle}`
  },
  whatIf: {
    banner: '试算：只看结果，不写入任何数据（hypothetical）',
    nobody: '没有工作室的结果改变。',
    changes: (count) => `${count} 家工作室的结果会改变：`,
    setAside: (count) => `${count} 条已记录的决定在此设定下不再适用，试算时略去。`
  },
  sample: (folder, participants, experts) =>
    `已在 ${folder} 生成样例批次：${participants} 家工作室，${experts} 位专家`
};
