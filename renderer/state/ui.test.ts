import { expect, test } from "vitest";
import { closeSheet, openSheet, useUi } from "./ui.ts";

test("a sheet whose answer comes late closes itself, and not the one that was opened meanwhile", () => {
  openSheet({ kind: "hold" });
  const { sheet: asked } = useUi.getState();
  openSheet({ kind: "held" });
  closeSheet(asked);
  expect(useUi.getState().sheet).toEqual({ kind: "held" });
  closeSheet(useUi.getState().sheet);
  expect(useUi.getState().sheet).toBeNull();
});
