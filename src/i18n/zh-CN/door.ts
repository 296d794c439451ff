/** 登录与首次登录的说法。 */
import type { DoorTexts } from '../door-texts.ts';

export const door: DoorTexts = {
  about: '技能大师工作室考核工作台',
  name: '用户名',
  password: '密码',
  missing: {
    name: '请填写用户名。',
    password: '请填写密码。',
    code: '请填写一次性登录码。',
    factor: '请填写验证码或恢复码。',
    again: '请再填写一次新密码。'
  },
  factor: {
    label: '验证码或恢复码',
    hint: '输入验证器上的 6 位数字；手机不在身边，可以输入一个恢复码。',
    passwordAgain: '为了安全，密码没有保留，请再输入一次。'
  },
  kept: '此前填写的内容仍保存在本机，登录后可以继续。',
  signIn: {
    heading: '登录',
    submit: '登录',
    codeQuestion: '第一次登录，或忘记了密码？',
    codeLink: '用一次性登录码设定密码'
  },
  welcome: {
    heading: '设定密码',
    intro: '第一次登录，或忘记密码后重新登录，请用系统管理员发的一次性登录码设定自己的密码。',
    code: '一次性登录码',
    codeHint: '只能用一次；过期了请系统管理员另发。',
    next: '新密码',
    again: '再输入一次新密码',
    differs: '两次输入的密码不一样，请重新输入。',
    rules:
      '10 至 256 个字符；不要用用户名，也不要用 1234567890 这类常见的密码。可以用几个不相干的词连成一句。',
    submit: '设定密码并登录',
    signInQuestion: '已经有密码？',
    signInLink: '去登录'
  }
};
