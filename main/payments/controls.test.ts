/** The two questions that tell what a gateway's "not found" is worth. */
import { beforeEach, expect, test } from "vitest";
import { type Attempt, intended } from "../core/attempt/attempt.ts";
import type { Controls } from "../core/attempt/notFound.ts";
import type { Reading } from "../core/attempt/reading.ts";
import { BODY, captured, nothing, notFound } from "../core/testing/attempts.ts";
import { settled, virtualClock, type VirtualClock } from "../core/testing/virtualClock.ts";
import type { Gateway } from "../gateways/port.ts";
import { type ControlsMaker, createControls } from "./controls.ts";

let clock: VirtualClock;
let says: Reading;
let asked: string[];
let kept: (readonly [string, boolean, string])[];
let known: Controls;
let controls: ControlsMaker;
const APPROVED: Attempt = { ...intended(BODY, 0, "c"), state: "approved", proved: true, gatewayRef: "CP1" };

beforeEach(() => {
  clock = virtualClock(1_000);
  says = notFound;
  asked = [];
  kept = [];
  known = { negative: null, positive: false };
  const gateway = {
    id: "iotpay",
    lookUp: ({ reference }: { readonly reference: string }) => {
      asked.push(reference);
      return Promise.resolve(says);
    },
  } as unknown as Gateway;
  controls = createControls({
    gateway,
    clock,
    register: "1",
    currency: "CAD",
    known: () => known,
    keep(control, found, text) {
      kept.push([control, found, text]);
      known = control === "negative" ? { ...known, negative: text } : { ...known, positive: known.positive || found };
    },
  });
});

test("a number never used is asked for once, and what was said is kept", async () => {
  controls.start();
  await settled();
  expect(kept).toEqual([["negative", false, "0112"]]);
  controls.start();
  await settled();
  expect(asked).toEqual(["1NEVERUSED"]);
});

test("an answer that says nothing is asked for again, until one does", async () => {
  says = nothing;
  controls.start();
  await settled();
  expect(kept).toEqual([]);
  says = notFound;
  await clock.pass(600_000);
  expect(asked).toHaveLength(2);
  expect(kept).toEqual([["negative", false, "0112"]]);
});

test("the first approved payment is asked for by its number, once, and found", async () => {
  says = captured;
  controls.approved(APPROVED);
  controls.approved({ ...APPROVED, id: "a2", reference: "OTHER" });
  await clock.pass(5_000);
  controls.approved(APPROVED);
  await clock.pass(5_000);
  expect(asked).toEqual([BODY.reference]);
  expect(kept).toEqual([["positive", true, "CP1"]]);
});

test("one that is not found says so, and is not asked about at every payment", async () => {
  controls.approved(APPROVED);
  await clock.pass(5_000);
  controls.approved(APPROVED);
  await clock.pass(5_000);
  expect(kept).toEqual([["positive", false, "0112"]]);
});

test("a question that brought nothing is asked again at the next payment; a person's word is no payment to ask for", async () => {
  says = nothing;
  controls.approved(APPROVED);
  await clock.pass(5_000);
  expect(kept).toEqual([]);
  controls.approved({ ...APPROVED, proved: false });
  await clock.pass(5_000);
  expect(asked).toHaveLength(1);
  says = captured;
  controls.approved(APPROVED);
  await clock.pass(5_000);
  expect(known.positive).toBe(true);
});

test("a cancel by the shop's own number that worked shows the same", () => {
  controls.foundByReference("00 SUCCESS");
  controls.foundByReference("00 SUCCESS");
  expect(kept).toEqual([["positive", true, "00 SUCCESS"]]);
});
