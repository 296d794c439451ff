/** 各页共用的说法：顶栏、导航、各种状态。 */
import type { ShellTexts } from '../shell-texts.ts';

export const shell: ShellTexts = {
  product: '匠评',
  documentTitle: (parts) => [...parts, '匠评'].join(' · '),
  sample: '样例数据',
  skip: '跳到正文',
  nav: {
    label: '导航',
    home: '首页',
    studios: '我的工作室',
    rounds: '批次',
    overview: '总览',
    registry: '工作室',
    experts: '专家',
    users: '账户',
    authorities: '区县与单位',
    holidays: '节假日',
    audit: '审计',
    health: '运行状况',
    policies: '管理办法',
    profile: '个人设置'
  },
  account: (name) => `${name}，账户菜单`,
  signOut: '退出登录',
  languages: { label: '语言', names: { 'zh-CN': '中文', en: 'English' } },
  busy: '正在处理…',
  close: '关闭',
  reason: '原因',
  cancel: '取消',
  password: { show: '显示密码', hide: '隐藏密码' },
  toasts: '提示',
  states: {
    loading: '正在加载…',
    slow: '仍在加载，网络可能较慢…',
    again: '再试一次',
    home: '回到首页',
    signIn: '登录',
    notFound: {
      heading: '没有这个页面',
      text: '地址可能写错了，内容可能已移走，或者不在您的权限范围内。'
    },
    forbidden: {
      heading: '您的账户不能查看这一页',
      text: '请改用有此权限的账户登录，或联系系统管理员。'
    },
    ended: {
      heading: '登录已失效',
      text: '请重新登录。本机已保存的内容不会丢失，登录后可以继续。'
    },
    offline: {
      heading: '现在没有网络',
      text: '这一页需要网络。已经在本机保存的评分不受影响；网络恢复后请再试一次。'
    },
    failed: {
      heading: '服务器出错了',
      text: '请稍后再试；仍然出错，请把下面的编号告诉系统管理员。'
    },
    unsent: {
      offline: '连不上服务器，没有提交。填写的内容还在，请检查网络后再试。',
      failed: '服务器出错了，没有提交。填写的内容还在，请稍后再试。'
    },
    request: (id) => `出错编号：${id}`
  }
};
