/** What a screen owes the people in front of it: sizes, room, language, and nothing that axe finds. */
import { setTimeout as sleep } from "node:timers/promises";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright";

/** What is still wrong after this many looks more, this far apart, is no movement of the page. */
const MORE_LOOKS = 5;
const APART_MS = 300;

async function lasting(look: () => Promise<readonly string[]>): Promise<readonly string[]> {
  let found = await look();
  for (let looks = 0; found.length > 0 && looks < MORE_LOOKS; looks += 1) {
    await sleep(APART_MS);
    found = await look();
  }
  return found;
}

/** Everything measured that is wrong on the screen and stays so, in words; empty when all is well. */
export const misfits = (page: Page, lang: string): Promise<readonly string[]> => lasting(() => measured(page, lang));

function measured(page: Page, lang: string): Promise<readonly string[]> {
  return page.evaluate((lang) => {
    const found: string[] = [];
    const name = (element: Element): string =>
      `<${element.tagName.toLowerCase()} class="${element.getAttribute("class") ?? ""}"> ${element.textContent.trim().slice(0, 40)}`;
    const root = document.documentElement;
    const dialog = document.querySelector("dialog[open]");
    const scope = dialog ?? document.body;
    if (root.lang !== lang) found.push(`lang is ${root.lang}`);
    if (root.scrollWidth > innerWidth || root.scrollHeight > innerHeight)
      found.push(`the page scrolls: ${root.scrollWidth} × ${root.scrollHeight}`);

    for (const place of dialog === null ? [] : [dialog, ...dialog.querySelectorAll(".in")]) {
      if (place.scrollWidth > place.clientWidth + 1) found.push(`wider than its place: ${name(place)}`);
    }

    const hidden = (element: Element): boolean =>
      element.closest(".vh") !== null || !element.checkVisibility({ visibilityProperty: true });
    const scrolls = (element: Element): boolean => {
      for (let at: Element | null = element; at !== null; at = at.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(at);
        if (
          /auto|scroll/.test(overflowX + overflowY) &&
          (at.scrollHeight > at.clientHeight || at.scrollWidth > at.clientWidth)
        )
          return true;
      }
      return false;
    };

    for (const target of scope.querySelectorAll("button, a[href], input, select, textarea")) {
      if (hidden(target)) continue;
      const box = (target.closest("label") ?? target).getBoundingClientRect();
      const least = target.matches(".pad button, .tender") ? 64 : 44;
      if (box.width < least - 0.5 || box.height < least - 0.5)
        found.push(`${Math.round(box.width)} × ${Math.round(box.height)} is too small: ${name(target)}`);
      const inside =
        box.left >= -0.5 && box.top >= -0.5 && box.right <= innerWidth + 0.5 && box.bottom <= innerHeight + 0.5;
      if (!inside && !scrolls(target)) found.push(`outside the window: ${name(target)}`);
    }

    const texts = document.createTreeWalker(scope, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      const parent = node.parentElement;
      if (
        parent === null ||
        (node.textContent ?? "").trim() === "" ||
        hidden(parent) ||
        parent.closest("svg, .paper, .slip") !== null
      )
        continue;
      const size = parseFloat(getComputedStyle(parent).fontSize);
      if (size < 16) found.push(`text of ${size} px: ${name(parent)}`);
    }

    const over = (a: DOMRect, b: DOMRect): boolean =>
      a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
    for (const thread of scope.querySelectorAll(".thread")) {
      const steps = thread.getBoundingClientRect();
      for (const said of thread.parentElement?.querySelectorAll("h1, h2, p, li, button, .amt, .qr") ?? []) {
        if (!hidden(said) && !thread.contains(said) && over(said.getBoundingClientRect(), steps))
          found.push(`lies over the steps: ${name(said)}`);
      }
    }

    for (const amount of scope.querySelectorAll(".amt")) {
      if (hidden(amount)) continue;
      const { left, right, top, bottom } = amount.getBoundingClientRect();
      if (left < -0.5 || right > innerWidth + 0.5 || top < -0.5 || bottom > innerHeight + 0.5) {
        if (!scrolls(amount)) found.push(`amount outside the window: ${name(amount)}`);
      }
      for (let at = amount.parentElement; at !== null && at !== scope; at = at.parentElement) {
        if (getComputedStyle(at).overflowX === "visible") continue;
        const box = at.getBoundingClientRect();
        if (right > box.right + 1 || left < box.left - 1) found.push(`amount cut off by ${name(at)}`);
      }
      const lines = new Set([...amount.getClientRects()].map((box) => Math.round(box.top)));
      if (lines.size > 1) found.push(`amount broken over lines: ${name(amount)}`);
    }
    return found;
  }, lang);
}

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Stands for axe's source in a page that has it: half a megabyte to parse, twice for each question, was most of the suite. */
const IS_THERE = "void 0";

/** What axe finds and goes on finding against WCAG 2.2 A and AA and its best practices, or in its contrasts alone, one line each. */
export const axeFindings = (page: Page, rules: "all" | "contrast"): Promise<readonly string[]> =>
  lasting(() => axeFound(page, rules));

async function axeFound(page: Page, rules: "all" | "contrast"): Promise<readonly string[]> {
  const isThere = await page.evaluate(() => "axe" in window);
  const axe = new AxeBuilder(isThere ? { page, axeSource: IS_THERE } : { page });
  // What is well is not told node by node.
  axe.setLegacyMode(true).options({ resultTypes: ["violations"] });
  const { violations } = await (rules === "all" ? axe.withTags(TAGS) : axe.withRules(["color-contrast"])).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary = "" }) => `${id}: ${target.join(" ")}: ${failureSummary.split("\n")[1]?.trim() ?? ""}`,
    ),
  );
}
