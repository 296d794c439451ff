/** 服务程序在终端上的用语。 */
import type { ServeTexts } from '../serve-texts.ts';

export const zhCN: ServeTexts = {
  ready: (address) => `匠评已启动：${address}`,
  firstAdministrator: (name, link, until) =>
    `还没有能登录的系统管理员。请“${name}”打开下面的链接设置密码（只能用一次，北京时间 ${until} 前有效）：\n${link}`,
  stopping: (seconds) => `正在停止：不再接受新的连接，已收到的请求最多再等 ${seconds} 秒。再按一次立即结束。`,
  stopped: '已停止。',
  notEncrypted: (address) =>
    `注意：${address} 没有加密，密码在网络上可被看到，平板也不能离线使用（浏览器要求 https）。请设置 JIANGPING_TLS_CERT 和 JIANGPING_TLS_KEY，或放在 https 代理之后并设置 JIANGPING_PROXY=1。`,
  portBusy: (port, host) =>
    `端口 ${port}（${host}）已被别的程序占用。请停掉那个程序，或用 JIANGPING_PORT 另选一个端口。`,
  portForbidden: (port, host) =>
    `没有权限使用端口 ${port}（${host}）。请用 JIANGPING_PORT 选一个 1024 以上的端口。`,
  noSuchHost: (host) => `本机没有地址“${host}”。请检查 JIANGPING_HOST。`,
  badPort: (given) => `JIANGPING_PORT 应为 1 到 65535 的整数，现在是“${given}”。`,
  badSwitch: (variable, given) => `${variable} 只能是 1 或 0，现在是“${given}”。`,
  halfTls: 'JIANGPING_TLS_CERT 和 JIANGPING_TLS_KEY 须同时设置：一个是证书文件，一个是私钥文件。',
  tlsAndProxy: 'JIANGPING_PROXY=1 时由代理负责 https，请不要再设置 JIANGPING_TLS_CERT 和 JIANGPING_TLS_KEY。',
  badTls: (file, reason) => `证书或私钥不能使用（${file}）：${reason}`,
  tlsReloaded: '已换用新的证书。',
  tlsKept: '仍用原来的证书。',
  notBuilt: (folder) => `没有找到构建好的程序（${folder}）。请运行 npm start，或先运行 npm run build。`,
  building: '正在构建页面，约需一分钟……',
  buildFailed: '构建失败，原因见上。',
  failed: (reason) => `未能启动：${reason}`
};
