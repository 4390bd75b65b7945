import type { Score } from '@onaltu/domain/assessment';

/** A score on its way: ids and a number, never a word. `value` null takes it back; `seen` is the version it was given over. */
export type Waiting = {
  key: string;
  userId: string;
  assessmentId: string;
  indicator: string;
  value: Score | null;
  seen: number;
  at: number;
};

const DATABASE = 'onaltu';
const STORE = 'scores';
const DAY_MS = 86_400_000;

function open(): Promise<IDBDatabase> {
  return new Promise((done, fail) => {
    const asked = indexedDB.open(DATABASE, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE, { keyPath: 'key' });
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => fail(asked.error ?? new Error('no place for scores'));
  });
}

async function inStore<Result>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<Result>) {
  const database = await open();
  try {
    return await new Promise<Result>((done, fail) => {
      const asked = act(database.transaction(STORE, mode).objectStore(STORE));
      asked.onsuccess = () => done(asked.result);
      asked.onerror = () => fail(asked.error ?? new Error('a score was not kept'));
    });
  } finally {
    database.close(); // so that signing out may drop it
  }
}

/** A device that keeps nothing (a private window) still scores: what waits then lives as long as the page. */
const orNothing = <Result>(work: Promise<Result>) => work.catch(() => undefined);

export const keyOf = ({ userId, assessmentId, indicator }: Omit<Waiting, 'key' | 'value' | 'seen' | 'at'>): string =>
  `${userId} ${assessmentId} ${indicator}`;

export const keep = (score: Waiting) => orNothing(inStore('readwrite', (store) => store.put(score)));
export const forget = (key: string) => orNothing(inStore('readwrite', (store) => store.delete(key)));

/** What this person left unsent in this record; what is older than a day is nobody's any more. */
export async function leftUnsent(userId: string, assessmentId: string): Promise<Waiting[]> {
  const kept = await orNothing(inStore('readonly', (store) => store.getAll() as IDBRequest<Waiting[]>));
  const all = kept ?? [];
  const old = all.filter(({ at }) => at < Date.now() - DAY_MS);
  await Promise.all(old.map(({ key }) => forget(key)));
  return all.filter((score) => !old.includes(score) && score.userId === userId && score.assessmentId === assessmentId);
}
