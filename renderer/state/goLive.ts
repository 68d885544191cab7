/** How far the till is from live, as it said last. */
import { create } from "zustand";
import type { LiveView } from "../../preload/contract/office.ts";
import { ask } from "./till.ts";

const NOTHING: LiveView = { mode: "training", steps: [], ready: false, waiting: false, paperOut: false };

export const useLive = create<LiveView>(() => NOTHING);

export async function readLive(): Promise<void> {
  const answer = await ask("setup.live", {});
  if (answer.ok) useLive.setState(answer.value, true);
}
