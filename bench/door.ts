/** A door into the till's process: what `inTill.ts`, loaded into it, answers. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import nodeProcess from "../main/shell/nodeProcess.json" with { type: "json" };
import { waitFor } from "../tests/support/waitFor.ts";
import type { Asked } from "./inTill.ts";

export interface BehindDoor<T> {
  readonly started: T;
  /** Asks the till's process; the answer's type goes with the question. */
  ask<A>(asked: Asked): Promise<A>;
}

const IN_TILL = pathToFileURL(join(import.meta.dirname, "inTill.ts")).href;

/** @param start starts one till's process, which inherits this one's environment */
export async function withDoor<T>(start: () => Promise<T>): Promise<BehindDoor<T>> {
  const dir = mkdtempSync(join(tmpdir(), "tenderline-bench-"));
  const door = join(dir, "door");
  // The till runs with what `npm start` gives it.
  const own = {
    ...nodeProcess.env,
    NODE_OPTIONS: [`--import=${IN_TILL}`, ...nodeProcess.flags].join(" "),
    TENDERLINE_BENCH_DOOR: door,
  };
  const before = Object.keys(own).map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, own);
  try {
    const started = await start();
    await waitFor("the door into the till", () => existsSync(door) && readFileSync(door, "utf8") !== "");
    const port = Number(readFileSync(door, "utf8"));
    return { started, ask: (asked) => askTill(port, asked) };
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
    }
    rmSync(dir, { recursive: true, force: true });
  }
}

function askTill<T>(port: number, asked: Asked): Promise<T> {
  return new Promise((resolve, reject) => {
    let text = "";
    const socket = connect({ port, host: "127.0.0.1", allowHalfOpen: true });
    socket.setEncoding("utf8");
    socket.on("error", reject);
    socket.on("data", (part) => (text += String(part)));
    socket.on("end", () => {
      socket.end();
      resolve(JSON.parse(text) as T);
    });
    socket.write(JSON.stringify(asked));
  });
}
