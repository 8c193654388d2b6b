import { Link } from '@tanstack/react-router';
import type { OrderRow } from '@zhiben/domain/contract/supervision.ts';
import { isReopened } from '@zhiben/domain/kinds/supervision-order/lifecycle.ts';
import { useAddress } from '../../pickers/address.ts';
import { useTexts } from '../../texts/index.ts';
import { Day } from '../../ui/when.tsx';
import { Cuts, Lines, SupervisionHead, usePages } from './list.tsx';
import { EntryState, Term } from './tags.tsx';

const WHICH = ['open', 'late', 'asked', 'ended', 'all'] as const;

/** Supervision orders, the earliest term first. */
export function OrdersPage() {
  const t = useTexts();
  const { words } = useAddress();
  const which = WHICH.find((name) => name === words['which']) ?? 'open';
  const list = usePages<OrderRow>('/supervision-orders', { which });
  return (
    <div className="stack">
      <SupervisionHead room="/supervision-orders" />
      <Cuts room="/supervision-orders" names={WHICH} which={which} text="order" />
      <Lines list={list} empty={t('order.none')} help={<p>{t('order.none-help')}</p>}>
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
