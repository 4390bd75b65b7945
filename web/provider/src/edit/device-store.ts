/** A row this device keeps until it is sent: ids, scores and marks, never a word. `at` is when it was given. */
export type KeptRow = { key: string; at: number };

const DAY_MS = 86_400_000;

/** A device that keeps nothing (a private window) works on: what waits then lives as long as the page. */
const orNothing = <Result>(work: Promise<Result>) => work.catch(() => undefined);

/** One kind of rows in a database of the browser, which is emptied when the person signs out. */
export function deviceStore<Row extends KeptRow>(name: string, store: string) {
  const open = (): Promise<IDBDatabase> =>
    new Promise((done, fail) => {
      const asked = indexedDB.open(name, 1);
      asked.onupgradeneeded = () => asked.result.createObjectStore(store, { keyPath: 'key' });
      asked.onsuccess = () => done(asked.result);
      asked.onerror = () => fail(asked.error ?? new Error('no place on this device'));
    });
  const inStore = async <Result>(mode: IDBTransactionMode, act: (rows: IDBObjectStore) => IDBRequest<Result>) => {
    const database = await open();
    try {
      return await new Promise<Result>((done, fail) => {
        const asked = act(database.transaction(store, mode).objectStore(store));
        asked.onsuccess = () => done(asked.result);
        asked.onerror = () => fail(asked.error ?? new Error('it was not kept'));
      });
    } finally {
      database.close(); // so that signing out may drop it
    }
  };
  const forget = (key: string) => orNothing(inStore('readwrite', (rows) => rows.delete(key)));
  return {
    keep: (row: Row) => orNothing(inStore('readwrite', (rows) => rows.put(row))),
    forget,
    /** What is kept; what is older than a day is nobody's any more. */
    all: async (): Promise<Row[]> => {
      const kept = await orNothing(inStore('readonly', (rows) => rows.getAll() as IDBRequest<Row[]>));
      const old = (kept ?? []).filter(({ at }) => at < Date.now() - DAY_MS);
      await Promise.all(old.map(({ key }) => forget(key)));
      return (kept ?? []).filter((row) => !old.includes(row));
    },
  };
}
