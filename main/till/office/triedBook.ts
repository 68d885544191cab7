/**
 * What was tried on the way to going live, kept beside the settings so that the walk is taken up after a restart. Each
 * entry counts only as long as what it was made of is the same to the letter; of that rests a scrypt hash alone, because
 * keys are among it.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as v from "valibot";
import { replaceOwnerFile } from "../../settings/ownerFile.ts";
import { hashPin, SALT_BYTES, verifyPin } from "../../staff/pins.ts";
import { GATEWAY_NAMES, type GatewayTestView, TEST_VERDICTS } from "../../../preload/contract/gatewayTest.ts";

const time = v.pipe(v.number(), v.safeInteger());
const test = v.object({
  gateway: v.picklist(GATEWAY_NAMES),
  verdict: v.picklist(TEST_VERDICTS),
  text: v.string(),
  at: time,
  tookMs: time,
  notFound: v.picklist(["said", "notSaid", "notAsked"]),
  shop: v.string(),
  signature: v.picklist(["fits", "other"]),
  terminal: v.picklist(["asked", "notAsked"]),
});
const schema = v.record(
  v.picklist([...GATEWAY_NAMES, "printer", "store"]),
  v.object({ of: v.string(), at: time, came: v.boolean(), test: v.nullable(test) }),
);

export type TriedName = GatewayTestView["gateway"] | "printer" | "store";

export interface Tried {
  /** ms */
  readonly at: number;
  /** Seen by a person, where that is what counts. */
  readonly came: boolean;
  readonly test: GatewayTestView | null;
}

export interface TriedBook {
  /** @param of what it would be made of now. @returns null when it was not, or of something else */
  get(name: TriedName, of: string): Tried | null;
  /** Counts at once and is on the disk on return; where it cannot be written it counts for this run. */
  put(name: TriedName, of: string, tried: Tried): Promise<void>;
  /** Takes up what the last run left, once; before that only this run counts. */
  load(of: (name: TriedName) => string): Promise<void>;
}

/** @param salt chance, of a PIN's length */
export function createTriedBook(dataDir: string, randomBytes: (count: number) => Uint8Array): TriedBook {
  const file = join(dataDir, "tried.json");
  const known = new Map<TriedName, { readonly of: string; readonly tried: Tried }>();
  /** As they rest: by a hash of what they were made of. */
  const resting = new Map<TriedName, Tried & { readonly of: string }>();
  let loaded: Promise<void> | null = null;

  const take = async (of: (name: TriedName) => string): Promise<void> => {
    for (const [name, entry] of Object.entries(readTried(file)) as [TriedName, Tried & { of: string }][]) {
      const { of: hash, ...tried } = entry;
      const now = of(name);
      if (!(await verifyPin(now, hash)) || known.has(name)) continue;
      known.set(name, { of: now, tried });
      resting.set(name, entry);
    }
  };

  return {
    get(name, of) {
      const found = known.get(name);
      return found !== undefined && found.of === of ? found.tried : null;
    },
    async put(name, of, tried) {
      known.set(name, { of, tried });
      resting.set(name, { ...tried, of: await hashPin(of, randomBytes(SALT_BYTES)) });
      // Without the file the walk begins anew after a restart, and nothing else.
      await replaceOwnerFile(file, JSON.stringify(Object.fromEntries(resting))).catch(() => undefined);
    },
    load: (of) => (loaded ??= take(of)),
  };
}

/** Nothing where there is none, or none that this till has written. */
function readTried(file: string): v.InferOutput<typeof schema> {
  try {
    const parsed = v.safeParse(schema, JSON.parse(readFileSync(file, "utf8")));
    return parsed.success ? parsed.output : {};
  } catch {
    return {};
  }
}
