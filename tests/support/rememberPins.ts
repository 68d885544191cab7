/**
 * To be imported before anything else: asked the same again, scrypt answers what it answered in this run. The till is none
 * the wiser: it asks for the full cost, and gets the true key.
 */
import crypto, { type ScryptOptions } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { join } from "node:path";
import { PINS } from "./pinsOfTheRun.ts";

type Done = (error: Error | null, key: Buffer) => void;

const dir = process.env[PINS];
if (dir !== undefined) {
  const dear = crypto.scrypt;
  const remembering = (pin: string, salt: Buffer, bytes: number, cost: ScryptOptions, done: Done): void => {
    const question = JSON.stringify([pin, salt.toString("hex"), bytes, cost.N, cost.r, cost.p]);
    const path = join(dir, crypto.createHash("sha256").update(question).digest("hex"));
    if (existsSync(path)) setImmediate(done, null, readFileSync(path));
    else
      dear(pin, salt, bytes, cost, (error, key) => {
        if (error === null) keep(path, key);
        done(error, key);
      });
  };
  crypto.scrypt = remembering as typeof crypto.scrypt;
  syncBuiltinESMExports();
}

/** Whole or not at all: others read it at any time. */
function keep(path: string, key: Buffer): void {
  const draft = `${path}.${crypto.randomUUID()}`;
  writeFileSync(draft, key);
  renameSync(draft, path);
}
