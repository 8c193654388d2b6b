/** What happened and what to do, for the codes that commands answer. */
const SENTENCES: Readonly<Record<string, string>> = {
  'already-set-up':
    '本系统已有主管机构，演示园区只能装入全新的系统；请换一个数据文件夹（DATA_DIR）。 / Somebody governs here already, and a demonstration goes into a fresh installation only: choose another DATA_DIR.',
  'not-empty':
    '本系统已有数据，备份只能恢复到空系统；请换一个数据文件夹（DATA_DIR）或空数据库。 / There are records here, and a backup is restored into an empty installation only: choose another DATA_DIR or an empty database.',
  'schema-differs':
    '备份由另一版本制作；请用该版本恢复后再升级。 / The backup was made by another version: restore it with that version, then upgrade.',
  'backup-damaged':
    '备份文件已损坏或被改动，未写入任何数据；请改用另一份备份。 / The backup is damaged or was changed, and nothing was written: use another one.',
  'user-not-found':
    '没有这个用户名，或其账号已停用。 / There is no such user name, or its account has ended.',
  'not-permitted':
    '该用户无权执行此操作；请用 --as 指定有权限的用户。 / This user may not do that: name one who may with --as.',
  'input-invalid': '参数不正确。 / An answer or a filter is not understood.',
  'import-has-errors':
    '文件中有错误行，未写入任何数据；请改正，或用 --skip-failed 只写入无误的行。 / Rows have errors, and nothing was written: correct them, or write the others with --skip-failed.',
};

export function sentenceFor(code: string, detail: unknown): string {
  const sentence = SENTENCES[code] ?? '操作被拒绝。 / This was refused.';
  return detail === undefined ? sentence : `${sentence} ${JSON.stringify(detail)}`;
}
