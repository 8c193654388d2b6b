import { useQuery, useQueryClient } from '@tanstack/react-query';
import { readNote } from '@zhiben/domain/primitives/checkpoint.ts';
import { Button } from 'antd';
import { useSession } from '../../app/session.ts';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { Empty, ErrorBox, Loading } from '../../ui/states.tsx';
import { instantInWords } from '../../ui/time.ts';
import { type Finding, giveUp, readKept } from '../../witness/keep.ts';
import { watchLog } from '../../witness/watch.ts';
import '../../texts/log.ts';
import './log.css';

/** 存证: how the log stands, and what this device, as one witness of many, has found. */
export function LogPage() {
  const t = useTexts();
  const { authority } = useSession();
  const queries = useQueryClient();
  const { data, error, isPending, isFetching, refetch } = useQuery({
    queryKey: ['log-watch', authority.id],
    queryFn: async () => (await watchLog(authority.id)) ?? null,
    retry: false,
  });
  const anew = () => {
    giveUp(authority.id);
    void queries.invalidateQueries({ queryKey: ['log-watch', authority.id] });
  };
  return (
    <div className="stack log-page">
      <header className="row">
        <h1>{t('log.title')}</h1>
        <span className="grow" />
        <Button loading={isFetching} onClick={() => void refetch()}>
          {t('log.check')}
        </Button>
      </header>
      <p className="soft">{t('log.about')}</p>
      {isPending && <Loading />}
      {error !== null && <ErrorBox error={error} retry={() => void refetch()} />}
      {data === null && (
        <div className="card">
          <Empty title={t('log.none')}>
            <p>{t('log.none-help')}</p>
          </Empty>
        </div>
      )}
      {data && <Device authorityId={authority.id} finding={data} anew={anew} />}
      {data && <Now finding={data} />}
    </div>
  );
}

function Device({ authorityId, finding, anew }: { authorityId: string; finding: Finding; anew: () => void }) {
  const t = useTexts();
  const { language } = useLanguage();
  const kept = readKept(authorityId);
  const since = kept === undefined ? '' : instantInWords(kept.since, language).words;
  return (
    <section className="card stack" aria-labelledby="log-device">
      <h2 id="log-device">{t('log.device')}</h2>
      {finding.alarm === undefined ? (
        <p className="log-ok">{t('log.ok', { since, n: kept?.times ?? 1 })}</p>
      ) : (
        <>
          <p className="log-alarm" role="alert">
            {t(`log.alarm.${finding.alarm}`)}
          </p>
          <p>{t('log.alarm.help')}</p>
        </>
      )}
      <p className="row">
        {kept !== undefined && <Note text={kept.note} name="kept" words={t('log.kept')} />}
        <Note text={finding.note} name="now" words={t('log.current')} />
        {finding.alarm !== undefined && <Button onClick={anew}>{t('log.anew')}</Button>}
      </p>
    </section>
  );
}

function Note({ text, name, words }: { text: string; name: string; words: string }) {
  const size = readNote(text)?.checkpoint.size ?? 0;
  const href = `data:text/plain;charset=utf-8,${encodeURIComponent(text)}`;
  return (
    <a className="button" href={href} download={`checkpoint-${size}-${name}.txt`}>
      {words}
    </a>
  );
}

function Now({ finding }: { finding: Finding }) {
  const t = useTexts();
  const { language } = useLanguage();
  const size = readNote(finding.note)?.checkpoint.size;
  return (
    <section className="card stack" aria-labelledby="log-now">
      <h2 id="log-now">{t('log.now')}</h2>
      {size !== undefined && (
        <p className="log-size">{t('log.size', { n: size.toLocaleString(language) })}</p>
      )}
      <p className="soft">{t('log.signed-at', { when: instantInWords(finding.madeAt, language).words })}</p>
      <p className="row">
        <a className="button" href="/verify.html" download="zhiben-verify.html">
          {t('log.verifier')}
        </a>
        <span className="soft">{t('log.verifier-help')}</span>
      </p>
      <details>
        <summary>{t('log.words')}</summary>
        <pre className="log-note">{finding.note}</pre>
        <p className="soft">{t('log.words-help')}</p>
      </details>
    </section>
  );
}
