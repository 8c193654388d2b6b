import type { EntryRow } from '@zhiben/domain/contract/register.ts';
import type { Register, RegisterField, Values } from '@zhiben/domain/primitives/register.ts';
import { isRenewed } from '@zhiben/domain/primitives/register-values.ts';
import type { Language } from '@zhiben/domain/primitives/texts.ts';
import { industries } from '@zhiben/domain/reference/industries.ts';
import { regionFullName } from '@zhiben/domain/reference/regions.ts';
import type { SheetColumn } from './sheet-writer.ts';

type Cell = string | number | null;

/** The columns of a register. Headings are those of its import, so that a list that was exported is understood again. */
export function entryColumns(register: Register, language: Language, day: string): SheetColumn<EntryRow>[] {
  const column = (zh: string, en: string, width: number, of: (row: EntryRow) => Cell) => ({
    title: language === 'zh' ? zh : en,
    width,
    of,
  });
  const about = [
    ...(register.keeper === 'organisation' || register.organisation !== undefined
      ? [column('企业名称', 'Enterprise', 30, (e) => e.organisationName)]
      : []),
    ...(register.person === undefined ? [] : [column('姓名', 'Name', 12, (e) => e.personName)]),
  ];
  return [
    ...about,
    ...register.fields.map((field) =>
      column(field.words[0], field.words[1], field.type === 'long-text' ? 40 : 18, ({ values }) =>
        cellOf(field, values[field.name], language),
      ),
    ),
    column('状态', 'State', 12, (e) => stateOf(e, language, day)),
    column('附件数', 'Files', 8, (e) => e.files),
    column('停用原因', 'Ended because', 24, (e) => e.endedBecause),
  ];
}

function stateOf(entry: EntryRow, language: Language, day: string): string {
  const { endedOn, expiresOn } = entry;
  const [zh, en] =
    endedOn !== null
      ? isRenewed(entry)
        ? ['已续期', 'Renewed']
        : ['已停用', 'Ended']
      : expiresOn !== null && expiresOn < day
        ? ['已过期', 'Expired']
        : ['在用', 'In service'];
  return (language === 'zh' ? zh : en) ?? '';
}

/** One answer as people read it: codes in words, money in yuan, lines as the import reads them. */
export function cellOf(field: RegisterField, value: unknown, language: Language): Cell {
  if (value === undefined || value === null) return null;
  const word = (code: unknown) => {
    const named = 'options' in field ? field.options[String(code)] : undefined;
    return named?.[language === 'zh' ? 0 : 1] ?? String(code);
  };
  switch (field.type) {
    case 'choice':
      return word(value);
    case 'choices':
      return (value as readonly unknown[]).map(word).join('、');
    case 'yes-no':
      return language === 'zh' ? (value === true ? '是' : '否') : value === true ? 'yes' : 'no';
    case 'number':
      return Number(value);
    case 'money':
      return Number(value) / 100;
    case 'region':
      return regionFullName(String(value)) ?? String(value);
    case 'industry':
      return `${String(value)} ${industries.find(String(value))?.name ?? ''}`.trim();
    case 'lines':
      return (value as readonly Values[])
        .map((line) =>
          field.of
            .map((part) => cellOf(part, line[part.name], language) ?? '')
            .join(' ')
            .trim(),
        )
        .join('；');
    default:
      return String(value);
  }
}
