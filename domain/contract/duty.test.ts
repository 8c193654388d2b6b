import { describe, expect, it } from 'vitest';
import { duties, dutyNamed } from '../kinds/duties/all.ts';
import { registerNamed } from '../kinds/registers/all.ts';
import { plan20242026 as plan } from '../plan/plan-2024-2026/index.ts';
import type { OrganisationWhere } from '../primitives/duty.ts';
import type { Register } from '../primitives/register.ts';
import { isSectorMark } from '../reference/sector-marks.ts';

const NAMES = `quarterly-supervision supervision-follow-up leader-duty-list duty-report festival-inspection
  principal-training-2024-gas principal-training-2024-medical principal-training-2025-metal
  principal-training-2025-heritage principal-training-2026-complex soe-three-posts principal-initial-training
  yearly-retraining certificate-renewal certificate-review certificate-verification evacuation-drill-yearly
  evacuation-drill-half-yearly plan-drill plan-drill-half-yearly drill-improvement emergency-plan-review
  emergency-plan-filing fire-risk-study training-body-review expert-pool-refresh officer-training monthly-batch
  yearly-listing monitoring-coverage monitoring-coverage-dust monitoring-coverage-smelting household-gas-visit
  household-gas-revisit standard-review installation-assessment installation-trio
  licence-renewal report-renewal equipment-scrap gas-alarm-calibration gas-alarm-installation cylinder-inspection
  insurance-renewal rescue-team-coverage responsibility-signature self-check
  plan-acknowledgement`.split(/\s+/);

function named(name: string): Register {
  const register = registerNamed(name);
  if (register === undefined) throw new Error(`no register is called ${name}`);
  return register;
}

function facetsOf({ facet, fields }: Register): string[] {
  const field = fields.find(({ name }) => name === facet);
  return field?.type === 'choice' ? Object.keys(field.options) : [];
}

const fieldsOf = ({ fields }: Register) => fields.map(({ name }) => name);

function wheres(where: OrganisationWhere | undefined): OrganisationWhere[] {
  return where === undefined ? [] : [where, ...(where.anyOf ?? []).flatMap(wheres)];
}

describe('The duties', () => {
  it('are each declared once, and no other', () => {
    expect(duties.map(({ name }) => name)).toEqual(NAMES);
    expect(dutyNamed('self-check')?.name).toBe('self-check');
    expect(dutyNamed('no-such-duty')).toBeUndefined();
  });

  it('are called by different words, and say in both languages who must do what', () => {
    for (const language of [0, 1] as const)
      expect(new Set(duties.map(({ words }) => words[language])).size).toBe(duties.length);
    for (const { about, name } of duties) {
      expect(about[0], name).toMatch(/^.*\p{Script=Han}.*。$/u);
      expect(about[1], name).toMatch(/^[^\p{Script=Han}]+\.$/u);
    }
  });

  it('say where they are written', () => {
    for (const { rule, name } of duties) expect(rule.article.length, name).toBeGreaterThan(6);
  });

  it('carry out every clause of the plan that is bound to them, and no clause that there is not', () => {
    const refs = new Set(plan.clauses.map(({ ref }) => ref));
    for (const { clauses, name } of duties)
      for (const ref of clauses) expect(refs.has(ref), `${name} ${ref}`).toBe(true);
    for (const { ref, proofs } of plan.clauses)
      for (const proof of proofs)
        if (proof.kind === 'duty')
          expect(dutyNamed(proof.name)?.clauses, `${proof.name} ${ref}`).toContain(ref);
  });

  it('are proven by registers that there are, by values and answers that these have', () => {
    for (const { proof, population, name } of duties) {
      if (!('register' in proof)) continue;
      const register = named(proof.register);
      for (const facet of proof.facets ?? []) expect(facetsOf(register), name).toContain(facet);
      for (const field of [proof.answered, proof.about])
        if (field !== undefined) expect(fieldsOf(register), name).toContain(field);
      if (proof.standing === undefined) expect(register.day, name).toBeDefined();
      if (proof.least !== undefined) expect(register.amount, name).toBeDefined();
      const { of } = population;
      if (of === 'person' || of === 'officer' || of === 'leader')
        expect(register.person, name).toBe('required');
      if (of === 'organisation') expect(register.keeper, name).toBe('organisation');
    }
  });

  it('are asked of entries of registers that there are, by days and answers that these have', () => {
    for (const { proof, population, when, name } of duties) {
      if (population.of !== 'entry') continue;
      const register = named(population.register);
      const asked = [
        'anchor' in when && typeof when.anchor === 'object' ? when.anchor.field : undefined,
        ...('itself' in proof && proof.itself !== 'moved' ? [proof.itself.answered].flat() : []),
      ];
      for (const field of asked) if (field !== undefined) expect(fieldsOf(register), name).toContain(field);
      for (const facet of population.facets ?? []) expect(facetsOf(register), name).toContain(facet);
      const anchor = 'anchor' in when ? when.anchor : undefined;
      if (anchor === 'expiry' || 'during' in when) expect(register.expires, name).toBeDefined();
      if (anchor === 'day' || 'during' in when) expect(register.day, name).toBeDefined();
    }
  });

  it('name only sector marks and registers that there are in their conditions', () => {
    for (const { population, name } of duties)
      for (const { marks = [], having } of 'where' in population ? wheres(population.where) : []) {
        for (const mark of marks) expect(isSectorMark(mark), `${name} ${mark}`).toBe(true);
        if (having !== undefined) named(having);
      }
  });

  it('are not used unasked where a number is not sure', () => {
    expect(duties.filter(({ rule }) => rule.confidence === 'UNSURE').map(({ name }) => name)).toEqual([
      'leader-duty-list',
      'duty-report',
      'evacuation-drill-half-yearly',
      'monthly-batch',
      'household-gas-visit',
      'household-gas-revisit',
      'gas-alarm-calibration',
      'self-check',
      'plan-acknowledgement',
    ]);
  });
});
