import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReceiptList } from '@zhiben/domain/contract/plan.ts';
import { get } from '../../api/client.ts';
import { useAddress } from '../../pickers/address.ts';
import { useTexts } from '../../texts/index.ts';
import { Empty, ErrorBox, Loading } from '../../ui/states.tsx';
import { Ago } from '../../ui/when.tsx';

const WHICH = ['unsigned', 'signed', 'all'] as const;

/** Which enterprises have signed the edition in force, and which have not. */
export function Receipts({ asked }: { asked: number }) {
  const t = useTexts();
  const { words } = useAddress();
  const which = WHICH.find((name) => name === words['which']) ?? 'unsigned';
  return (
    <section className="stack" aria-label={t('plan.view.receipts')}>
      <p className="soft field-note">{t('plan.receipts.lead')}</p>
      <nav className="notice-tabs no-print" aria-label={t('plan.view.receipts')}>
        {WHICH.map((name) => (
          <Link
            key={name}
            to="/plan"
            search={{ view: 'receipts', which: name }}
            className="notice-tab"
            activeOptions={{ exact: true, includeSearch: true }}
            aria-current={name === which ? 'page' : undefined}
          >
            {t(`plan.receipts.which.${name}`)}
          </Link>
        ))}
      </nav>
      <Rows which={asked === 0 ? 'all' : which} />
    </section>
  );
}

function Rows({ which }: { which: (typeof WHICH)[number] }) {
  const t = useTexts();
  const list = useInfiniteQuery({
    queryKey: ['plan', 'receipts', which],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => get<ReceiptList>('/plan/receipts', { which, cursor: pageParam }),
    getNextPageParam: (last) => last.next ?? undefined,
  });
  if (list.isPending) return <Loading />;
  if (list.error !== null) return <ErrorBox error={list.error} retry={() => void list.refetch()} />;
  const rows = list.data.pages.flatMap((page) => page.rows);
  return (
    <div className="card">
      {rows.length === 0 && (
        <Empty title={t(`plan.receipts.none.${which}`)}>
          {which === 'signed' && <p>{t('plan.receipts.none-help')}</p>}
        </Empty>
      )}
      <ul className="lines">
        {rows.map(({ organisationId, organisationName, byName, at }) => (
          <li key={organisationId}>
            <Link
              to="/enterprises/$id"
              params={{ id: organisationId }}
              search={{}}
              className="line-title touch-link"
            >
              {organisationName}
            </Link>
            {at === null ? (
              <span className="tag tag-waiting">{t('plan.receipts.which.unsigned')}</span>
            ) : (
              <span>
                {t('plan.receipts.signed-by', { who: byName ?? '' })} · <Ago at={at} />
              </span>
            )}
          </li>
        ))}
      </ul>
      {list.hasNextPage && (
        <button
          type="button"
          className="button"
          disabled={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {t('action.more')}
        </button>
      )}
    </div>
  );
}
