import { needsOrganisation, type Register, type RegisterField, type Values } from '../primitives/register.ts';
import { askedFields, hintOf } from '../primitives/register-values.ts';
import type { PlainDate } from '../values/plain-date.ts';
import { type Cell, cellText } from './cells.ts';
import { type CellReader, type ImportDefinition, type ImportField, understood, unreadable } from './field.ts';
import { choice, choices, day, industry, money, region, telephone, uscc, words, yesNo } from './readers.ts';

/** Fields of a row that say whom the entry is about; its answers stand beside them. */
export const ABOUT = ['organisationName', 'organisationUscc', 'personName', 'personPhone'] as const;

/** How a register is read from a spreadsheet: from its definition alone. */
export function registerImport(register: Register): ImportDefinition {
  const [zh, en] = register.words;
  return {
    zh,
    en,
    fields: [...aboutFields(register), ...askedFields(register).map(importField)],
    check: (values, today) => register.check?.(withoutAbout(values), today as PlainDate) ?? [],
  };
}

/** The answers of a row without whom it is about. */
export function withoutAbout(values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).filter(([name]) => !(ABOUT as readonly string[]).includes(name)),
  );
}

function aboutFields(register: Register): ImportField[] {
  const { keeper, organisation, person } = register;
  const about: ImportField[] = [];
  if (keeper === 'organisation' || organisation !== undefined)
    about.push(
      {
        name: 'organisationName',
        zh: '企业名称',
        en: 'Enterprise',
        synonyms: ['单位名称', '企业', '单位', '所在单位', '所属企业', '工作单位'],
        ...(needsOrganisation(register) ? { required: true } : {}),
        read: words(120, 2),
        example: '凤台县宏达面粉有限公司',
      },
      {
        name: 'organisationUscc',
        zh: '统一社会信用代码',
        en: 'Unified social credit code',
        synonyms: ['信用代码', '社会信用代码'],
        read: uscc,
        example: '91340421MA2N1A2B3J',
      },
    );
  if (person !== undefined)
    about.push(
      {
        name: 'personName',
        zh: '姓名',
        en: 'Name',
        synonyms: ['人员姓名', '持证人', '人员', '参训人员', '学员姓名'],
        ...(person === 'required' ? { required: true } : {}),
        read: words(60, 2),
        example: '王建国',
      },
      {
        name: 'personPhone',
        zh: '手机号码',
        en: 'Telephone',
        synonyms: ['联系电话', '电话', '手机'],
        read: telephone,
        example: '13800001234',
        note: '同一企业有同名人员时据此区分。',
      },
    );
  return about;
}

function importField(field: RegisterField): ImportField {
  const hint = hintOf(field);
  const [zh, en, ...synonyms] = field.words;
  const offered =
    field.type === 'choice' ? { choices: Object.values(field.options).map(([word]) => word) } : {};
  return {
    name: field.name,
    zh,
    en,
    synonyms,
    ...(field.required === true ? { required: true } : {}),
    ...(field.type === 'yes-no' ? { choices: ['是', '否'] } : offered),
    ...(hint === undefined ? {} : { note: hint[0] }),
    read: readerOf(field),
    answers: field,
    example: field.example,
  };
}

const MOST_WORDS = { text: 200, 'long-text': 4000 } as const;

function readerOf(field: RegisterField): CellReader {
  switch (field.type) {
    case 'text':
    case 'long-text':
      return words(MOST_WORDS[field.type]);
    case 'date':
      return day;
    case 'yes-no':
      return yesNo;
    case 'region':
      return region;
    case 'industry':
      return industry;
    case 'money':
      return money();
    case 'choice':
      return choice(field.options);
    case 'choices':
      return choices(field.options);
    case 'number':
      return number(field);
    case 'lines':
      return lines(field.of);
  }
}

/** A number with or without its unit behind it: 「86」, 「86 人」, 「12.5t」. */
function number(field: RegisterField & { type: 'number' }): CellReader {
  const { least = 0, most = 1_000_000_000, places = 0, unit = ['', ''] } = field;
  return (cell) => {
    const text = cellText(cell).replace(/[,，\s]/g, '');
    const bare = unit.reduce(
      (left, word) => (word !== '' && left.endsWith(word) ? left.slice(0, -word.length) : left),
      text,
    );
    const value = bare === '' ? Number.NaN : Number(bare);
    if (!(value >= least && value <= most)) return unreadable('out-of-range', { from: least, to: most });
    return Number((value * 10 ** places).toFixed(6)) % 1 === 0
      ? understood(value)
      : unreadable('too-many-places', { places });
  };
}

/**
 * Lines parted by semicolons or line breaks, their answers by spaces: 「氨 40；氯 6」. Commas part them where there is no
 * space; beside spaces they belong to the words (1,2-环氧丙烷 40).
 */
function lines(of: readonly RegisterField[]): CellReader {
  const units = of.flatMap((field) => (field.type === 'number' ? (field.unit ?? []) : []));
  return (cell) => {
    const found: Values[] = [];
    for (const line of cellText(cell)
      .split(/[;；\n]+/)
      .map((l) => l.trim())
      .filter((l) => l !== '')) {
      const parts = partsOf(line, units);
      const values: Record<string, unknown> = {};
      for (const [i, field] of of.entries()) {
        const part: Cell = (i === of.length - 1 ? parts.slice(i).join(' ') : parts[i]) || null;
        if (part === null) {
          if (field.required === true) return unreadable('line-incomplete', { line, field: field.words[0] });
          continue;
        }
        const reading = readerOf(field)(part);
        if (!reading.ok) return unreadable('line-unreadable', { line, field: field.words[0] });
        values[field.name] = reading.value;
      }
      found.push(values);
    }
    return found.length === 0 ? unreadable('too-short', { least: 1 }) : understood(found);
  };
}

function partsOf(line: string, units: readonly string[]): string[] {
  // 「6 吨」 is one answer.
  const apart = new RegExp(`(?<=\\d) (?=(?:${units.join('|')})(?: |$))`, 'g');
  const close = line.replace(/\s+/g, ' ').replace(apart, '');
  const parts = close.includes(' ') ? close.split(/[,，、]? /) : close.split(/[,，、]+/);
  return parts.filter((part) => part !== '');
}
