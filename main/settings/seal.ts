/** How a secret is sealed before it is written: by the system's own key where Electron offers one, or not at all. */

export type SealKind = "none" | "system";

/**
 * How well secrets are kept, for a person to know:
 * - `system`: by a key that the system keeps for this user; `by` names it
 * - `obscured`: Electron found no key ring and uses a password known to everybody: whoever reads the file has the secret
 * - `fileOnly`: as they are, in a file that only its owner may read
 * - `unavailable`: the system's key cannot be had now
 */
export type SecretKeeping =
  | { readonly kind: "system"; readonly by: string }
  | { readonly kind: "obscured" }
  | { readonly kind: "fileOnly" }
  | { readonly kind: "unavailable" };

export interface Seal {
  readonly kind: SealKind;
  /** @returns text that may be written to disk. Rejects when the system refuses. */
  close(value: string): Promise<string>;
  /** @returns null when it was not sealed here, or the key is gone */
  open(sealed: string): Promise<string | null>;
  describe(): Promise<SecretKeeping>;
}

/** The part of Electron's `safeStorage` that is used; its synchronous calls are deprecated since Electron 45. */
export interface SafeStorage {
  isAsyncEncryptionAvailable(): Promise<boolean>;
  encryptStringAsync(value: string): Promise<Buffer>;
  decryptStringAsync(sealed: Buffer): Promise<{ readonly result: string }>;
  /** Linux only. */
  getSelectedStorageBackend?(): string;
}

/** Values rest as they are: the file's owner alone may read it. */
export const noSeal: Seal = {
  kind: "none",
  close: (value) => Promise.resolve(Buffer.from(value).toString("base64")),
  open: (sealed) => Promise.resolve(Buffer.from(sealed, "base64").toString("utf8")),
  describe: () => Promise.resolve({ kind: "fileOnly" }),
};

/**
 * The system's seal where its key can be had, else none: a secret has to be stored somehow, and the screen says how.
 * @param storage null in a shell without one
 */
export async function bestSeal(storage: SafeStorage | null, platform: string): Promise<Seal> {
  if (storage === null) return noSeal;
  const seal = systemSeal(storage, platform);
  return (await seal.describe()).kind === "unavailable" ? noSeal : seal;
}

/** @param platform as in `process.platform`; what keeps the key differs */
export function systemSeal(storage: SafeStorage, platform: string): Seal {
  return {
    kind: "system",
    close: async (value) => (await storage.encryptStringAsync(value)).toString("base64"),
    async open(sealed) {
      try {
        return (await storage.decryptStringAsync(Buffer.from(sealed, "base64"))).result;
      } catch {
        return null;
      }
    },
    async describe() {
      if (!(await storage.isAsyncEncryptionAvailable())) return { kind: "unavailable" };
      if (platform === "darwin") return { kind: "system", by: "Keychain" };
      if (platform === "win32") return { kind: "system", by: "DPAPI" };
      const backend = storage.getSelectedStorageBackend?.() ?? "unknown";
      if (backend === "unknown") return { kind: "unavailable" };
      return backend === "basic_text" ? { kind: "obscured" } : { kind: "system", by: backend };
    },
  };
}
