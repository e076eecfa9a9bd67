/**
 * Seals what this phone keeps. The key is made here, cannot be taken out of the browser (non-extractable AES-GCM), and
 * every record is bound to its place, so that one cannot be put where another was.
 */
import { shelf, type Sealed } from "./db";

let ready: Promise<CryptoKey> | null = null;

function vaultKey(): Promise<CryptoKey> {
  ready ??= findKey().catch((reason: unknown) => {
    ready = null;
    throw reason;
  });
  return ready;
}

async function findKey(): Promise<CryptoKey> {
  const db = await shelf();
  const found = await db.get("keys", "vault");
  if (found) return found.key;
  const made = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  // Two tabs may both arrive here: the first one wins, and both use its key.
  const tx = db.transaction("keys", "readwrite", { durability: "strict" });
  const first = await tx.store.get("vault");
  if (!first) await tx.store.put({ id: "vault", key: made });
  await tx.done;
  return first ? first.key : made;
}

const place = (store: string, id: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(`${store}|${id}`);

export async function sealBytes(store: string, id: string, bytes: Uint8Array<ArrayBuffer>): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const data = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: place(store, id) }, await vaultKey(), bytes);
  return { iv, data };
}

export async function openBytes(store: string, id: string, sealed: Sealed): Promise<Uint8Array<ArrayBuffer>> {
  const iv = new Uint8Array(sealed.iv);
  const plain = await crypto.subtle.decrypt(
    { name: "AES-GCM", iv, additionalData: place(store, id) },
    await vaultKey(),
    sealed.data,
  );
  return new Uint8Array(plain);
}

export const seal = (store: string, id: string, value: unknown): Promise<Sealed> =>
  sealBytes(store, id, new TextEncoder().encode(JSON.stringify(value)));

export async function unseal<T>(store: string, id: string, sealed: Sealed): Promise<T> {
  return JSON.parse(new TextDecoder().decode(await openBytes(store, id, sealed))) as T;
}

/** `count` random bytes as base64url without padding: 16 make a key, 32 a reading secret. */
export function randomText(count: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(count));
  return btoa(String.fromCharCode(...bytes)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

/** For tests: forget the key that is in memory. */
export function forgetKey(): void {
  ready = null;
}
