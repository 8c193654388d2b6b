import type { OrganisationRow } from '@zhiben/domain/contract/world.ts';
import type { ReactNode } from 'react';
import { IndustryName, RegionName } from '../../pickers/reference.tsx';
import { useMarkName } from '../../pickers/sector-marks.tsx';
import { useTexts } from '../../texts/index.ts';

/** What is registered of it. What is not known is left out. */
export function Facts({ organisation }: { organisation: OrganisationRow }) {
  const t = useTexts();
  const markName = useMarkName();
  const { uscc, industryCode, scale, headcount, sectorMarks, departmentName, address, lng, lat } =
    organisation;
  const facts: [string, ReactNode][] = [
    ['enterprise.field.uscc', uscc],
    ['enterprise.field.kind', t(`organisation.kind.${organisation.kind}`)],
    ['enterprise.field.industryCode', industryCode && <IndustryName code={industryCode} />],
    ['enterprise.field.scale', scale && t(`organisation.scale.${scale}`)],
    ['enterprise.field.headcount', headcount],
    [
      'enterprise.field.sectorMarks',
      sectorMarks.length > 0 && sectorMarks.map(markName).join(t('list.comma')),
    ],
    ['enterprise.field.departmentId', departmentName ?? t('enterprise.no-department')],
    ['enterprise.field.regionCode', <RegionName key="region" code={organisation.regionCode} />],
    ['enterprise.field.address', address],
    ['enterprise.coordinates', lng !== null && lat !== null && `${lng}, ${lat}`],
  ];
  return (
    <section className="card stack">
      <h2>{t('enterprise.facts')}</h2>
      <dl className="fact-list">
        {facts
          .filter(([, value]) => value !== null && value !== false && value !== '')
          .map(([label, value]) => (
            <div key={label} className="fact">
              <dt>{t(label)}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}
