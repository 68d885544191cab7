/** A paper that takes its time to be made: whoever leaves it meanwhile gets none, and what waits behind it prints. */
import { expect, test, vi } from "vitest";
import type { PrintJob } from "../../core/facts.ts";
import type { Journal } from "../../journal/journal.ts";
import { projectors } from "../../journal/projections/index.ts";
import { freshFolder, openSample } from "../../journal/testing/samples.ts";
import { USUAL_PAPER } from "../../../native/printer/escpos.ts";
import type { PaperDocument } from "../../receipts/document.ts";
import { createBooks } from "../books.ts";
import { createPaperDesk, type PaperDeskDeps } from "./paperDesk.ts";
import { systemClock } from "../base/systemClock.ts";

let journal: Journal;

const paper = (title: string): PaperDocument => ({
  kind: "report",
  number: title,
  language: "en",
  blocks: [{ kind: "text", text: title }],
});
const job = (name: string): PrintJob => ({ job: name, paper: "periodReport", sale: "", attempt: null, copy: 0 });

function desk() {
  journal = openSample(freshFolder(), { projectors });
  let ids = 0;
  const newId = (): string => `id${String((ids += 1))}`;
  const books = createBooks(journal, systemClock, { register: "1", timeZone: "UTC", cutOff: "04:00" }, newId);
  const made = new Map<string, (document: PaperDocument) => void>();
  const printed: string[] = [];
  const deps: Partial<PaperDeskDeps> = {
    books,
    printer: {
      label: "here",
      print(bytes) {
        printed.push(new TextDecoder("latin1").decode(bytes));
        return Promise.resolve({ kind: "printed" });
      },
    },
    paper: USUAL_PAPER,
    prepare: () => Promise.resolve(),
    policy: { customer: "never", merchant: "signature", slipBy: "till" },
    clock: systemClock,
    maker: {
      of: () => undefined,
      ofJob: ({ job: name }) => new Promise((resolve) => made.set(name, resolve)),
    },
    operatorRole: () => "manager",
    changed: () => undefined,
  };
  const papers = createPaperDesk(deps as PaperDeskDeps);
  papers.start();
  return { books, made, papers, printed };
}

test("left while it is made, it does not come out; the next one does", async () => {
  const { books, made, papers, printed } = desk();
  books.commit(["slow", "next"].map((name) => ({ fact: { kind: "print.queued", body: job(name) } })));
  await vi.waitUntil(() => made.has("slow"), { timeout: 60_000 });
  expect(await papers.commands["receipt.drop"]({ job: "slow" })).toMatchObject({ ok: true });
  made.get("slow")?.(paper("slow one"));
  await vi.waitUntil(() => made.has("next"), { timeout: 60_000 });
  made.get("next")?.(paper("next one"));
  await vi.waitUntil(() => papers.waiting().length === 0, { timeout: 60_000 });
  expect(printed).toHaveLength(1);
  expect(printed[0]).toContain("next one");
  papers.close();
});

test("a till that ends while a paper is made writes nothing down: the next start makes it anew", async () => {
  const { books, made, papers, printed } = desk();
  books.commit([{ fact: { kind: "print.queued", body: job("slow") } }]);
  await vi.waitUntil(() => made.has("slow"), { timeout: 60_000 });
  const { seq } = journal.reader.head();
  papers.close();
  made.get("slow")?.(paper("slow one"));
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect([printed, journal.reader.head().seq]).toEqual([[], seq]);
});
