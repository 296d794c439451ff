/** 评分表周围的说法：打开、退出、另存的内容、评分表的变动。 */
import type { BenchTexts } from '../bench-texts.ts';

export const bench: BenchTexts = {
  noScript: { text: '填写评分表需要 JavaScript。没有它时，可以在首页打开评分表的打印页。', home: '到首页' },
  opening: {
    'no-secure-context': {
      heading: '这个地址不安全，不能评分',
      text: '浏览器只在 https 地址（或本机地址）上保存离线内容。请改用以 https:// 开头的地址，或请系统管理员设置证书。'
    },
    'not-an-expert': {
      heading: '这里是专家的评分页面',
      text: '当前登录的账户不是专家账户。请回到首页，或改用专家账户登录。'
    },
    offline: {
      heading: '现在没有网络，本机也没有登录过',
      text: '请先在有网络的地方登录一次；此后没有网络也能打开自己的评分表。'
    }
  },
  signOut: {
    heading: (waiting) => `还有 ${waiting} 项只在这台设备上`,
    text: '现在退出，它们留在这台设备上，等同一账户再次登录后发送；其他账户看不到。',
    stay: '不退出',
    leave: '留在本机并退出',
    sendFirst: '先发送再退出',
    stuck: '没有发送成功，可能没有网络。可以稍后再试，或留在本机并退出。'
  },
  aside: {
    gone: '这份评分表已改派他人，或批次已进入下一阶段',
    sealed: '这份评分表已经签名封存，没有改动',
    rowGone: '评分标准已更新，没有这一行了',
    heading: (count) => `${count} 项内容没能写入评分表，已另存在本机`,
    text: '它们没有丢失，也没有计分。可以复制留底，或告诉管理人员。',
    what: (studio, title) => (title === '' ? studio : `${studio} · ${title}`),
    copy: '复制',
    copied: '已复制',
    save: '另存为文件',
    remove: '删除',
    removeAsk: '确认删除'
  },
  files: {
    unreadable: '这张照片打不开，请重新拍照或换一种格式（JPEG、PNG）',
    'too-large': '文件太大，最多 15 MB',
    'not-a-photo': '只能附照片或 PDF 文件',
    full: '本机存储空间已满，照片没有保存；请释放空间后重新拍照',
    name: (row, count) => `第${row}行照片${count}`
  },
  sheet: {
    notHere: {
      heading: '本机没有这份评分表',
      text: '可能已改派他人，批次已结束，或者这台设备还没有在有网络时打开过“我的工作室”。'
    },
    toStudios: '回到我的工作室',
    undone: (title) => `已撤销“${title}”的改动`,
    nothingToUndo: '没有可以撤销的改动',
    keys: '键盘：Tab 到下一项，回车到下一行，Ctrl+Z 撤销'
  },
  sign: {
    returned: { heading: '退回后须重新签名', text: '原来的签名不再有效。改好被退回的行，再签一次。' },
    refused: { heading: '没有封存，请看原因', text: '签名没有用上。请核对下面的表，重新签名提交。' },
    open: '还有行没有评完，或需要确认，请先处理。',
    unsign: '撤回签名，继续修改',
    tooLate: '签名可能已经送到服务器，不能撤回；联网后会显示结果。',
    notKept: '本机存不下签名，没有提交；请释放空间后再签。',
    hashNow: '内容摘要（SHA-256）'
  },
  studios: {
    storage: {
      lasting: '浏览器已承诺长期保存本机内容。',
      evictable: '浏览器没有承诺长期保存：空间紧张时可能清除。有网络时请尽快同步。',
      memory: '浏览器不让保存：关闭本页后，没有发送的内容会丢失。'
    },
    otherAccounts: (count) => `这台设备上还有另一账户没有发送的 ${count} 项内容，等该账户登录后发送。`
  }
};
