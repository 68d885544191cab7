import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { bestSeal, noSeal, systemSeal, type SafeStorage, type Seal } from "./seal.ts";
import { createSecretStore } from "./secretStore.ts";

const KEY = "6f1c-the-merchant-key";

/** Electron's safeStorage in its outward behaviour: one machine's key opens what it sealed, and nothing else. */
function storage(machine: number, backend = "gnome_libsecret", available = true): SafeStorage {
  const flip = (bytes: Buffer) => Buffer.from(bytes.map((byte) => byte ^ machine));
  return {
    isAsyncEncryptionAvailable: () => Promise.resolve(available),
    encryptStringAsync: (value) =>
      available ? Promise.resolve(flip(Buffer.from(`v11${value}`))) : Promise.reject(new Error("no key ring")),
    decryptStringAsync: (sealed) => {
      const text = flip(sealed).toString();
      return text.startsWith("v11")
        ? Promise.resolve({ result: text.slice(3) })
        : Promise.reject(new Error("wrong key"));
    },
    getSelectedStorageBackend: () => backend,
  };
}

let dir: string;
let path: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "tenderline-secrets-"));
  path = join(dir, "secrets.json");
});
afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});

const seals: readonly [string, Seal][] = [
  ["a file only", noSeal],
  ["the system's key", systemSeal(storage(42), "linux")],
];

describe.each(seals)("secrets kept by %s", (_name, seal) => {
  test("what was written is read, by the next start too; what was not is null", async () => {
    expect(await createSecretStore(path, seal).read("iotpay.key")).toEqual({ ok: true, value: null });
    expect(await createSecretStore(path, seal).write("iotpay.key", KEY)).toEqual({ ok: true, value: null });
    expect(await createSecretStore(path, seal).read("iotpay.key")).toEqual({ ok: true, value: KEY });
  });

  test("a secret is replaced, forgotten, and leaves the others alone", async () => {
    const store = createSecretStore(path, seal);
    await store.write("codepay.privateKey", "密钥\n-----");
    await store.write("iotpay.key", "old");
    await store.write("iotpay.key", KEY);
    expect(await store.read("iotpay.key")).toEqual({ ok: true, value: KEY });
    await store.write("iotpay.key", null);
    expect(await store.read("iotpay.key")).toEqual({ ok: true, value: null });
    expect(await store.read("codepay.privateKey")).toEqual({ ok: true, value: "密钥\n-----" });
  });

  test("writes at the same time are all kept", async () => {
    const store = createSecretStore(path, seal);
    const names = Array.from({ length: 20 }, (_, at) => `k${String(at)}`);
    await Promise.all(names.map((name) => store.write(name, `${name}!`)));
    const read = await Promise.all(names.map((name) => store.read(name)));
    expect(read).toEqual(names.map((name) => ({ ok: true, value: `${name}!` })));
  });

  test("the file is readable by its owner alone, and nothing is left beside it", async () => {
    await createSecretStore(path, seal).write("iotpay.key", KEY);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(dir)).toEqual(["secrets.json"]);
  });

  test("a file that others may read is refused until that is mended", async () => {
    const store = createSecretStore(path, seal);
    await store.write("iotpay.key", KEY);
    chmodSync(path, 0o644);
    expect(await store.read("iotpay.key")).toEqual({ ok: false, error: { kind: "openToOthers" } });
    expect(await store.write("iotpay.key", "x")).toEqual({ ok: false, error: { kind: "openToOthers" } });
    chmodSync(path, 0o600);
    expect(await store.read("iotpay.key")).toEqual({ ok: true, value: KEY });
  });

  test.each(["", "Key", "a/b", "../x", "__proto__", "a..b", "a.b.c.d.e.f", "k".repeat(9) + " "])(
    "the name %j is refused",
    async (name) => {
      const store = createSecretStore(path, seal);
      expect(await store.read(name)).toEqual({ ok: false, error: { kind: "badName" } });
      expect(await store.write(name, KEY)).toEqual({ ok: false, error: { kind: "badName" } });
    },
  );

  test.each(["", "{", "[]", '{"iotpay.key":"plain"}', '{"iotpay.key":{"by":"magic","sealed":""}}'])(
    "a damaged file %j is said to be so and never overwritten",
    async (text) => {
      writeFileSync(path, text, { mode: 0o600 });
      const store = createSecretStore(path, seal);
      expect(await store.read("iotpay.key")).toEqual({ ok: false, error: { kind: "unreadable", code: "damaged" } });
      expect((await store.write("iotpay.key", KEY)).ok).toBe(false);
      expect(readFileSync(path, "utf8")).toBe(text);
    },
  );

  test("a value longer than any key is refused", async () => {
    const done = await createSecretStore(path, seal).write("iotpay.key", "x".repeat(10_001));
    expect(done).toEqual({ ok: false, error: { kind: "tooLong" } });
  });
});

test("under the system's key the file holds nothing of the value", async () => {
  await createSecretStore(path, systemSeal(storage(42), "linux")).write("iotpay.key", KEY);
  const text = readFileSync(path, "utf8");
  expect(text).not.toContain(KEY);
  expect(text).not.toContain(Buffer.from(KEY).toString("base64"));
});

test("what one seal closed, another cannot open, and says whose it was", async () => {
  await createSecretStore(path, systemSeal(storage(42), "linux")).write("iotpay.key", KEY);
  const sealed = { ok: false, error: { kind: "sealedElsewhere", by: "system" } };
  expect(await createSecretStore(path, noSeal).read("iotpay.key")).toEqual(sealed);
  expect(await createSecretStore(path, systemSeal(storage(43), "linux")).read("iotpay.key")).toEqual(sealed);
});

test("a system that refuses to seal writes nothing at all, least of all the plain value", async () => {
  const store = createSecretStore(path, systemSeal(storage(42, "kwallet6", false), "linux"));
  expect((await store.write("iotpay.key", KEY)).ok).toBe(false);
  expect(readdirSync(dir)).toEqual([]);
});

test("a system whose key cannot be had does not keep the till from storing secrets: the file's owner alone reads them", async () => {
  expect(await bestSeal(null, "linux")).toBe(noSeal);
  expect(await bestSeal(storage(1, "unknown"), "linux")).toBe(noSeal);
  expect((await bestSeal(storage(1), "linux")).kind).toBe("system");
});

test.each([
  ["linux", storage(1), { kind: "system", by: "gnome_libsecret" }],
  ["linux", storage(1, "basic_text"), { kind: "obscured" }],
  ["linux", storage(1, "unknown"), { kind: "unavailable" }],
  ["linux", storage(1, "kwallet6", false), { kind: "unavailable" }],
  ["darwin", storage(1), { kind: "system", by: "Keychain" }],
  ["win32", storage(1), { kind: "system", by: "DPAPI" }],
])("%s says how well secrets are kept", async (platform, safe, expected) => {
  expect(await systemSeal(safe, platform).describe()).toEqual(expected);
});
