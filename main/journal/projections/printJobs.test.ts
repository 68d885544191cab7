import { expect, test } from "vitest";
import type { PaperFact } from "../../core/facts.ts";
import { sampleFact } from "../testing/counted.ts";
import { appendAll, freshFolder, openSample } from "../testing/samples.ts";
import { printJobsProjector, readWaitingJobs } from "./printJobs.ts";
import { salesProjector } from "./sales.ts";

test("a paper waits since its first failure, however often it is tried, and keeps the last reason meanwhile", () => {
  const journal = openSample(freshFolder(), { projectors: [salesProjector, printJobsProjector] });
  const tell = (at: number, { kind, body }: PaperFact): unknown => {
    appendAll(journal, [sampleFact({ at, kind, body, sale: "s" })]);
    return readWaitingJobs(journal.reader).map(({ state, since, why }) => ({ state, since, why }))[0];
  };
  const job = "j";
  const failed = (why: string): PaperFact => ({ kind: "print.failed", body: { job, outcome: "notPrinted", why } });

  expect(tell(1, { kind: "print.queued", body: { job, paper: "receipt", sale: "s", attempt: null, copy: 0 } })).toEqual(
    { state: "queued", since: 1, why: "" },
  );
  expect(tell(2, { kind: "print.started", body: { job } })).toEqual({ state: "started", since: 2, why: "" });
  expect(tell(3, failed("offline"))).toEqual({ state: "notPrinted", since: 3, why: "offline" });
  expect(tell(8, { kind: "print.started", body: { job } })).toEqual({ state: "started", since: 3, why: "offline" });
  expect(tell(9, failed("paperOut"))).toEqual({ state: "notPrinted", since: 3, why: "paperOut" });
  expect(tell(20, { kind: "print.done", body: { job } })).toBeUndefined();
});
