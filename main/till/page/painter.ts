/** Sends the page what changed: the slices of the view whose content is new, once per turn of the loop. */
import type { TillView, ViewChange } from "../../../preload/contract.ts";

type Slices = Omit<TillView, "now">;

export interface Painter {
  /** Something may look different now. */
  changed(): void;
  view(): TillView;
  subscribe(listener: (change: ViewChange) => void): () => void;
  /** Paints nothing any more: what a view is made of is about to be closed. */
  close(): void;
}

/** @param compose the whole view as it is now */
export function createPainter(compose: () => Slices, now: () => number): Painter {
  const listeners = new Set<(change: ViewChange) => void>();
  let painted = new Map<string, string>();
  let planned = false;

  const paint = (): void => {
    planned = false;
    if (listeners.size === 0) return;
    const fresh = new Map<string, string>();
    const changes: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(compose())) {
      const text = JSON.stringify(value);
      fresh.set(name, text);
      if (painted.get(name) !== text) changes[name] = value;
    }
    painted = fresh;
    if (Object.keys(changes).length === 0) return;
    for (const listener of listeners) listener({ ...changes, now: now() });
  };

  return {
    changed() {
      if (planned) return;
      planned = true;
      queueMicrotask(paint);
    },
    view: () => ({ now: now(), ...compose() }),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      listeners.clear();
    },
  };
}
