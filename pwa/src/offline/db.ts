/** The phone's own shelf: one IndexedDB database. Everything about a person is sealed before it is put here (`vault.ts`). */
import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction } from "idb";

/** Sealed with the phone's own key; `iv` is new for every write. Bytes only: iOS corrupts stored files and blobs. */
export interface Sealed {
  iv: Uint8Array;
  data: ArrayBuffer;
}

/** What waits to be sent. Only what the queue needs stands in the open; it names nobody. */
export interface Item {
  /** `<key>` for a request, `<key>/ktp` for its photo. */
  id: string;
  key: string;
  kind: "application" | "photo";
  created: number;
  attempts: number;
  /** Milliseconds since 1970 before which it rests, unless somebody asks. */
  notBefore: number;
  status: "waiting" | "refused" | "kept";
  /** When the server acknowledged it; the sealed copy stays seven days longer. */
  keptAt?: number;
  sealed: Sealed;
}

export interface Shelf extends DBSchema {
  keys: { key: string; value: { id: string; key: CryptoKey } };
  drafts: { key: string; value: { id: string; sealed: Sealed } };
  outbox: { key: string; value: Item };
  requests: { key: string; value: { id: string; created: number; sealed: Sealed } };
}

export type Store = "drafts" | "outbox" | "requests";
export type Writing = IDBPTransaction<Shelf, Store[], "readwrite">;

let opened: Promise<IDBPDatabase<Shelf>> | null = null;

export function shelf(): Promise<IDBPDatabase<Shelf>> {
  opened ??= openDB<Shelf>("payung", 1, {
    upgrade(db) {
      db.createObjectStore("keys", { keyPath: "id" });
      db.createObjectStore("drafts", { keyPath: "id" });
      db.createObjectStore("outbox", { keyPath: "id" });
      db.createObjectStore("requests", { keyPath: "id" });
    },
    // A newer version in another tab must not wait for this one for ever.
    blocking: (_current, _wanted, event) => {
      (event.target as IDBDatabase).close();
      opened = null;
    },
    terminated: () => {
      opened = null;
    },
  }).catch((reason: unknown) => {
    opened = null;
    throw reason;
  });
  return opened;
}

/** One transaction that is on the disk, not only in memory, when this returns. */
export async function write(stores: Store[], act: (tx: Writing) => void): Promise<void> {
  const db = await shelf();
  const tx = db.transaction(stores, "readwrite", { durability: "strict" });
  act(tx);
  await tx.done;
}

/** For tests: forget the open connection. */
export async function closeShelf(): Promise<void> {
  (await opened)?.close();
  opened = null;
}
