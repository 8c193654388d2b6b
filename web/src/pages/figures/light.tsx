import type { Figures } from '@zhiben/domain/contract/figure.ts';
import { lightOf } from '@zhiben/domain/kinds/figure/goals.ts';
import { useTexts } from '../../texts/index.ts';

const SIGNS = { met: '✓', near: '△', missed: '!' } as const;

/** How a figure stands to its goal: a sign and a word, never a colour alone; its basis on touch. */
export function GoalLight({ name, data }: { name: string; data: Figures }) {
  const t = useTexts();
  const [goal, figure] = [data.goals[name], data.now[name]];
  const light = goal && figure && lightOf(name, figure, goal);
  if (goal === undefined) return null;
  return (
    <small className={light === 'missed' ? 'figure-late' : 'soft'} title={goal.basis}>
      {light !== undefined && (
        <strong>
          {SIGNS[light]} {t(`figures.light.${light}`)}
        </strong>
      )}{' '}
      {t('figures.goal', { n: goal.goal })}
    </small>
  );
}
