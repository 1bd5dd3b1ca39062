import { defineMessages } from '@app/messages';

/** Lists of firms: what is wrong with a file, with a row, and with an undo. */
export const IMPORTS_MESSAGES = defineMessages({
  IMPORT_EMPTY: { zh: '文件里没有数据行', en: 'The file has no rows' },
  IMPORT_TOO_MANY_ROWS: { zh: '一个文件最多 {max} 行，请拆分后再导入', en: 'A file has at most {max} rows: split it' },
  IMPORT_TOO_MANY_COLUMNS: { zh: '第 {line} 行超过 {max} 列', en: 'Line {line} has more than {max} columns' },
  IMPORT_CELL_TOO_LONG: {
    zh: '第 {line} 行有一格超过 {max} 个字，不像名单，请检查后再上传',
    en: 'A cell of line {line} has more than {max} signs: this is hardly a list',
  },
  IMPORT_TOO_SLOW: {
    zh: '文件太复杂，读了一分钟还没读完。请新建一个表，只粘贴要导入的内容（选“值”），再上传',
    en: 'The file is too complex to be read within a minute: paste the values into a new sheet and upload that',
  },
  IMPORT_OLD_WORKBOOK: {
    zh: '这是旧版 Excel 文件（.xls）、带宏的或加了打开密码的文件，系统读不了。请用 Excel 或 WPS 打开，点“另存为”，类型选“Excel 工作簿（*.xlsx）”，不设密码，再上传',
    en: 'This is an old Excel file (.xls), one with macros, or one under a password. Open it, save it as a workbook (*.xlsx) without a password, and upload that',
  },
  IMPORT_NOT_TABLE: {
    zh: '这不是表格文件。请上传 Excel（.xlsx）或 CSV 文件',
    en: 'This is not a table: upload an Excel file (.xlsx) or a CSV file',
  },
  IMPORT_BROKEN: {
    zh: '文件打不开，可能没有传完整。请用 Excel 或 WPS 打开，另存为新的 .xlsx 文件再上传',
    en: 'The file cannot be opened; perhaps it is not whole. Open it, save it as a new .xlsx file, and upload that',
  },
  IMPORT_BOMB: {
    zh: '文件展开后太大。请只保留要导入的工作表和行，另存后再上传',
    en: 'The file is too large when unpacked: keep only the sheet and the rows to be imported',
  },
  IMPORT_SHEET_UNKNOWN: { zh: '文件里没有这张工作表，请重新选择', en: 'The file has no such sheet: choose again' },
  IMPORT_TEMPLATE_NAME: { zh: '市场主体导入模板', en: 'Template for firms' },
  IMPORT_TEMPLATE_TITLE: {
    zh: '市场主体导入模板：第 2 行是表头，请从第 3 行填起。名称必填，其余可空；统一社会信用代码 18 位，没有的留空；日期写成 2024-03-05；没有的村留空。',
    en: 'Template for firms: row 2 holds the headings, begin in row 3. The name is needed, all else may be empty; dates as 2024-03-05.',
  },
  IMPORT_FAULTY_NAME: { zh: '{name}-要改的行', en: '{name} - to be corrected' },
  IMPORT_ENCODING: {
    zh: '文件编码无法识别，请另存为 UTF-8 或 GBK 的 CSV',
    en: 'The encoding is not known: save the file as CSV in UTF-8 or GBK',
  },
  IMPORT_QUOTING: { zh: '第 {line} 行附近的引号不成对，请检查', en: 'The quotation marks near line {line} do not match' },
  IMPORT_FILE_MISSING: { zh: '请选择要导入的文件', en: 'Choose a file' },
  IMPORT_COLUMN_TWICE: { zh: '同一个项目只能对应一列', en: 'One field takes one column' },
  IMPORT_NAME_COLUMN: { zh: '请先指定哪一列是名称', en: 'Say first which column holds the name' },
  IMPORT_CHANGED: { zh: '导入的设置刚被修改过，请刷新后再操作', en: 'The import was changed in the meantime: reload' },
  IMPORT_RUNNING: { zh: '正在导入，请等待完成', en: 'The import is running: wait until it is done' },
  IMPORT_UNDONE: {
    zh: '这次导入已经撤销，要再导入请重新上传文件',
    en: 'This import was taken back: upload the file again to import it',
  },
  IMPORT_NOTHING_TO_UNDO: { zh: '还没有导入，没有可以撤销的', en: 'Nothing was imported yet, so there is nothing to take back' },
  IMPORT_STAYS_VISITED: { zh: '导入后已有走访记录，企业保留', en: 'It was visited since: the firm stays' },
  IMPORT_STAYS_APPEALED: { zh: '导入后已登记过诉求，企业保留', en: 'It has an appeal: the firm stays' },
  IMPORT_STAYS_FINANCED: { zh: '导入后已登记过融资需求，企业保留', en: 'It has a financing demand: the firm stays' },
  IMPORT_STAYS_ASSIGNED: { zh: '导入后已安排包联，企业保留', en: 'Somebody was made responsible for it: the firm stays' },
  IMPORT_STAYS_LINKED: { zh: '导入后已发过企业服务卡，企业保留', en: 'A card was issued to it: the firm stays' },
  IMPORT_STAYS_MERGED: { zh: '导入后参与过并户，企业保留', en: 'It took part in a merge: the firm stays' },
  IMPORT_STAYS_LISTED: { zh: '已列入走访名单，企业保留', en: 'It is on the list of a campaign: the firm stays' },
  IMPORT_STAYS_IMPORTED_AGAIN: {
    zh: '后来的导入里也有这家企业，保留；要去掉请先撤销后来的那次导入',
    en: 'A later import has it too: the firm stays. Take the later import back first',
  },
  IMPORT_STAYS_CORRECTED: { zh: '导入后有人改过，改过的内容保留', en: 'It was corrected since: what was corrected stays' },
  IMPORT_STAYS_MOVED: { zh: '企业已不归本单位管，保留现在的内容', en: 'The firm is no longer in this range: it stays as it is' },
  IMPORT_STAYS_NOT_KEPT: {
    zh: '导入时还没有保存原来的内容，保留导入的内容',
    en: 'What it was before had not been kept: what was imported stays',
  },
  IMPORT_NOTHING_TO_DO: { zh: '没有可以导入的行', en: 'There is no row to import' },
  IMPORT_ROW_NOT_OVERRIDABLE: {
    zh: '第 {row} 行的问题不能放行，请改正后重新上传',
    en: 'What is wrong in row {row} cannot be overridden: correct it and upload again',
  },
  ROW_NAME_MISSING: { zh: '缺少名称，请补上', en: 'The name is missing: add it' },
  ROW_CODE_AS_NUMBER: {
    zh: 'Excel 把代码变成了数字（{text}），后几位已经丢失。请把这一列的格式设为“文本”，再对照执照重新填写 18 位代码',
    en: 'Excel made a number of the code ({text}) and its last digits are lost: format the column as text and enter the 18 characters again',
  },
  ROW_TOTAL: { zh: '像是合计行，不会导入，不用改', en: 'Looks like a line of totals: it is left out, nothing to do' },
  ROW_TEXT: { zh: '含有不能保存的字符', en: 'Contains characters that cannot be stored' },
  ROW_TOO_LONG: { zh: '超过 {max} 个字', en: 'Longer than {max} characters' },
  ROW_DATE: { zh: '日期“{text}”认不出来，请写成 2024-03-05 这样', en: 'Not a date: {text}; write it as 2024-03-05' },
  ROW_DATE_FUTURE: { zh: '日期晚于今天', en: 'The date is in the future' },
  ROW_CAPITAL_UNREAD: { zh: '注册资本“{text}”没有换算成金额，原文已保留', en: 'The capital {text} was kept as text, without an amount' },
  ROW_INDUSTRY_UNREAD: { zh: '行业“{text}”不是代码，未导入', en: 'The industry {text} is no code and is left out' },
  ROW_UNIT_UNKNOWN: {
    zh: '范围内没有叫“{text}”的单位，请改成系统里的村名或留空',
    en: 'No unit called {text} within the scope: use its name in the system or leave it empty',
  },
  ROW_CODE_WAS_LEGACY: { zh: '15 位注册号已放入“原注册号”', en: 'The number of 15 digits was taken as the old registration number' },
  DUPLICATE_IN_FILE: { zh: '与第 {row} 行重复，请删去一行或改正', en: 'The same as row {row}: take one out or correct it' },
});

type ImportsMessages = typeof IMPORTS_MESSAGES;

declare global {
  namespace Zhuqi {
    interface Messages extends ImportsMessages {}
  }
}
