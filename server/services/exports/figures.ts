import type { ExportFormat } from '@zhiben/domain/contract/export.ts';
import type { FigureQuery, Figures } from '@zhiben/domain/contract/figure.ts';
import { DEFINITIONS } from '@zhiben/domain/kinds/figure/definitions.ts';
import type { FigureValue } from '@zhiben/domain/kinds/figure/figures.ts';
import { hazardTexts } from '@zhiben/domain/kinds/hazard/texts.ts';
import type { Actor } from '@zhiben/domain/primitives/reach.ts';
import { type Language, say } from '@zhiben/domain/primitives/texts.ts';
import { industries } from '@zhiben/domain/reference/industries.ts';
import { regionFullName } from '@zhiben/domain/reference/regions.ts';
import { criterionById } from '@zhiben/domain/standards/criteria.ts';
import { listDepartments } from '../../store/departments.ts';
import { type FigureServices, readFigures } from '../figures.ts';
import { done, type Outcome } from '../refusals.ts';
import type { ExportedList } from './exports.ts';
import { type SheetColumn, writeCsv, writeXlsx } from './sheet-writer.ts';

/** One line of the sheet: a figure with what it is compared with, or one bar of a chart. */
interface Line {
  readonly part: string;
  readonly what: string;
  readonly now: FigureValue;
  readonly before?: FigureValue | undefined;
  readonly yearBefore?: FigureValue | undefined;
  readonly meaning?: string;
}

const words = {
  zh: {
    title: '统计分析',
    columns: ['部分', '项目', '本期', '本期分母', '上期', '上期分母', '去年同期', '去年同期分母', '口径'],
    figures: '指标',
    months: '每月',
    found: '新增',
    closed: '销号',
    unknown: '未填写',
    facets: {
      region: '区域',
      industry: '行业',
      department: '部门',
      channel: '渠道',
      criterion: '判定情形',
      accidentType: '事故类别',
      rootCause: '根源',
      defence: '失效防线',
    },
  },
  en: {
    title: 'figures',
    columns: ['Part', 'What', 'Now', 'Of', 'Before', 'Of', 'Last year', 'Of', 'Meaning'],
    figures: 'Figures',
    months: 'Months',
    found: 'found',
    closed: 'closed',
    unknown: 'not given',
    facets: {
      region: 'Region',
      industry: 'Industry',
      department: 'Department',
      channel: 'Channel',
      criterion: 'Criterion',
      accidentType: 'Accident type',
      rootCause: 'Root cause',
      defence: 'Failed defence',
    },
  },
} as const;

/** The page of figures as a sheet: every figure with its meaning, every month, every bar. */
export async function exportFigures(
  services: FigureServices,
  actor: Actor,
  format: ExportFormat,
  { language, ...query }: FigureQuery & { readonly language: Language },
): Promise<Outcome<ExportedList>> {
  const read = await readFigures(services, actor, query);
  if (!read.ok) return read;
  const departments = await services.database.as(actor, (tx) =>
    listDepartments(tx, actor.reach.authorityIds),
  );
  const names = new Map(departments.map(({ id, name }) => [id, name]));
  const lines = linesOf(read.value as Figures, language, (id) => names.get(id) ?? id);
  const { title } = words[language];
  const columns = columnsOf(language);
  const pages = [lines].values();
  async function* once() {
    yield* pages;
  }
  const name = `${title}-${query.from}_${query.to}.${format}`;
  return done({
    name,
    body: format === 'csv' ? writeCsv(columns, once()) : writeXlsx(title, columns, once()),
  });
}

function columnsOf(language: Language): SheetColumn<Line>[] {
  const of: ((line: Line) => string | number | null)[] = [
    ({ part }) => part,
    ({ what }) => what,
    ({ now }) => now.value,
    ({ now }) => now.of,
    ({ before }) => before?.value ?? null,
    ({ before }) => before?.of ?? null,
    ({ yearBefore }) => yearBefore?.value ?? null,
    ({ yearBefore }) => yearBefore?.of ?? null,
    ({ meaning }) => meaning ?? null,
  ];
  const widths = [14, 36, 10, 10, 10, 10, 10, 10, 60];
  return words[language].columns.map((title, i) => ({
    title,
    width: widths[i] ?? 10,
    of: of[i] ?? (() => null),
  }));
}

function linesOf(figures: Figures, language: Language, departmentName: (id: string) => string): Line[] {
  const told = words[language];
  const at = language === 'zh' ? 0 : 1;
  const count = (n: number): FigureValue => ({ value: n, of: null });
  return [
    ...DEFINITIONS.map(({ name, title, formula }) => ({
      part: told.figures,
      what: title[at],
      now: figures.now[name] ?? { value: null, of: null },
      before: figures.before.values[name],
      yearBefore: figures.yearBefore.values[name],
      meaning: formula[at],
    })),
    ...figures.months.flatMap(({ month, found, closed }) => [
      { part: told.months, what: `${month} ${told.found}`, now: count(found) },
      { part: told.months, what: `${month} ${told.closed}`, now: count(closed) },
    ]),
    ...Object.entries(told.facets).flatMap(([facet, part]) =>
      (figures.bars[facet] ?? []).map(({ value, n }) => ({
        part,
        what: value === '' ? told.unknown : nameOf(facet, value, language, departmentName),
        now: count(n),
      })),
    ),
  ];
}

function nameOf(
  facet: string,
  value: string,
  language: Language,
  departmentName: (id: string) => string,
): string {
  switch (facet) {
    case 'region':
      return regionFullName(value) ?? value;
    case 'industry':
      return industries.find(value)?.name ?? value;
    case 'department':
      return departmentName(value);
    case 'criterion': {
      const criterion = criterionById(value);
      return (language === 'zh' ? criterion?.title : criterion?.titleEn) ?? value;
    }
    default:
      return say(hazardTexts, language, `hazard.${KEYS[facet] ?? facet}.${value}`);
  }
}

const KEYS: Readonly<Record<string, string>> = { accidentType: 'accident-type', rootCause: 'root-cause' };
