import { useQueryClient } from '@tanstack/react-query';
import type { Escalation } from '@zhiben/domain/contract/escalation.ts';
import { addDays, type PlainDate } from '@zhiben/domain/values/plain-date.ts';
import { App, Button } from 'antd';
import { useMemo, useState } from 'react';
import { send } from '../../api/client.ts';
import { hasRole, useSession } from '../../app/session.ts';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { sentenceFor } from '../../ui/states.tsx';
import { dayInWords } from '../../ui/time.ts';
import { todayInChina } from '../../ui/when.tsx';
import { type Asked, RungForm } from './words-form.tsx';

/** What the reader can do about a rung now. The server judges again. */
export function RungMoves({ rung, latest }: { rung: Escalation; latest: boolean }) {
  const session = useSession();
  if (session.scope === 'organisation')
    return hasRole(session, 'enterprise-principal', 'enterprise-officer', 'enterprise-admin') ? (
      <Answers rung={rung} latest={latest} />
    ) : null;
  const signs = hasRole(session, 'desk', 'leader');
  const checks = signs || hasRole(session, 'inspector');
  const unsigned = rung.state === 'due' || rung.state === 'deferred';
  const mayIssue = signs && session.scope === 'authority';
  const open = rung.publishedAt !== null && rung.removedAt === null;
  return (
    <div className="no-print">
      {unsigned && rung.rung === 'public-disclosure' && checks && <Check rung={rung} move="check" />}
      {unsigned && mayIssue && <Sign rung={rung} />}
      {unsigned && signs && <Defer rung={rung} />}
      {rung.state === 'issued' && hasRole(session, 'desk', 'inspector') && (
        <Folded title="ladder.receive-record" rung={rung} move="receive" asked={RECEIPT} />
      )}
      {open && checks && <Check rung={rung} move="correct" />}
      {open && signs && <Folded title="ladder.remove" rung={rung} move="remove" asked={REASON} />}
    </div>
  );
}

const RECEIPT: readonly Asked[] = [
  { name: 'record', label: 'ladder.record', type: 'words', example: 'ladder.record-example' },
];
const REASON: readonly Asked[] = [{ name: 'reason', label: 'ladder.reason', type: 'words' }];
const REPLY: readonly Asked[] = [
  { name: 'words', label: 'ladder.reply-words', type: 'words', example: 'ladder.reply-example' },
];

function Answers({ rung, latest }: { rung: Escalation; latest: boolean }) {
  return (
    <div className="no-print">
      {rung.state === 'issued' && (
        <Folded title="ladder.receive" rung={rung} move="receive" asked={RECEIPT} open={latest} />
      )}
      {(rung.state === 'issued' || rung.state === 'received') && (
        <Folded
          title="ladder.reply"
          rung={rung}
          move="reply"
          asked={REPLY}
          open={latest && rung.state === 'received'}
        />
      )}
    </div>
  );
}

function Folded({
  title,
  rung,
  move,
  asked,
  open = false,
}: {
  title: string;
  rung: Escalation;
  move: string;
  asked: readonly Asked[];
  open?: boolean;
}) {
  const t = useTexts();
  return (
    <details open={open}>
      <summary>{t(title)}</summary>
      <RungForm rung={rung} move={move} asked={asked} />
    </details>
  );
}

function Defer({ rung }: { rung: Escalation }) {
  const asked = useMemo<Asked[]>(
    () => [
      {
        name: 'until',
        label: 'ladder.defer-until',
        type: 'day',
        min: addDays(todayInChina() as PlainDate, 1),
      },
      ...REASON,
    ],
    [],
  );
  return <Folded title="ladder.defer" rung={rung} move="defer" asked={asked} />;
}

/** The words that go before the public, drafted from the record, and why they may. */
function Check({ rung, move }: { rung: Escalation; move: 'check' | 'correct' }) {
  const t = useTexts();
  const { language } = useLanguage();
  const { dueOn, daysLate, duties = [], dutiesInAll = 0 } = rung.because;
  const drafted = t(rung.caseId === null ? 'ladder.text-draft-duties' : 'ladder.text-draft', {
    organisation: rung.organisationName,
    title:
      rung.caseTitle ?? duties.map(({ words }) => words[language === 'zh' ? 0 : 1]).join(t('list.comma')),
    in: dutiesInAll,
    due: dayInWords(dueOn, language),
    n: daysLate,
  });
  const text = rung.publicText ?? drafted;
  const asked = useMemo<Asked[]>(
    () => [
      { name: 'text', label: 'ladder.text', type: 'words', least: 10, start: text },
      { name: 'opinion', label: 'ladder.opinion', type: 'words', example: 'ladder.opinion-example' },
    ],
    [text],
  );
  return <Folded title={`ladder.${move}`} rung={rung} move={move} asked={asked} />;
}

function Sign({ rung }: { rung: Escalation }) {
  const t = useTexts();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const disclosed = rung.rung === 'public-disclosure';
  if (disclosed && rung.checkedAt === null) return <p className="soft">{t('ladder.needs-check')}</p>;

  async function sign() {
    setBusy(true);
    setError(undefined);
    try {
      await send('POST', `/escalations/${rung.id}/sign`, {});
      void message.success(t('ladder.signed-done'));
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
      void queries.invalidateQueries({ queryKey: ['ladder'] });
    }
  }

  return (
    <>
      {error !== undefined && (
        <p role="alert" className="notice notice-red">
          {sentenceFor(error, t)}
        </p>
      )}
      <p>
        <Button type="primary" size="large" loading={busy} onClick={() => void sign()}>
          {t(disclosed ? 'ladder.sign-public' : 'ladder.sign')}
        </Button>
      </p>
    </>
  );
}
