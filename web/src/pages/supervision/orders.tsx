import { Link } from '@tanstack/react-router';
import type { OrderRow } from '@zhiben/domain/contract/supervision.ts';
import { isReopened, ORDER_LEVELS } from '@zhiben/domain/kinds/supervision-order/lifecycle.ts';
import { ExportLinks } from '../../pickers/export-links.tsx';
import { useTexts } from '../../texts/index.ts';
import { Day } from '../../ui/when.tsx';
import { Choice, Cuts, Lines, useChoice, usePages } from '../lists/paged-list.tsx';
import { SupervisionHead } from './list.tsx';
import { EntryState, Term } from './tags.tsx';

const WHICH = ['open', 'late', 'asked', 'ended', 'all'] as const;

/** Supervision orders, the earliest term first. */
export function OrdersPage() {
  const t = useTexts();
  const which = useChoice('which', WHICH) ?? 'open';
  const level = useChoice('level', ORDER_LEVELS);
  const list = usePages<OrderRow>('supervision', '/supervision-orders', { which, level });
  return (
    <div className="stack">
      <SupervisionHead room="/supervision-orders" />
      <div className="row">
        <Cuts label={t('supervision.room/supervision-orders')} names={WHICH} which={which} text="order" />
        <Choice
          name="level"
          label={t('hazard.input.level')}
          all={t('listing.levels-all')}
          options={ORDER_LEVELS.map((value) => ({ value, words: t(`hazard.level.${value}`) }))}
        />
        <ExportLinks path="/supervision-orders" query={{ which, level }} />
      </div>
      <Lines list={list} empty={t('order.none')} help={t('order.none-help')}>
        {(order) => <OrderLine order={order} />}
      </Lines>
    </div>
  );
}

export function OrderLine({ order }: { order: OrderRow }) {
  const t = useTexts();
  const who = [order.departmentName, order.handlerName].filter(Boolean).join(' · ');
  return (
    <div className="entry-line">
      <Link to="/supervision-orders/$id" params={{ id: order.id }} search={{}} className="notice-hazard">
        {order.number} {order.title}
      </Link>
      <p className="soft">
        {[order.organisationName, who !== '' && t('order.handled-by', { who })].filter(Boolean).join(' · ')}
      </p>
      <p className="row">
        <EntryState kind="order" state={order.state} />
        {order.extensionAsked && <span className="tag">{t('hazard-page.extension-asked')}</span>}
        {order.refusedOn !== null && <span className="tag tag-major">{t('order.refused')}</span>}
        {isReopened(order) && <span className="tag tag-major">{t('order.reopened')}</span>}
        <Term dueOn={order.dueOn} ended={order.endedOn !== null} />
        {order.progressOn !== null && (
          <span className="soft">
            {t('order.progress-on')} <Day value={order.progressOn} />
          </span>
        )}
      </p>
    </div>
  );
}
