import { Link } from '@tanstack/react-router';
import type { Escalation } from '@zhiben/domain/contract/escalation.ts';
import { GROUNDS, RUNGS } from '@zhiben/domain/kinds/escalation/ladder.ts';
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
  const ground = useChoice('ground', GROUNDS);
  const list = usePages<Escalation>('ladder', '/escalations', { which, rung, ground });
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
        <Choice
          name="ground"
          label={t('ladder.grounds-all')}
          all={t('ladder.grounds-all')}
          options={GROUNDS.map((value) => ({ value, words: t(`ladder.ground.${value}`) }))}
        />
        <UnsignedLate data={unsignedLate.data} />
        <span className="grow" />
        <ExportLinks path="/escalations" query={{ which, rung, ground }} />
      </div>
      <Lines list={list} empty={t('ladder.none')} help={t('ladder.none-help')}>
        {(one) => (
          <>
            <Ground rung={one} />
            <RungLine rung={one} />
          </>
        )}
      </Lines>
    </div>
  );
}

/** What it stands on, with the way there: a hazard, or what one enterprise left undone. */
function Ground({
  rung: { caseId, caseNumber, caseTitle, organisationId, organisationName },
}: {
  rung: Escalation;
}) {
  const t = useTexts();
  if (caseId === null)
    return (
      <>
        <Link to="/duties" search={{ organisationId }} className="notice-hazard">
          {organisationName}
        </Link>
        <p className="soft">{t('ladder.ground.duties')}</p>
      </>
    );
  return (
    <>
      <Link to="/hazards/$id" params={{ id: caseId }} className="notice-hazard">
        {caseNumber} {caseTitle}
      </Link>
      <p className="soft">{organisationName}</p>
    </>
  );
}
