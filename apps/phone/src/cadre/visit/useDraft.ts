import { newClientId } from '@app/web-ui';
import { useCallback, useEffect, useRef, useState } from 'react';
import { ENTRY_VERSION, type Entry, type EntryPhoto } from '../outbox/entry';
import { useCadreSession } from '../shell/cadre-session';
import { isFull } from '../storage/database';
import type { VisitForm } from './form';

const PAUSE = 400;

export interface Draft {
  readonly id: string;
  readonly form: VisitForm;
  readonly photos: readonly EntryPhoto[];
  readonly full: boolean;
  readonly change: (change: Partial<VisitForm>) => void;
  readonly changePhotos: (change: (now: readonly EntryPhoto[]) => readonly EntryPhoto[]) => void;
  /** Writes it down at once; what waited to be written is written with it. */
  readonly finish: (input: (id: string, form: VisitForm) => Record<string, unknown>) => Promise<void>;
}

/** What is being written, kept on the phone after every pause: a crash, a call or an empty battery loses nothing. */
export function useDraft(begin: {
  readonly id?: string | undefined;
  readonly form: VisitForm;
  readonly photos?: readonly EntryPhoto[];
}): Draft {
  const { outbox } = useCadreSession();
  const [id] = useState(() => begin.id ?? newClientId());
  const [form, setForm] = useState(begin.form);
  const [photos, setPhotos] = useState(begin.photos ?? []);
  const [full, setFull] = useState(false);
  const touched = useRef(false);
  const latest = useRef<Entry>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  latest.current = { version: ENTRY_VERSION, id, kind: 'VISIT', firms: form.firms, input: null, form, photos };

  const write = useCallback(async () => {
    clearTimeout(timer.current);
    timer.current = undefined;
    if (!touched.current || !latest.current) return;
    try {
      await outbox.put(latest.current, 'DRAFT');
      setFull(false);
    } catch (error) {
      if (!isFull(error)) throw error;
      setFull(true);
    }
  }, [outbox]);

  useEffect(() => {
    const flush = () => void (timer.current !== undefined && write());
    document.addEventListener('visibilitychange', flush);
    return () => {
      document.removeEventListener('visibilitychange', flush);
      flush();
    };
  }, [write]);

  const soon = useCallback(() => {
    touched.current = true;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void write(), PAUSE);
  }, [write]);

  return {
    id,
    form,
    photos,
    full,
    change: useCallback(
      (change) => {
        setForm((now) => ({ ...now, ...change }));
        soon();
      },
      [soon],
    ),
    changePhotos: useCallback(
      (change) => {
        setPhotos(change);
        soon();
      },
      [soon],
    ),
    finish: async (input) => {
      clearTimeout(timer.current);
      timer.current = undefined;
      touched.current = false;
      const entry: Entry = { version: ENTRY_VERSION, id, kind: 'VISIT', firms: form.firms, input: input(id, form), form, photos };
      try {
        await outbox.put(entry, 'WAITING', { tries: 0, notBefore: 0 });
      } catch (error) {
        if (isFull(error)) setFull(true);
        throw error;
      }
    },
  };
}
