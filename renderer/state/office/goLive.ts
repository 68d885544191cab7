/** How far the till is from live, as it said last, and which step a person is at. */
import { create } from "zustand";
import type { LiveStep, LiveView } from "../../../preload/contract/office.ts";
import type { Section } from "./sections.ts";
import { openSection } from "./settings.ts";
import { ask } from "../till.ts";

interface Live extends LiveView {
  /** The step whose settings are looked at, until the walk goes on. */
  readonly guided: LiveStep | null;
}

const NOTHING: Live = {
  mode: "training",
  steps: [],
  proven: false,
  held: "",
  ready: false,
  waiting: false,
  paperOut: false,
  summary: null,
  guided: null,
};

export const useLive = create<Live>(() => NOTHING);

export async function readLive(): Promise<void> {
  const answer = await ask("setup.live", {});
  if (answer.ok) useLive.setState(answer.value);
}

/** Leads to where a step is seen to, with the way back in sight. */
export function guideTo(step: LiveStep, section: Section): void {
  useLive.setState({ guided: step });
  openSection(section);
}

/** Somebody goes a way of their own. */
export function leaveSteps(): void {
  useLive.setState({ guided: null });
}

export function backToSteps(): void {
  leaveSteps();
  openSection("live");
}
