/** What a screen reader is told by itself: the live texts in Chromium's own accessibility tree, where nothing that is inert stands. */
import type { Page } from "playwright";
import { until } from "./screen.ts";

/** Waits until these words are said aloud. */
export async function heard(page: Page, words: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const live = async (): Promise<readonly string[]> => {
    const { nodes } = await session.send("Accessibility.getFullAXTree");
    const byId = new Map(nodes.map((node) => [node.nodeId, node]));
    const textOf = (id: string): string => {
      const node = byId.get(id);
      if (node === undefined) return "";
      if (!node.ignored && node.role?.value === "StaticText") return String(node.name?.value ?? "");
      return (node.childIds ?? []).map(textOf).join("");
    };
    return nodes
      .filter(
        ({ ignored, properties = [] }) =>
          !ignored && properties.some(({ name, value }) => name === "live" && value.value !== "off"),
      )
      .map(({ nodeId }) => textOf(nodeId));
  };
  await until(`said: ${words}`, async () => (await live()).some((text) => text.includes(words)));
  await session.detach();
}
