import { FAILURES } from '@zhiben/domain/kinds/inquiry/lifecycle.ts';
import { LISTING_LEVELS } from '@zhiben/domain/kinds/listed-supervision/lifecycle.ts';
import { ORDER_LEVELS } from '@zhiben/domain/kinds/supervision-order/lifecycle.ts';
import type { InputField } from '@zhiben/domain/primitives/lifecycle.ts';
import { useSession } from '../../app/session.ts';
import { useTexts } from '../../texts/index.ts';
import { EntryForm } from './entry-form.tsx';

const level = (options: readonly string[]): InputField => ({
  name: 'level',
  type: 'choice',
  options,
  required: true,
});
const issuingBody: InputField = { name: 'issuingBody', type: 'text', required: true };
const dueOn: InputField = { name: 'dueOn', type: 'date', required: true };

/** What every listing of one choice has in common. */
export const COMMON_FIELDS: readonly InputField[] = [
  level(LISTING_LEVELS),
  issuingBody,
  dueOn,
  { name: 'conditions', type: 'long-text', required: true },
];

const LISTING_FIELDS: readonly InputField[] = [
  { name: 'title', type: 'text', required: true },
  ...COMMON_FIELDS,
  { name: 'responsiblePerson', type: 'text' },
  { name: 'publish', type: 'yes-no' },
];
const ORDER_FIELDS: readonly InputField[] = [
  level(ORDER_LEVELS),
  issuingBody,
  dueOn,
  { name: 'requirements', type: 'long-text', required: true },
  { name: 'departmentId', type: 'department' },
  { name: 'handlerId', type: 'person' },
];

const INQUIRY_FIELDS: readonly InputField[] = [
  { name: 'failure', type: 'choice', options: FAILURES, required: true },
  { name: 'reason', type: 'long-text', required: true },
];

interface About {
  readonly id: string;
  readonly title: string;
  readonly onDone: (how: 'sent' | 'waits') => void;
  readonly onCancel: () => void;
}

/** The level at which this authority itself lists, as far as it is one of those. */
function useOwnLevel(options: readonly string[]): string {
  const { kind } = useSession().authority;
  return options.find((option) => option === kind) ?? '';
}

/** Puts one hazard under listed supervision. */
export function ListingForm({ id, title, onDone, onCancel }: About) {
  const t = useTexts();
  const { authority } = useSession();
  const own = useOwnLevel(LISTING_LEVELS);
  return (
    <EntryForm
      title={t('listing.new')}
      draftKey={`listing:new:${id}`}
      fields={LISTING_FIELDS}
      start={{ title, level: own, issuingBody: authority.name }}
      labels={{ dueOn: t('listing.due'), title: t('listing.title') }}
      subject={{ id, organisationId: null }}
      path="/listings"
      body={(listingId, input) => ({ id: listingId, caseId: id, ...input })}
      caseId={id}
      submit={t('listing.submit')}
      onDone={onDone}
      onCancel={onCancel}
    >
      <p className="soft">{t('listing.title-help')}</p>
    </EntryForm>
  );
}

/** Issues a supervision order for one hazard. */
export function OrderForm({ id, onDone, onCancel }: Omit<About, 'title'>) {
  const t = useTexts();
  const { authority } = useSession();
  const own = useOwnLevel(ORDER_LEVELS);
  return (
    <EntryForm
      title={t('order.new')}
      draftKey={`order:new:${id}`}
      fields={ORDER_FIELDS}
      start={{ level: own, issuingBody: authority.name }}
      labels={{
        dueOn: t('order.due'),
        departmentId: t('order.department'),
        requirements: t('order.requirements'),
      }}
      subject={{ id, organisationId: null }}
      path="/supervision-orders"
      body={(orderId, input) => ({ id: orderId, caseId: id, ...input })}
      caseId={id}
      submit={t('order.submit')}
      onDone={onDone}
      onCancel={onCancel}
    />
  );
}

/** Opens an inquiry by hand, for a failure that no record shows. */
export function InquiryForm({
  id,
  organisationId,
  onDone,
  onCancel,
}: Omit<About, 'title'> & { readonly organisationId: string }) {
  const t = useTexts();
  return (
    <EntryForm
      title={t('inquiry.new')}
      draftKey={`inquiry:new:${id}`}
      fields={INQUIRY_FIELDS}
      subject={{ id, organisationId: null }}
      path="/inquiries"
      body={(inquiryId, input) => ({ id: inquiryId, organisationId, caseId: id, ...input })}
      caseId={id}
      submit={t('inquiry.submit')}
      onDone={onDone}
      onCancel={onCancel}
    >
      <p className="soft">{t('inquiry.rule-person')}</p>
    </EntryForm>
  );
}
