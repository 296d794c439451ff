/** 结果页的说法。 */
import type { PageTexts, RankingTexts } from '../messages.ts';
import { cli } from './cli.ts';
import { grades } from './grades.ts';

const ranking: RankingTexts = {
  headings: {
    rank: '名次',
    studio: '工作室',
    district: '区县',
    trade: '工种',
    base: '基础分',
    bonus: '加分',
    total: '总分',
    grade: '等次',
    code: '编号',
    sheets: '封存评分表',
    kept: '计入评分表',
    reason: '原因'
  },
  file: (code, provisional) => `${code} 排名${provisional ? '（暂定）' : ''}`,
  finding({ participants, undecided, incomplete, best, quota, missed }) {
    if (undecided > 0) return `${undecided} 处并列待决定，决定后才能公示`;
    if (incomplete > 0) return `${incomplete} 家评分表不足，结果为暂定`;
    if (!best) return `参评 ${participants} 家，本考核不定等次`;
    if (quota === null) return `参评 ${participants} 家，${best.title} ${best.count} 家`;
    if (missed > 0) return `${best.title}名额 ${quota} 家已用完，另有 ${missed} 家过线未入`;
    return `${best.title}名额 ${quota} 家，用了 ${best.count} 家`;
  },
  caption(hasCap, hasGrades) {
    if (!hasGrades) return '按总分由高到低。';
    return hasCap ? '按总分由高到低；实线是名额线，虚线是等次门槛。' : '按总分由高到低；虚线是等次门槛。';
  },
  counts: '各等次家数',
  band: (title) => title,
  undecided: grades.undecided,
  none: grades.none,
  tied: '并列',
  below: (least) => `低于 ${least} 分`,
  reason: grades.reason,
  capLine: (line) => cli.capLine(line),
  threshold: (title, least, above) => `${cli.threshold(title, least)}，以上 ${above} 家`,
  partsNeedNotAddUp: cli.partsNeedNotAddUp,
  apart: { heading: '不在排名内', deferred: '暂缓考核', withdrawn: '退出考核', incomplete: '评分表不足' }
};

export const page: PageTexts = {
  documentTitle: (parts) => [...parts, '匠评'].join(' · '),
  heading: (assessment) => `${assessment}结果`,
  policy: (title, docNo) => `《${title}》${docNo ?? ''}`,
  draft: '征求意见稿',
  secondAttempt: '整改后复核',
  participants: (count) => `参评 ${count} 家`,
  ranking,
  derivation: {
    heading: '结果怎样得来',
    choose: '在排名里点一家工作室，这里逐句说明它的得分、名次和等次怎样得来，每句注明出处。',
    unknown: '本批次没有这家工作室，请在排名里另选一家。',
    sheet: (number) => `第 ${number} 份`,
    back: '回到排名中的这一行'
  },
  verify: {
    heading: '离线复核',
    digest: '结果摘要（SHA-256）',
    how: '任何人都可以用同一份文件重算：下载结果文件，在项目文件夹里运行下面的命令。',
    download: '下载结果文件',
    expect: ['命令会报告结果是否一致；与另行公布的摘要核对，加上 ', ' 和那个摘要。']
  },
  notices: '需要注意',
  broken: {
    heading: '结果有误，没有显示',
    text: '核定的结果里有下面的问题：',
    more: (count) => `另有 ${count} 处。`,
    then: '请不要使用这个结果，并报告系统管理员。'
  }
};
