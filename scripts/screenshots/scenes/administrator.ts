/** The administrator's pages, and the regulations that everybody may read. */
import { goTo, type Group } from '../scene.ts';

export const administrator: Group = {
  name: '19-administrator',
  title: '系统管理与管理办法',
  scenes: [
    { name: 'users', title: '账户', who: '系统管理员', isEnglishToo: true, open: goTo('/admin/users') },
    { name: 'user-new', title: '新建账户', who: '系统管理员', open: goTo('/admin/users/new') },
    { name: 'authorities', title: '区县与单位', who: '系统管理员', open: goTo('/admin/authorities') },
    { name: 'holidays', title: '节假日', who: '系统管理员', open: goTo('/admin/holidays?year=2026') },
    {
      name: 'holidays-none',
      title: '节假日：还没有这一年',
      who: '系统管理员',
      open: goTo('/admin/holidays?year=2027')
    },
    { name: 'audit', title: '审计', who: '系统管理员', isEnglishToo: true, open: goTo('/admin/audit') },
    { name: 'health', title: '运行状况', who: '系统管理员', open: goTo('/admin/health') },
    { name: 'policies', title: '管理办法', who: '领导甲', open: goTo('/policies') },
    {
      name: 'policy',
      title: '一部管理办法',
      who: '领导甲',
      isWhole: true,
      isEnglishToo: true,
      open: goTo('/policies/urumqi-2023')
    },
    { name: 'policy-import', title: '导入管理办法', who: '系统管理员', open: goTo('/policies/import') }
  ]
};
