import { expect, it } from "vitest";
import { CATALOGUES } from "../testing/catalogues.ts";
import { sayDuties } from "./say.ts";

const say = (...kinds: Parameters<typeof sayDuties>[0][number]["kind"][]) =>
  sayDuties(kinds.map((kind) => ({ kind })), CATALOGUES.en); // prettier-ignore

it("counts apart what is not proven, what is to be settled, and sales that wait", () => {
  expect(say()).toBe("");
  expect(say("checking", "setAside")).toBe("2 not proven");
  expect(say("differs")).toBe("1 to settle");
  expect(say("lateApproval", "differs", "checking", "waiting")).toBe("1 not proven · 2 to settle · 1 sale waits");
});
