import { useCallback, useEffect, useRef, useState } from 'react';
import { device } from './database.ts';

export type DraftValues = Readonly<Record<string, unknown>>;

const SAVE_AFTER_MS = 300;

export async function readDraft(accountId: string, key: string): Promise<DraftValues | undefined> {
  return (await device.drafts.get([accountId, key]))?.values;
}

/** Removes a draft and the photos that only it held. */
export async function dropDraft(accountId: string, key: string, fileIds: readonly string[] = []) {
  await device.transaction('rw', device.drafts, device.files, device.outbox, async () => {
    await device.drafts.delete([accountId, key]);
    const posted = await device.outbox.bulkGet([...fileIds]);
    await device.files.bulkDelete(fileIds.filter((_, i) => posted[i] === undefined));
  });
}

/**
 * A form's values, kept on the device at every step: they are there again after a reload, a crash or a flat battery.
 *
 * @param start What the form shows without a draft; `merge` lays an earlier draft over it.
 */
export function useDraft<T extends DraftValues>(
  accountId: string,
  key: string,
  start: T,
  merge: (start: T, draft: DraftValues) => T,
) {
  const [values, setValues] = useState(start);
  const [ready, setReady] = useState(false);
  const [restored, setRestored] = useState(false);
  /** Whether what is on the page is on the device too. */
  const [kept, setKept] = useState<'no' | 'yes' | 'failed'>('no');
  const latest = useRef<T | undefined>(undefined);
  const first = useRef({ start, merge });

  useEffect(() => {
    let here = true;
    void readDraft(accountId, key)
      // A browser that keeps nothing (private window) still lets people work.
      .catch(() => undefined)
      .then((draft) => {
        if (!here) return;
        if (draft !== undefined) {
          setValues(first.current.merge(first.current.start, draft));
          setRestored(true);
          setKept('yes');
        }
        setReady(true);
      });
    return () => {
      here = false;
    };
  }, [accountId, key]);

  const save = useCallback(() => {
    const now = latest.current;
    if (now === undefined) return;
    latest.current = undefined;
    void device.drafts.put({ key, accountId, savedAt: new Date().toISOString(), values: now }).then(
      () => latest.current === undefined && setKept('yes'),
      () => setKept('failed'),
    );
  }, [accountId, key]);

  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    window.addEventListener('pagehide', save);
    return () => {
      window.removeEventListener('pagehide', save);
      clearTimeout(timer.current);
      save();
    };
  }, [save]);

  const change = useCallback(
    (part: Partial<T> | ((now: T) => Partial<T>)) => {
      setValues((now) => {
        const next = { ...now, ...(typeof part === 'function' ? part(now) : part) };
        latest.current = next;
        return next;
      });
      setKept((before) => (before === 'failed' ? before : 'no'));
      clearTimeout(timer.current);
      timer.current = setTimeout(save, SAVE_AFTER_MS);
    },
    [save],
  );

  /** Nothing more is to be written: it was sent or given up. */
  const forget = useCallback(() => {
    clearTimeout(timer.current);
    latest.current = undefined;
  }, []);

  return { values, change, ready, restored, kept, forget };
}
