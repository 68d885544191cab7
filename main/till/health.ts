/** What works, since when not, and how old that knowledge is: the health strip's memory. */
import type { Clock } from "../core/clock.ts";
import type { CardGateway, WalletGateway } from "../gateways/port.ts";
import type { HealthCode, HealthView } from "../../preload/contract/health.ts";
import type { Books } from "./books.ts";
import { createGatewayNews } from "./gateway/gatewayNews.ts";
import type { ScanStream } from "../../native/scanner/port.ts";
import type { PaperDesk } from "./paper/paperDesk.ts";

export interface Health {
  views(): readonly HealthView[];
  scanned(): void;
}

export function watchHealth(deps: {
  readonly gateway: CardGateway | null;
  readonly wallets: WalletGateway | null;
  /** Since when and with what words the wallets' gateway refuses this till itself; null while it does not. */
  walletsRefused(): { readonly since: number; readonly text: string } | null;
  readonly books: Books;
  readonly paper: PaperDesk;
  readonly clock: Clock;
  readonly hasPrinter: boolean;
  /** The scanners that the till reads itself; keyboards are not among them. */
  scanners(): ReturnType<ScanStream["states"]>;
  terminalState(): "free" | "busy" | "mayShowAmount";
  changed(): void;
  /** The gateway answers again after it was silent. */
  gatewayBack(): void;
}): Health {
  const { clock } = deps;
  let scannedAt: number | null = null;
  const cards = createGatewayNews(clock);
  const phones = createGatewayNews(clock);
  deps.gateway?.onNotice((notice) => {
    if (cards.hear(notice)) deps.gatewayBack();
    deps.changed();
  });
  deps.wallets?.onNotice((notice) => {
    if (phones.hear(notice)) deps.gatewayBack();
    deps.changed();
  });
  /** Named only while no payment can be expected of it: the strip has room for what is wrong, not for two gateways that work. */
  const wallets = (): readonly HealthView[] => {
    const down = phones.down();
    const refused = deps.walletsRefused();
    if (down === null && refused !== null)
      return [{ part: "wallets", state: "bad", at: null, since: refused.since, code: "refused", detail: refused.text }];
    return down === null
      ? []
      : [{ part: "wallets", state: "bad", at: null, ...down, detail: deps.wallets?.name ?? "" }];
  };

  const gateway = (): HealthView => {
    const answeredAt = cards.answeredAt();
    const common = { part: "gateway" as const, at: answeredAt };
    if (deps.gateway === null) return { ...common, state: "warn", since: null, code: "notSet", detail: "" };
    const detail = deps.gateway.name;
    const down = cards.down();
    if (down !== null) return { ...common, state: "bad", ...down, detail };
    const alarm = cards.alarm();
    if (alarm !== null && alarm.code !== "otherTerminal") return { ...common, state: "warn", ...alarm };
    return {
      ...common,
      state: answeredAt === null ? "wait" : "ok",
      since: null,
      code: answeredAt === null ? "notUsedYet" : "fine",
      detail,
    };
  };

  const terminal = (): HealthView => {
    const answeredAt = cards.answeredAt();
    const common = { part: "terminal" as const, at: answeredAt, detail: deps.gateway?.terminal ?? "" };
    if (deps.gateway === null) return { ...common, state: "warn", since: null, code: "notSet" };
    const alarm = cards.alarm();
    if (alarm?.code === "otherTerminal") return { ...common, state: "warn", ...alarm };
    const state = deps.terminalState();
    if (state === "mayShowAmount") return { ...common, state: "warn", since: null, code: "mayShowAmount" };
    if (state === "busy") return { ...common, state: "wait", since: null, code: "busy" };
    return {
      ...common,
      state: answeredAt === null ? "wait" : "ok",
      since: null,
      code: answeredAt === null ? "notUsedYet" : "fine",
    };
  };

  const scanner = (): HealthView => {
    const common = { part: "scanner" as const, at: scannedAt };
    const devices = deps.scanners();
    const gone = devices.find(({ state }) => state.kind === "detached" && state.why !== "");
    if (gone !== undefined)
      return { ...common, state: "bad", since: gone.state.since, code: "unplugged", detail: gone.source.name };
    const found = devices.length > 0 && devices.every(({ state }) => state.kind === "attached");
    const fine = found || scannedAt !== null;
    return {
      ...common,
      state: fine ? "ok" : "wait",
      since: null,
      code: fine ? "fine" : "notUsedYet",
      detail: devices[0]?.source.name ?? "",
    };
  };

  const printer = (): HealthView => {
    const last = deps.paper.lastPrint();
    const common = { part: "printer" as const, at: last?.ok === true ? last.at : null };
    const shutAt = deps.paper.drawerShutAt();
    const drawer =
      shutAt !== null && ({ ...common, state: "warn", since: shutAt, code: "drawerShut", detail: "" } as const);
    if (!deps.hasPrinter) return drawer || { ...common, state: "warn", since: null, code: "notSet", detail: "" };
    const stuck = deps.paper
      .waiting()
      .find((job) => job.why !== "" || job.state === "notPrinted" || job.state === "notKnown");
    if (stuck !== undefined)
      return { ...common, state: "bad", since: stuck.since, code: printerCode(stuck.why), detail: stuck.why };
    if (drawer) return drawer;
    if (last?.paperLow === true) return { ...common, state: "warn", since: last.at, code: "paperLow", detail: "" };
    return {
      ...common,
      state: last === null ? "wait" : "ok",
      since: null,
      code: last === null ? "notUsedYet" : "fine",
      detail: "",
    };
  };

  let sickSince: number | null = null;
  const journal = (): HealthView => {
    const healthy = deps.books.healthy();
    sickSince = healthy.ok ? null : (sickSince ?? clock.now());
    return healthy.ok
      ? { part: "journal", state: "ok", at: null, since: null, code: "fine", detail: "" }
      : { part: "journal", state: "bad", at: null, since: sickSince, code: "journalSick", detail: healthy.error.kind };
  };

  return {
    views: () => [gateway(), ...wallets(), terminal(), scanner(), printer(), journal()],
    scanned() {
      scannedAt = clock.now();
    },
  };
}

/** What the cashier can see at the printer comes before that a paper is missing. */
function printerCode(why: string): HealthCode {
  return why === "paperOut" || why === "coverOpen" ? why : "notPrinted";
}
