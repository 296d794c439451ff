/** 什么存在哪里、什么发了没有，以及评分中途可能遇到的情况。 */
import type { StripWords, SyncTexts } from '../sheet-sync-texts.ts';

const strip = (words: string, more = '', action: string | null = null): StripWords => ({
  words,
  more,
  action
});
const kept = (changes: number): string => (changes > 0 ? `本机已保存 ${changes} 项更改` : '本机内容都已发送');
const unsent = (changes: number): string =>
  changes > 0 ? `未发送的 ${changes} 项更改仍保存在本机，可以查看和导出。` : '';

/** The way to what was set aside, or out of the message. */
const closing = (changes: number): string => (changes > 0 ? '查看另存的内容' : '知道了');

export const sync: SyncTexts = {
  keeping: strip('正在保存到本机…'),
  sealed: (moment) => strip(`已签名封存 · ${moment}`, '内容不能再改', '查看评分表'),
  allSent: (rows, time) =>
    strip(rows === 0 ? `与服务器一致 · ${time}` : `全部 ${rows} 行已存到服务器 · ${time}`),
  sending: (changes) => strip(`正在发送 ${changes} 项更改…`, '本机已保存'),
  offline: (changes, lastSent) =>
    strip(
      `离线 · ${kept(changes)}`,
      lastSent === null || changes > 0 ? '有网络时自动发送' : `上次同步 ${lastSent}`
    ),
  unreachable: (changes) => strip(`连不上服务器 · ${kept(changes)}`, '会自动重试', '现在重试'),
  conflict: (rows) => strip(`${rows} 行与另一台设备的内容不同`, '请逐行选一个', '去确认'),
  refused: (rows) => strip(`服务器没有接受 ${rows} 行`, '内容仍在本机，改好后自动重发', '去修改'),
  signedHere: strip('已签名，等待发送', '有网络时自动提交'),
  sessionEnded: (changes) => strip(`登录已过期 · ${kept(changes)}`, '重新登录后自动发送', '重新登录'),
  storageRefused: strip('浏览器不让本页保存数据', '关闭本页后，没有发送的内容会丢失；请勿使用无痕模式'),
  storageFull: strip('本机存储空间已满', '新的更改只在屏幕上：请先释放空间，不要关闭本页', '重试'),
  otherTab: strip('本账户在另一个标签页也打开着', '两边的更改会互相看到'),
  newVersion: strip('有新版本', '更新不影响已填内容', '现在更新'),
  closed: {
    sealed: (changes) => strip('已签名封存，不能修改', unsent(changes), closing(changes)),
    returned: (changes) => strip('评分表已退回，请按退回原因修改', unsent(changes), closing(changes)),
    reassigned: (changes) => strip('这家工作室已改派他人', unsent(changes), closing(changes)),
    'round-closed': (changes) => strip('本轮评分已结束，不能修改', unsent(changes), closing(changes)),
    'rubric-changed': (changes) => strip('评分标准已更新', unsent(changes), closing(changes))
  }
};
