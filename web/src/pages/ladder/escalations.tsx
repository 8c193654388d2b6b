import { Link } from '@tanstack/react-router';
import type { Escalation } from '@zhiben/domain/contract/escalation.ts';
import { RUNGS } from '@zhiben/domain/kinds/escalation/ladder.ts';
import { ExportLinks } from '../../pickers/export-links.tsx';
import { useTexts } from '../../texts/index.ts';
import { Choice, Cuts, Lines, useChoice, usePages } from '../lists/paged-list.tsx';
import { UnsignedLate, useUnsignedLate } from '../today/ladder.tsx';
import { RungLine } from './rung-line.tsx';

const WHICH = ['unsigned', 'in-force', 'all'] as const;

/** Every rung that waits for a signature, or weighs on an enterprise: the latest first. */
export function EscalationsPage() {
  const t = useTexts();
  const which = useChoice('which', WHICH) ?? 'unsigned';
  const rung = useChoice('rung', RUNGS);
  const list = usePages<Escalation>('ladder', '/escalations', { which, rung });
  const unsignedLate = useUnsignedLate();
  return (
    <div className="stack">
      <h1>{t('ladder.title')}</h1>
      <div className="row">
        <Cuts label={t('ladder.title')} names={WHICH} which={which} text="ladder" />
        <Choice
          name="rung"
          label={t('ladder.rungs-all')}
          all={t('ladder.rungs-all')}
          options={RUNGS.map((value) => ({ value, words: t(`ladder.rung.${value}`) }))}
        />
        <UnsignedLate data={unsignedLate.data} />
        <span className="grow" />
        <ExportLinks path="/escalations" query={{ which, rung }} />
      </div>
      <Lines list={list} empty={t('ladder.none')} help={t('ladder.none-help')}>
        {(one) => (
          <>
            <Link to="/hazards/$id" params={{ id: one.caseId }} className="notice-hazard">
              {one.caseNumber} {one.caseTitle}
            </Link>
            <p className="soft">{one.organisationName}</p>
            <RungLine rung={one} />
          </>
        )}
      </Lines>
    </div>
  );
}
