/** The goods as this page has read them, and a file of them on its way to the till. */
import { create } from "zustand";
import { GOODS_FILE_PART, MAX_GOODS_FILE } from "../../../main/core/goods/goodsFile.ts";
import type { Product } from "../../../main/core/goods/product.ts";
import type { CommandArgs } from "../../../preload/contract.ts";
import type { GoodsPageView } from "../../../preload/contract/catalog.ts";
import { mintId } from "../../bridge/mintId.ts";
import { type Answer, ask, send, type Trouble } from "../till.ts";

interface GoodsState {
  /** As it was looked for last. */
  readonly text: string;
  readonly goods: readonly Product[];
  readonly next: number | null;
  /** Null until the first answer. */
  readonly about: Pick<GoodsPageView, "count" | "sampleOnly" | "categories"> | null;
  readonly trouble: Trouble | null;
  /** The file on its way, bytes; null when none is. */
  readonly sending: { readonly file: string; readonly sent: number; readonly size: number } | null;
  /** Why a file did not get there. */
  readonly lost: Trouble | "tooLarge" | "unreadable" | null;
}

export const useGoods = create<GoodsState>(() => ({
  text: "",
  goods: [],
  next: null,
  about: null,
  trouble: null,
  sending: null,
  lost: null,
}));

const PAGE = 40;

let turn = 0;

/** Looks for goods; "" reads all from the first on. Only the answer to what was asked last is shown. */
export async function readGoods(text: string): Promise<void> {
  const mine = (turn += 1);
  useGoods.setState({ text });
  const answer = await ask("catalog.goods", { text: text.trim(), after: 0, limit: PAGE });
  if (mine !== turn) return;
  if (!answer.ok) useGoods.setState({ trouble: answer.error });
  else {
    const { goods, next, ...about } = answer.value;
    useGoods.setState({ goods, next, about, trouble: null });
  }
}

export async function readMoreGoods(): Promise<void> {
  const mine = turn;
  const { next, text } = useGoods.getState();
  if (next === null) return;
  const answer = await ask("catalog.goods", { text: text.trim(), after: next, limit: PAGE });
  if (mine !== turn || !answer.ok) return;
  useGoods.setState(({ goods }) => ({ goods: [...goods, ...answer.value.goods], next: answer.value.next }));
}

const LONGEST_NAME = 120;
/** Between two pieces, so that scans and payments come between them, ms. */
const PAUSE_MS = 6;

let sendings = 0;

/** Hands a file to the till, a piece at a time; the till looks at it when the last one is there. */
export async function sendGoodsFile(file: File): Promise<void> {
  const mine = (sendings += 1);
  const { name, size } = file;
  const ended = (lost: GoodsState["lost"]): void => {
    if (mine === sendings) useGoods.setState({ sending: null, lost });
  };
  useGoods.setState({ lost: null, sending: { file: name, sent: 0, size } });
  if (size > MAX_GOODS_FILE) {
    ended("tooLarge");
    return;
  }
  const upload = mintId();
  for (let at = 0; at < size || at === 0; at += GOODS_FILE_PART) {
    const part = await partOf(file, at);
    if (part === null || size === 0) {
      ended("unreadable");
      return;
    }
    const answer = await sendPart({ upload, name: name.slice(-LONGEST_NAME), size, at, part });
    if (mine !== sendings) return;
    if (!answer.ok) {
      ended(answer.error);
      return;
    }
    useGoods.setState({ sending: { file: name, sent: Math.min(size, at + GOODS_FILE_PART), size } });
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  ended(null);
}

/** A piece that the till did not answer, being away for a moment, is sent again. */
async function sendPart(part: CommandArgs<"catalog.filePart">): Promise<Answer<null>> {
  for (let left = TRIES; ; left -= 1) {
    const answer = await send("catalog.filePart", part, true);
    if (answer.ok || answer.error.code !== "linkLost" || left === 0) return answer;
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
  }
}

const TRIES = 20;
const AGAIN_MS = 500;

/** @returns null when the file cannot be read any more */
async function partOf(file: File, at: number): Promise<string | null> {
  try {
    const bytes = new Uint8Array(await file.slice(at, at + GOODS_FILE_PART).arrayBuffer());
    return base64(bytes);
  } catch {
    return null;
  }
}

/** So many letters are made at once: more would not fit into one call. */
const AT_ONCE = 8_192;

function base64(bytes: Uint8Array): string {
  let letters = "";
  for (let at = 0; at < bytes.length; at += AT_ONCE)
    letters += String.fromCharCode(...bytes.subarray(at, at + AT_ONCE));
  return btoa(letters);
}
