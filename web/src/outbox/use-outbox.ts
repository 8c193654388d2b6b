import { liveQuery } from 'dexie';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { device, type OutboxItem } from './database.ts';
import { onProgress, progressOf } from './send.ts';

/** What of this person waits on this device, oldest first. Undefined until it was read. */
export function useOutbox(accountId: string): readonly OutboxItem[] | undefined {
  const [items, setItems] = useState<readonly OutboxItem[]>();
  useEffect(() => {
    const watch = liveQuery(() => device.outbox.where('accountId').equals(accountId).sortBy('madeAt'));
    const subscription = watch.subscribe({ next: setItems, error: () => setItems([]) });
    return () => subscription.unsubscribe();
  }, [accountId]);
  return items;
}

/** The share of a file that has been sent, 0 to 1. */
export function useProgress(id: string): number | undefined {
  return useSyncExternalStore(onProgress, () => progressOf(id));
}

/** A picture of a kept file, for an `img`. */
export function useKeptFile(id: string): { url: string; type: string; name: string } | undefined {
  const [shown, setShown] = useState<{ url: string; type: string; name: string }>();
  useEffect(() => {
    let url: string | undefined;
    let here = true;
    void device.files
      .get(id)
      .catch(() => undefined)
      .then((file) => {
        if (file === undefined || !here) return;
        url = URL.createObjectURL(file.blob);
        setShown({ url, type: file.type, name: file.name });
      });
    return () => {
      here = false;
      if (url !== undefined) URL.revokeObjectURL(url);
    };
  }, [id]);
  return shown;
}
