/** All goods as one file, fetched a piece at a time while selling goes on. */
import type { QueryResult } from "../../../../preload/contract.ts";
import { type Answer, ask, type Trouble } from "../../../state/till.ts";

/** Changed meanwhile, the goods are read anew; nobody changes them so often. */
const TRIES = 3;

/** @returns why not, or null when it is saved */
export async function saveGoods(): Promise<Trouble | null> {
  for (let left = TRIES; left > 0; left -= 1) {
    const pieces = await readAll();
    if (pieces === "changed") continue;
    if (!Array.isArray(pieces)) return pieces;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(pieces, { type: "text/csv" }));
    link.download = "goods.csv";
    link.click();
    URL.revokeObjectURL(link.href);
    return null;
  }
  return { code: "goodsChanged", money: "safe" };
}

async function readAll(): Promise<string[] | "changed" | Trouble> {
  const pieces: string[] = [];
  let version: number | null = null;
  for (let after: number | null = 0; after !== null;) {
    const answer: Answer<QueryResult<"catalog.csv">> = await ask("catalog.csv", { after });
    if (!answer.ok) return answer.error;
    if (version !== null && version !== answer.value.version) return "changed";
    ({ next: after, version } = answer.value);
    pieces.push(answer.value.text);
  }
  return pieces;
}
