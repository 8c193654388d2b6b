import { Link } from '@tanstack/react-router';
import type { Figures } from '@zhiben/domain/contract/figure.ts';
import { DEFENCES, ROOT_CAUSES } from '@zhiben/domain/kinds/hazard/fields.ts';
import { useTexts } from '../../texts/index.ts';
import { grouped } from './words.ts';

/** Where the root lies, and which defence failed: a table whose depth of shade follows its numbers. */
export function Causes({
  causes,
  list,
}: {
  causes: Figures['causes'];
  list: Readonly<Record<string, string>>;
}) {
  const t = useTexts();
  const counts = new Map(causes.map(({ value, n }) => [value, n]));
  const of = (cause: string, defence: string) => counts.get(`${cause}|${defence}`) ?? 0;
  const shown = ROOT_CAUSES.filter((cause) => DEFENCES.some((defence) => of(cause, defence) > 0));
  if (shown.length === 0) return null;
  const most = Math.max(...shown.flatMap((cause) => DEFENCES.map((defence) => of(cause, defence))));
  return (
    <section className="card panel panel-wide" aria-labelledby="causes">
      <h2 id="causes">{t('figures.causes')}</h2>
      <table className="ledger heat">
        <thead>
          <tr>
            <th scope="col">{t('figures.facet.rootCause')}</th>
            {DEFENCES.map((defence) => (
              <th key={defence} scope="col">
                {t(`hazard.defence.${defence}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((cause) => (
            <tr key={cause}>
              <th scope="row">{t(`hazard.root-cause.${cause}`)}</th>
              {DEFENCES.map((defence) => {
                const n = of(cause, defence);
                const depth = `color-mix(in srgb, var(--blue-soft) ${Math.round((n / most) * 100)}%, transparent)`;
                return (
                  <td key={defence} style={{ background: depth }}>
                    {n === 0 ? (
                      <span className="soft">0</span>
                    ) : (
                      <Link
                        to="/hazards"
                        search={{ ...list, rootCause: cause, defence }}
                        aria-label={`${t(`hazard.root-cause.${cause}`)} ${t(`hazard.defence.${defence}`)} ${n}`}
                      >
                        {grouped(n)}
                      </Link>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
