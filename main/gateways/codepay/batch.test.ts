/** What the answer to a batch's close proves. */
import { expect, test } from "vitest";
import { closeBatch } from "./batch.ts";
import { parseAnswer } from "./answer.ts";
import { answer } from "./testing/answers.ts";
import type { Heard } from "./wire.ts";

const closing = async (heard: Heard): Promise<unknown> =>
  closeBatch(
    async () => heard,
    { terminalSn: "T1" },
    () => undefined,
  );
const said = (data: unknown, more: Record<string, unknown> = {}): Heard => {
  const parsed = parseAnswer(answer(data, more));
  if (parsed === null) throw new Error("no answer");
  return { kind: "answer", answer: parsed };
};

test.each<[string, Heard, unknown]>([
  ["the documented empty one is taken, and says no more", said({}), { kind: "closed", theirs: null }],
  ["one without data likewise", said(undefined), { kind: "closed", theirs: null }],
  [
    "count and total count where they come",
    said({ count: 3, total_amount: "12.50" }),
    { theirs: { count: 3, total: 1250 } },
  ],
  ["one of them alone", said({ count: "3" }), { kind: "closed", theirs: { count: 3, total: null } }],
  ["odd ones are none", said({ count: "-1", total_amount: "12.505" }), { kind: "closed", theirs: null }],
  [
    "a card's number is none",
    said({ count: "1", total_amount: "4111111111111111" }),
    { theirs: { count: 1, total: null } },
  ],
  ["a refusal proves nothing", said({}, { code: "41004", msg: "No open batch" }), { kind: "unknown" }],
  ["a lost answer is in doubt", { kind: "lost", why: "reset" }, { kind: "unknown", text: "reset" }],
  ["a page instead of one too", { kind: "nothing", why: "notJson", text: "" }, { kind: "unknown", text: "notJson" }],
  ["what never left closed nothing", { kind: "notSent", why: "refused" }, { kind: "notSent", text: "refused" }],
])("%s", async (_, heard, expected) => {
  expect(await closing(heard)).toMatchObject(expected as object);
});
