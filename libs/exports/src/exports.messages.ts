import { defineMessages } from '@app/messages';

/** Lists that are taken out as files. */
export const EXPORTS_MESSAGES = defineMessages({
  EXPORT_TOO_MANY: { zh: '您已有 {max} 份导出还没做完，请等做完再导', en: '{max} exports of yours are still under way: wait for them' },
  EXPORT_TOO_LARGE: { zh: '超过 5 万行，请缩小筛选范围后分几次导出', en: 'More than 50,000 rows: narrow the filter and take several' },
  EXPORT_NOT_ALLOWED: { zh: '您当前的岗位不能再导出这份台账', en: 'Your post may not take this list out any more' },
  EXPORT_FAILED: {
    zh: '没有生成，请再导出一次；仍不行请联系系统管理员',
    en: 'It was not made: try once more, then tell the administrator',
  },
});

type ExportsMessages = typeof EXPORTS_MESSAGES;

declare global {
  namespace Zhuqi {
    interface Messages extends ExportsMessages {}
  }
}
