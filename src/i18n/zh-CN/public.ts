/** 不登录也能看的各页的说法：公示、异议、核验。 */
import type { PublicTexts } from '../public-texts.ts';

export const publicPages: PublicTexts = {
  nav: { label: '导航', notices: '公示', objections: '查询异议', check: '核验结果', signIn: '工作人员登录' },
  about: '技能大师工作室考核',
  notices: {
    heading: '考核结果公示',
    intro: '公示期内，任何人都可以对结果提出异议，不需要注册账户。',
    none: { heading: '现在没有公示', text: '有新的公示时，会列在这里。' },
    standing: { running: '公示中', over: '已期满', withdrawn: '已撤回', replaced: '已更正' },
    filter: '状态',
    search: '名称或组织单位',
    city: '全市',
    days: (first, last) => `${first} 至 ${last}`
  },
  print: '打印',
  object: {
    heading: '提出异议',
    about: '所针对的公示',
    closed: { heading: '现在不能提出异议', text: '公示已经期满、撤回，或者已有更正。' },
    privacy: '姓名和联系方式只有组织考核的单位能看到，用来核实情况和答复您，不会公开。',
    name: '姓名或单位名称',
    contact: '联系方式',
    contactHint: '电话、邮箱或通信地址，填一种即可',
    studio: '针对哪一家工作室',
    wholeNotice: '不针对某一家，对整个公示',
    text: '异议的内容和事实依据',
    textHint: '请写明哪一项结果有误、为什么，以及可以核实的事实。',
    file: '证明材料（可以不附）',
    fileHint: '一份 PDF、JPG 或 PNG 文件，最大 10 MB。有多份的请合并成一份。',
    fileAgain: '请重新选择文件：浏览器不会替您留住它。',
    submit: '提交异议',
    missing: {
      name: '请填写姓名或单位名称。',
      contact: '请填写一种联系方式，便于核实和答复。',
      text: '请写明异议的内容和事实依据。'
    },
    back: '回到公示'
  },
  receipt: {
    heading: '异议已经收到',
    number: '回执号',
    keep: '请抄下、拍照或打印这个回执号。它只显示这一次，查询处理结果时要用，遗失后无法补发。',
    next: '组织考核的单位核实后作出决定，并写明理由。您可以随时凭回执号查询。',
    ask: '查询异议'
  },
  objections: {
    heading: '查询异议的处理结果',
    intro: '请输入提交异议时得到的回执号。',
    number: '回执号',
    hint: '10 位字母和数字，大小写和空格不限',
    submit: '查询',
    missing: '请输入回执号。',
    unknown: '没有这个回执号。请逐位核对后再输入；数字 0、1 和字母 I、O 不会出现在回执号里。',
    receivedOn: '收到日期',
    notice: '所针对的公示',
    state: { open: '正在核实', sustained: '异议成立', dismissed: '异议不成立' },
    stateText: {
      open: '组织考核的单位还没有作出决定，请过几天再来查询。',
      sustained: '原公示已撤回，重新评议后将再次公示。',
      dismissed: '原公示的结果不变。'
    },
    reason: '理由',
    decidedOn: '决定日期'
  },
  check: {
    heading: '核验结果',
    intro: '核对一份公示、一张结果单或一个结果文件，与本系统公布的是否一致。',
    code: '校验码',
    codeHint: '印在公示末尾的 16 位字母和数字',
    look: '核对校验码',
    codeMissing: '请输入校验码。',
    file: '结果文件',
    fileIntro: '手里有结果文件（.json）的，可以上传核对。本页当场重算，不保存文件。',
    fileHint: '最大 20 MB',
    upload: '上传核对',
    fileMissing: '请选择结果文件。',
    unknownCode: (code) => ({
      heading: '没有公布过校验码为这一串的结果',
      text: `您输入的是“${code}”。请与公示末尾的校验码逐位核对；如果一致，这份公示不是由本系统发布的，请向组织考核的单位查问。`
    }),
    found: '这是一份已公布的结果',
    standing: {
      running: '公示中',
      over: '公示期满，结果尚未确定',
      final: '结果已确定',
      withdrawn: '这份公示已撤回，名单不再有效',
      replaced: '这份结果已由后来的公示更正'
    },
    instead: '现在有效的公示',
    facts: {
      round: '考核',
      policy: '依据',
      date: '考核日期',
      notice: '公示',
      digest: '结果文件的摘要（SHA-256）',
      code: '校验码',
      counts: '结果'
    },
    counts: (participants, grades) =>
      [`参评 ${participants} 家`, ...grades.map(({ title, count }) => `${title} ${count} 家`)].join('，'),
    verdict: {
      same: { heading: '与公布的结果一致', text: '这个文件与公布的结果逐字节相同。' },
      differs: {
        heading: '与公布的结果不一致',
        text: '这个文件写的是下面这次考核，但内容与公布的不同，请不要采用。'
      },
      unknown: {
        heading: '不是已公布的结果',
        text: '本系统没有公布过这个文件，也没有公布过它所写的这次考核。公示开始之前，结果文件在这里也是查不到的。'
      },
      unreadable: { heading: '这不是结果文件', text: '文件读不出来，请核对是否选错了文件。' }
    },
    sound: '文件自身前后一致：由其中的评分表重算，得到的正是其中的结果。',
    unsound: '文件自身前后不一致：',
    more: (count) => `另有 ${count} 处。`,
    parts: {
      heading: '逐部分对照',
      part: '部分',
      verdict: '与公布的相比',
      same: '相同',
      differs: '不同'
    },
    part: {
      policy: '管理办法',
      rubric: '评分标准',
      round: '考核批次（含日期、专家组、核实数据）',
      participants: '参评名单',
      sheets: '评分表',
      decisions: '专家组的决定',
      settings: '本批次的设定',
      results: '结果'
    },
    partsNote: '“考核批次”包含其余各部分，其中任何一处不同，它也不同。',
    fileDigest: '您的文件的摘要',
    again: '核对另一份',
    offline: '也可以不依赖本系统，在自己的电脑上用离线命令核验。'
  }
};
