/**
 * Where secrets rest (a gateway's key): one small file that only its owner may read, each value sealed by the best that the
 * system offers. Values never reach a message, a log or the page.
 */
import { readFile, stat } from "node:fs/promises";
import * as v from "valibot";
import { err, ok, type Result } from "../core/result.ts";
import { replaceOwnerFile } from "./ownerFile.ts";
import type { Seal, SealKind, SecretKeeping } from "./seal.ts";

export interface SecretStore {
  /** The value, or null when none was written. @param name such as `iotpay.key` */
  read(name: string): Promise<Result<string | null, SecretProblem>>;
  /** Durable on return. @param value at most 10,000 characters; null forgets it */
  write(name: string, value: string | null): Promise<Result<null, SecretProblem>>;
  /** How well a value written now is kept. */
  describe(): Promise<SecretKeeping>;
}

/**
 * - `sealedElsewhere`: written under another seal (another shell, machine or user): write it again here
 * - `openToOthers`: other users of this machine may read the file: take that right away, and change the secret
 * - `unreadable`: the file is damaged or cannot be read or written; `code` is the system's
 */
export type SecretProblem =
  | { readonly kind: "badName" }
  | { readonly kind: "tooLong" }
  | { readonly kind: "sealedElsewhere"; readonly by: SealKind }
  | { readonly kind: "openToOthers" }
  | { readonly kind: "unreadable"; readonly code: string };

const NAME = /^[a-z][A-Za-z0-9]*(\.[A-Za-z0-9]+){0,4}$/;
const LONGEST = 10_000;
const OTHERS = 0o077;

const entry = v.strictObject({ by: v.picklist(["none", "system"]), sealed: v.string() });
const fileSchema = v.pipe(
  v.unknown(),
  v.check((file) => !Array.isArray(file)),
  v.record(v.pipe(v.string(), v.regex(NAME)), entry),
);
type File = v.InferOutput<typeof fileSchema>;

/** @param path of the file, whose folder is there; it is made by the first write */
export function createSecretStore(path: string, seal: Seal): SecretStore {
  let writing: Promise<unknown> = Promise.resolve();

  async function change(name: string, value: string | null): Promise<Result<null, SecretProblem>> {
    const file = await readSecretFile(path);
    if (!file.ok) return file;
    const { [name]: _before, ...others } = file.value;
    try {
      const sealed =
        value === null ? others : { ...others, [name]: { by: seal.kind, sealed: await seal.close(value) } };
      await replaceOwnerFile(path, JSON.stringify(sealed));
      return ok(null);
    } catch (cause) {
      return err({ kind: "unreadable", code: codeOf(cause) });
    }
  }

  return {
    async read(name) {
      if (!NAME.test(name)) return err({ kind: "badName" });
      const file = await readSecretFile(path);
      if (!file.ok) return file;
      const found = Object.hasOwn(file.value, name) ? file.value[name] : undefined;
      if (found === undefined) return ok(null);
      const value = found.by === seal.kind ? await seal.open(found.sealed) : null;
      return value === null ? err({ kind: "sealedElsewhere", by: found.by }) : ok(value);
    },
    write(name, value) {
      if (!NAME.test(name)) return Promise.resolve(err({ kind: "badName" }));
      if (value !== null && value.length > LONGEST) return Promise.resolve(err({ kind: "tooLong" }));
      const done = writing.then(() => change(name, value));
      writing = done;
      return done;
    },
    describe: () => seal.describe(),
  };
}

async function readSecretFile(path: string): Promise<Result<File, SecretProblem>> {
  try {
    const { mode } = await stat(path);
    // Windows keeps the user's folder from others by itself, and knows no such bits.
    if (process.platform !== "win32" && (mode & OTHERS) !== 0) return err({ kind: "openToOthers" });
    const read = v.safeParse(fileSchema, JSON.parse(await readFile(path, "utf8")));
    return read.success ? ok(read.output) : err({ kind: "unreadable", code: "damaged" });
  } catch (cause) {
    if (codeOf(cause) === "ENOENT") return ok({});
    return err({ kind: "unreadable", code: codeOf(cause) });
  }
}

function codeOf(cause: unknown): string {
  if (cause instanceof SyntaxError) return "damaged";
  return cause instanceof Error && "code" in cause && typeof cause.code === "string" ? cause.code : "unknown";
}
