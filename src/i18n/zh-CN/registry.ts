/** 登记各页的说法：工作室、名单导入、专家。 */
import type { RegistryTexts } from '../registry-texts.ts';

export const registry: RegistryTexts = {
  fields: {
    code: '编号',
    name: '工作室',
    authority: '区（主管部门）',
    unit: '所在单位',
    leader: '领办人',
    trade: '工种',
    address: '地址',
    recognisedOn: '认定日期',
    policy: '管理办法',
    title: '称号'
  },
  empty: '请填写这一项',
  studios: {
    heading: '工作室',
    hint: '编号、名称、领办人、工种、单位',
    year: '认定年份',
    last: '最近等次',
    lastRound: '最近批次',
    score: '得分',
    import: '导入名单',
    register: '登记工作室',
    none: {
      heading: '还没有登记工作室',
      text: '可以导入已有的名单（CSV），也可以逐个登记。登记以后，才能组织考核。',
      read: '考核管理员登记工作室以后，会列在这里。'
    },
    fileName: '工作室名单'
  },
  one: {
    back: '工作室名单',
    about: '基本情况',
    unknown: '未登记',
    titles: {
      heading: '称号',
      none: '没有登记称号。',
      title: '称号',
      since: '起',
      until: '止',
      reason: '依据',
      held: '现有',
      give: '登记新称号',
      giveThis: '登记称号',
      end: '登记称号终止',
      endThis: '登记终止',
      reasonHint: '写明文件名称和文号，例如认定公告、撤销决定'
    },
    rounds: {
      heading: '历次考核',
      none: '还没有公布过考核结果。',
      round: '批次',
      date: '考核日期',
      score: '得分',
      grade: '等次',
      noGrade: '不定等次',
      notice: '公示',
      noticeDays: (first, last) => `${first} 至 ${last}`,
      superseded: (code) => `已由批次 ${code} 取代`,
      underway: (stage) => `正在考核（${stage}）`
    },
    papers: '附件',
    correct: '登记内容有误，或单位、领办人、地址有变更：请在名单中改好这一行，再导入名单。'
  },
  form: {
    heading: '登记工作室',
    intro: '一次登记一个工作室；数量较多时，导入名单更快。',
    codeHint: '本部门的编号，登记后不能改动；以文字或数字开头，其后可用 . _ -',
    unitHint: '名单里有的单位会自动对上；没有的，随工作室一并登记',
    recognisedHint: '到期考核按认定日期推算',
    policyHint: '工作室认定时适用的办法，可以早于现行办法',
    noPolicy: '暂不指定',
    titleHint: '填写称号的，须同时填写认定日期',
    choose: '请选择',
    submit: '登记工作室',
    optional: (label) => `${label}（选填）`
  },
  import: {
    heading: '导入工作室名单',
    back: '工作室名单',
    intro:
      '先上传名单查看预览，核对每一行的处理结果以后再导入。预览不改动任何登记内容，也不在服务器上保存文件。',
    file: '名单文件（CSV）',
    fileHint: (megabytes, rows) =>
      `不超过 ${megabytes} MB、${rows} 行。Excel 和 WPS 请用“另存为 CSV”；UTF-8、GB18030 编码均可，逗号、分号、制表符分隔均可。`,
    template: '下载模板',
    columns: {
      heading: '名单的列',
      required: '必填的列',
      optional: '选填的列',
      also: (names) => `也可写作：${names}`,
      notes: [
        '列的顺序不限；不认识的列不读取，预览时会列出。',
        '编号相同的视为同一个工作室。选填的格子留空，表示不改动已有内容。',
        '区（主管部门）须已登记；所在单位按名称在该区内查找，没有的随名单一并登记。',
        '日期写作 2024-07-01、2024/7/1 或 2024年7月1日。'
      ]
    },
    preview: '查看预览',
    again: '换一个文件',
    fault: {
      none: '请选择名单文件',
      empty: '文件里没有内容，请核对后重新选择',
      encoding: '看不懂文件的编码：既不是 UTF-8，也不是 GB18030；请用 Excel 或 WPS 打开，另存为“CSV UTF-8”',
      markup: '这是网页，不是 CSV：有的系统导出的“Excel 文件”其实是网页；请用 Excel 或 WPS 打开，另存为 CSV',
      workbook: '这是 Excel 工作簿，不是 CSV；请打开后用“另存为”选 CSV，再上传',
      other: '这不是 CSV 文件，请核对后重新选择',
      'no-rows': '文件里只有表头，没有工作室',
      size: (found, most) => `文件有 ${found}，最多 ${most}；请分成几份导入`,
      rows: (most) => `名单超过 ${most} 行；请分成几份导入`,
      control: (line) => `第 ${line} 行有无法识别的控制字符，文件可能已损坏；请重新导出后再上传`,
      quote: (from, to) =>
        from === to
          ? `第 ${from} 行的英文双引号不成对；内容里有双引号的，请整格加引号，里面的写两个`
          : `第 ${from} 行开始的英文双引号直到第 ${to} 行也没有正确结束；请检查这几行的双引号`,
      'column-missing': (columns) => `缺少必填的列：${columns.join('、')}；请核对表头，或下载模板对照`,
      'column-repeated': (column, header) => `“${column}”有不止一列（又见表头“${header}”）；请只保留一列`
    },
    lost: '预览的内容没有完整传回，本次没有导入；请重新上传名单',
    result: {
      heading: (file) => `预览：${file}`,
      counts: (rows) => `共 ${rows} 行`,
      kinds: { new: '新登记', differs: '有变动', same: '相同', fault: '有误' },
      units: (count) => `另有 ${count} 个所在单位尚未登记，将一并登记`,
      unknown: (heads) => `不认识、没有读取的列：${heads}`,
      line: '行',
      was: '现为',
      now: '改为',
      nothing: '（空）',
      makesUnit: '单位为新登记',
      cell: (field, fault) => `${field}：${fault}`,
      missing: '没有填写',
      more: (count) => `另有 ${count} 行未列出`,
      allSame: { heading: '名单与已登记的完全相同', text: '没有需要导入的内容，登记内容没有改动。' },
      allFaulty: '每一行都有误，没有可以导入的内容。请改正后重新上传。'
    },
    take: {
      legend: '导入哪些',
      all: (made, changed) => `整份导入：新登记 ${made} 个${changed > 0 ? `，更新 ${changed} 个` : ''}`,
      allBlocked: (faulty) => `整份导入：有 ${faulty} 行有误，改正后才能整份导入`,
      good: (made, changed, left) =>
        `只导入无误的行：新登记 ${made} 个${changed > 0 ? `，更新 ${changed} 个` : ''}，${left} 行不导入`,
      fresh: (made) => `只登记新的 ${made} 个，已登记的不改动`,
      reason: '更新的原因',
      reasonHint: '更新已登记的工作室须写明原因，例如“2026 年度核对”，记入审计记录',
      submit: '导入',
      says: '导入后立即生效，记入审计记录。'
    },
    done: (made, changed, units, same, left) =>
      `已导入：新登记 ${made} 个工作室，更新 ${changed} 个，新登记单位 ${units} 个${same > 0 ? `；${same} 个与登记相同，没有改动` : ''}${left > 0 ? `；${left} 行没有导入` : ''}。`,
    toList: '查看名单'
  },
  experts: {
    heading: '专家',
    hint: '姓名、工作单位',
    name: '姓名',
    affiliation: '工作单位',
    unit: '所属的申办单位',
    unitHint: '专家就职于某个工作室的所在单位的，请选上；分派时据此回避',
    authority: '所属区（主管部门）',
    authorityHint: '选了申办单位的，可以不选',
    noUnit: '不属于任何申办单位',
    ofUnit: '随单位',
    register: '登记专家',
    none: { heading: '还没有登记专家', text: '登记专家以后，才能组建专家组；系统管理员可为专家开立账户。' },
    form: {
      heading: '登记专家',
      intro: '登记后可编入专家组。评分结果中只出现编号，不出现姓名。',
      affiliationHint: '专家的工作单位，照实填写',
      submit: '登记专家'
    },
    done: (name) => `已登记专家“${name}”。`,
    fileName: '专家名单'
  }
};
