import { useTexts } from '../texts/index.ts';
import { useOutbox } from './use-outbox.ts';
import './outbox.css';

/** What of this hazard still waits on this device. */
export function Pending({ accountId, caseId }: { accountId: string; caseId: string }) {
  const t = useTexts();
  const items = useOutbox(accountId)?.filter((item) => item.caseId === caseId) ?? [];
  if (items.length === 0) return null;
  const records = items.filter((item) => item.what === 'record').length;
  return (
    <p className="notice no-print" role="status">
      {records > 0
        ? t('outbox.pending-records', { n: records })
        : t('outbox.pending-files', { n: items.length })}
    </p>
  );
}
