import { registerTexts } from '../kinds/registers/texts.ts';
import { type Language, say, type Texts, texts } from '../primitives/texts.ts';

/** What is wrong in a cell, and what to do about it. The same words on the page, in the error file and in JSON. */
export const importErrorTexts: Texts = texts({
  ...registerTexts,
  'import.error.required': ['必填，现在是空的。', 'Required, but empty.'],
  'import.error.too-short': [
    '“{value}”太短，至少 {least} 个字。',
    '“{value}” is too short; at least {least} characters.',
  ],
  'import.error.too-long': [
    '有 {length} 个字，最多 {most} 个。',
    'Has {length} characters; at most {most} are allowed.',
  ],
  'import.error.not-a-day': [
    '“{value}”不是能确定的日期，请写成 2024-03-05 这样。',
    '“{value}” is not a day that can be known; write it like 2024-03-05.',
  ],
  'import.error.not-money': [
    '“{value}”不是金额，请写成 12000 或 1.2万元。',
    '“{value}” is not an amount; write 12000 or 1.2万元.',
  ],
  'import.error.not-a-number': [
    '“{value}”不是 0 到 {most} 的整数。',
    '“{value}” is not a whole number from 0 to {most}.',
  ],
  'import.error.out-of-range': [
    '“{value}”不在 {from} 到 {to} 之间。',
    '“{value}” is not between {from} and {to}.',
  ],
  'import.error.too-many-places': [
    '“{value}”小数位数过多，最多 {places} 位。',
    '“{value}” has too many decimal places; at most {places}.',
  ],
  'import.error.line-incomplete': [
    '“{line}”缺少{field}。多行请用分号隔开。',
    '“{line}” lacks {field}. Part several lines by semicolons.',
  ],
  'import.error.line-unreadable': [
    '“{line}”中的{field}无法识别。多行请用分号隔开。',
    'The {field} in “{line}” cannot be understood. Part several lines by semicolons.',
  ],
  'import.error.not-own-organisation': [
    '“{value}”不是本企业。您只能导入本企业的记录，请删去这一行或改正企业名称。',
    '“{value}” is not your enterprise. You import only your own rows: remove this one or mend the name.',
  ],
  'import.error.person-not-found': [
    '该单位没有登记“{value}”，请先登记或导入人员。',
    '“{value}” is not registered there; register or import the person first.',
  ],
  'import.error.person-ambiguous': [
    '该单位有 {count} 个“{value}”，请填写手机号码以区分。',
    'There are {count} people called “{value}” there; give the telephone number.',
  ],
  'import.error.ends-before-it-begins': [
    '结束日期“{value}”早于开始日期。',
    'The end “{value}” is before the beginning.',
  ],
  'import.error.date-in-future': ['“{value}”晚于今天，请核对。', '“{value}” is after today; check it.'],
  'import.error.unknown-word': [
    '不认识“{value}”，请改用模板“填写说明”里列出的词。',
    '“{value}” is not known; use one of the words listed in the template.',
  ],
  'import.error.not-yes-no': [
    '“{value}”请改为“是”或“否”。',
    'Write 是 or 否 (yes or no) instead of “{value}”.',
  ],
  'import.error.number-cut': [
    '这个单元格是数字格式，末几位已丢失。请设为文本后重新填写。',
    'The cell is a number and its last digits are lost; format it as text and type it again.',
  ],
  'import.error.uscc-length': [
    '“{value}”不是 18 位，请核对营业执照。',
    '“{value}” does not have 18 characters; check the licence.',
  ],
  'import.error.uscc-alphabet': [
    '“{value}”第 {position} 位不是信用代码用的字符，请核对。',
    'Character {position} of “{value}” is not used in credit codes; check it.',
  ],
  'import.error.uscc-registrar': [
    '“{value}”的登记机关代码不存在，请核对。',
    'The registrar in “{value}” does not exist; check it.',
  ],
  'import.error.uscc-region': [
    '“{value}”中的区划代码不对，请核对。',
    'The region in “{value}” is wrong; check it.',
  ],
  'import.error.uscc-check-digit': [
    '“{value}”校验码不符（末位应为 {expected}），可能有一位写错。',
    'The check digit of “{value}” does not fit (it should be {expected}); a character is probably wrong.',
  ],
  'import.error.identity-length': [
    '身份证号不是 18 位。',
    'The identity number does not have 18 characters.',
  ],
  'import.error.identity-alphabet': [
    '身份证号含有不应出现的字符。',
    'The identity number has a character that it cannot have.',
  ],
  'import.error.identity-check-digit': [
    '身份证号校验位不符，请核对。',
    'The check digit of the identity number does not fit.',
  ],
  'import.error.identity-birth-date': [
    '身份证号中的出生日期不存在。',
    'The birth date in the identity number does not exist.',
  ],
  'import.error.not-a-telephone': [
    '“{value}”不是手机号，也不是带区号的固定电话。',
    '“{value}” is neither a mobile number nor a fixed line.',
  ],
  'import.error.unknown-industry': [
    '“{value}”不是 GB/T 4754 的行业代码或名称。',
    '“{value}” is no code or name of GB/T 4754.',
  ],
  'import.error.unknown-region': [
    '“{value}”不是行政区划代码或名称。',
    '“{value}” is no region code or name.',
  ],
  'import.error.ambiguous': [
    '“{value}”有不止一个含义，请改填代码。',
    '“{value}” means more than one thing; give the code.',
  ],
  'import.error.coordinates-incomplete': ['经度和纬度要一起填。', 'Longitude and latitude belong together.'],
  'import.error.in-future': ['“{value}”晚于今天，请核对。', '“{value}” is after today; check it.'],
  'import.error.before-found': [
    '“{value}”早于发现日期 {foundOn}，请核对。',
    '“{value}” is before the day of finding, {foundOn}; check it.',
  ],
  'import.error.before-rectified': [
    '“{value}”早于整改完成日期 {rectifiedOn}，请核对。',
    '“{value}” is before the day of rectification, {rectifiedOn}; check it.',
  ],
  'import.error.organisation-not-found': [
    '系统里没有“{value}”。请先导入企业，或选择“自动建立企业”。',
    '“{value}” is not registered. Import the enterprises first, or choose to create them.',
  ],
  'import.error.organisation-ambiguous': [
    '有 {count} 家企业名称与“{value}”相近，请补充信用代码。',
    '{count} enterprises have names like “{value}”; add the credit code.',
  ],
  'import.error.organisation-has-other-uscc': [
    '同名企业登记的信用代码是 {stored}，与“{value}”不同，请核对。',
    'The enterprise of that name has the credit code {stored}, not “{value}”; check it.',
  ],
  'import.error.department-not-found': [
    '系统里没有部门“{value}”，请先建立或改正名称。',
    'There is no department “{value}”; make it first or correct the name.',
  ],
  'import.error.workplace-missing': ['请填企业名称或所属部门。', 'Give the enterprise or the department.'],
  'import.error.post-needs-organisation': ['企业岗位要同时填企业名称。', 'A post needs its enterprise.'],
  'import.error.row-repeated': [
    '与第 {row} 行是同一条，但内容不同，请只留一条。',
    'The same record as row {row}, but with other content; keep one.',
  ],

  'import.failure.interrupted': [
    '服务器停止时导入尚未完成。已写入的保留，再按“写入”会从中断处继续。',
    'The server stopped before the import was complete. What was written stays; press Write again to go on.',
  ],
  'import.failure.unexpected': [
    '写入时出错，已写入的保留。请再按“写入”；若仍失败，请联系管理员。',
    'Something went wrong while writing. What was written stays. Press Write again; if it fails again, ask the administrator.',
  ],

  'refusal.import-has-errors': [
    '{rows} 行有错误。请改正后重新上传，或选择“跳过有错误的行”。',
    '{rows} rows have errors. Correct and upload the file again, or choose to skip them.',
  ],
  'refusal.import-column-missing': [
    '必填的列还没有对应，请先指定。',
    'A required field has no column; choose one first.',
  ],
  'refusal.import-already-written': [
    '这次导入已经开始写入，不能再改。',
    'This import has already been written and cannot be changed.',
  ],
  'refusal.import-not-written': ['这次导入没有可以撤回的内容。', 'There is nothing to take back.'],
  'refusal.import-file-gone': [
    '上传的文件已清理，请重新上传。',
    'The uploaded file is gone; upload it again.',
  ],
  'refusal.sheet-not-found': ['文件里没有这张工作表。', 'The file has no such sheet.'],
  'refusal.head-not-found': [
    '这几行里没有找到表头，请重新指定。',
    'No head was found in these rows; choose again.',
  ],
  'refusal.columns-do-not-fit': ['列数与文件不符，请刷新。', 'The columns do not fit the file; reload.'],
  'refusal.field-unknown': ['没有这个字段。', 'There is no such field.'],
  'refusal.field-given-twice': [
    '两列对应了同一个字段，请改正。',
    'Two columns give the same field; change one.',
  ],
  'refusal.no-head': [
    '没有找到表头。请使用带有列名的表格，或下载模板。',
    'No head was found. Use a table with headings, or the template.',
  ],
  'refusal.no-sheet': ['文件里没有可见的工作表。', 'The file has no visible sheet.'],
  'refusal.too-many-rows': ['超过 20 万行，请拆分后再导入。', 'More than 200,000 rows; split the file.'],
  'refusal.file-empty': ['文件是空的。', 'The file is empty.'],
  'refusal.file-too-large': ['文件太大，请拆分后再导入。', 'The file is too large; split it.'],
  'refusal.file-broken': [
    '文件损坏或不是表格，无法读取。请重新另存为 .xlsx 后再试。',
    'The file is broken or no table. Save it again as .xlsx and retry.',
  ],
  'refusal.not-a-table': ['只能导入 .xlsx 或 .csv 文件。', 'Only .xlsx and .csv files can be imported.'],
  'refusal.old-excel': [
    '这是旧版 .xls 或加密的文件。请另存为不加密的 .xlsx。',
    'This is an old .xls or a file with a password. Save it as .xlsx without one.',
  ],
});

/** The sentence for an error in a cell. */
export function errorSentence(
  code: string,
  language: Language,
  values: Readonly<Record<string, string | number>>,
): string {
  return say(importErrorTexts, language, `import.error.${code}`, values);
}
