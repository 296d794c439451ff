/** 附件的说法。 */
import type { PapersTexts } from '../papers-texts.ts';

export const papers: PapersTexts = {
  none: '没有附件',
  add: '添加附件',
  addThese: '上传所选文件',
  file: '附件',
  fileHint: 'PDF、PNG、JPEG 或 WebP，每个不超过 15 MB，可一次选几个',
  detach: '撤下',
  detachThis: '撤下这份附件',
  detachSays: '撤下后不再列出，也不能再下载；撤下的时间、账户和理由记入审计记录。',
  blank: '请填写'
};
