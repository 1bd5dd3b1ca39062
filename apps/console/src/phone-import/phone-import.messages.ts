import type { Messages } from '@app/web-ui';

/** At the desk: what a phone could not upload itself. */
export const PHONE_IMPORT_MESSAGES = {
  title: { zh: '手机文件导入', en: 'Import from a phone' },
  hint: {
    zh: '干部的手机一直传不上来时，可在手机“待上传”里导出文件发给您，在这里代为导入。手机以后自己又传了，也只算一次。',
    en: 'A phone that cannot upload exports a file; import it here. Should the phone upload later by itself, it still counts once.',
  },
  chooseFile: { zh: '选择文件', en: 'Choose the file' },
  NOT_OURS: { zh: '这不是手机导出的走访文件，请让干部从“待上传”里重新导出。', en: 'This is no file of a phone’s outbox.' },
  NEWER: { zh: '这个文件是更新的版本导出的，请先更新系统。', en: 'The file was written by a newer version.' },
  DAMAGED: { zh: '文件不完整或被改过，没有导入。请让干部重新导出。', en: 'The file is damaged or was changed: ask for a new export.' },
  from: { zh: '{name} 的手机，{time} 导出，共 {count} 条', en: 'From {name}, exported {time}, {count} rows' },
  nothingIn: { zh: '文件里没有待上传的走访', en: 'The file holds nothing to upload' },
  importAll: { zh: '导入 {count} 条', en: 'Import {count}' },
  importing: { zh: '正在导入…', en: 'Importing…' },
  importOne: { zh: '导入', en: 'Import' },
  again: { zh: '再试一次', en: 'Try again' },
  when: { zh: '走访日期', en: 'Day' },
  who: { zh: '走访人', en: 'Visitor' },
  firms: { zh: '企业', en: 'Firms' },
  about: { zh: '内容', en: 'What' },
  photos: { zh: '照片', en: 'Photos' },
  photoOf: { zh: '{firm} 的照片 {number}', en: 'Photo {number} of {firm}' },
  noPhotos: { zh: '无', en: 'none' },
  state: { zh: '状态', en: 'State' },
  READY: { zh: '待导入', en: 'To import' },
  SENDING: { zh: '正在导入', en: 'Importing' },
  DONE: { zh: '已导入', en: 'Imported' },
  REFUSED: { zh: '没有收下', en: 'Not accepted' },
  doneAll: { zh: '全部导入完成', en: 'All imported' },
  promise: { zh: '承诺结果', en: 'A promise settled' },
} as const satisfies Messages;
