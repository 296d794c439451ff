/** 个人设置页的说法。 */
import type { ProfileTexts } from '../profile-texts.ts';

export const profile: ProfileTexts = {
  heading: '个人设置',
  account: { heading: '账户', name: '用户名', role: '角色' },
  display: {
    heading: '显示',
    language: '语言',
    theme: '外观',
    themes: { system: '跟随系统', light: '浅色', dark: '深色' }
  },
  password: {
    heading: '修改密码',
    current: '现在的密码',
    submit: '修改密码',
    done: '密码已修改，其他设备上的登录已全部退出。',
    missing: '请填写现在的密码。'
  },
  factor: {
    heading: '两步验证',
    on: '已启用',
    off: '未启用',
    why: '启用后，登录时除密码外，还要输入手机验证器上的 6 位数字。密码被别人知道了，也进不了您的账户。',
    prepare: '启用两步验证',
    scan: '用手机上的验证器应用扫描这个图，再输入应用显示的 6 位数字。',
    picture: '两步验证绑定码',
    secret: '不能扫描时，在应用里手工输入这串字符',
    code: '验证器上的 6 位数字',
    missing: '请填写验证器上的 6 位数字。',
    confirm: '确认启用',
    drop: '停用两步验证',
    dropped: '两步验证已停用，登录时只需要密码。',
    dropWhat: '停用后，恢复码同时作废，登录只需要密码。',
    password: '现在的密码',
    recovery: {
      heading: '两步验证已启用，请保存恢复码',
      text: '手机丢失或更换时，每个恢复码可以代替验证码登录一次。只在这里显示一次，请打印或抄下来，放在安全的地方。',
      print: '打印',
      done: '已经保存好',
      of: (name) => `匠评恢复码，账户：${name}`
    }
  },
  sessions: {
    heading: '登录记录',
    text: '这些设备现在登录着您的账户。有不认识的，请退出并修改密码。',
    here: '本机',
    columns: { device: '设备', address: '网络地址', since: '登录时间', seen: '最近使用' },
    unknownDevice: '未知设备',
    end: '退出',
    endOf: (device, seen) => `退出 ${device}，最近使用 ${seen}`,
    ended: '那台设备已退出登录。',
    everywhere: '在所有设备上退出登录',
    everywhereTitle: '在所有设备上退出登录？',
    everywhereText: '包括本机。设备上还没有发送的评分会留在原处，等您再次登录后发送。'
  }
};
