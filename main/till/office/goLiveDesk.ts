/**
 * Trying what the settings name, and turning training off: only when everything has been tried as it is set now, onto an
 * empty database, with no money of training between here and there. The till then starts anew by itself where it can.
 */
import type { Catalog } from "../../catalog/catalog.ts";
import type { Clock } from "../../core/clock.ts";
import type { PaperDocument } from "../../core/paper/paper.ts";
import { ok, type Result } from "../../core/result.ts";
import { escpos } from "../../../native/printer/escpos.ts";
import type { Operator } from "../../settings/operators.ts";
import type { Settings } from "../../settings/resolve.ts";
import type { SettingsStore } from "../../settings/store.ts";
import type { CommandHandlers, QueryHandlers } from "../../../preload/contract.ts";
import type { Problem } from "../../../preload/contract/channel.ts";
import { GATEWAY_NAMES, type GatewayTestView } from "../../../preload/contract/gatewayTest.ts";
import type { LiveSummaryView, LiveView } from "../../../preload/contract/office.ts";
import { answerable } from "../people/answerable.ts";
import type { Books } from "../books.ts";
import { changeSetting } from "./changeSetting.ts";
import type { GatewayAddresses } from "../gateway/gatewayAddress.ts";
import { testGateway } from "../gateway/gatewayTest.ts";
import { trialsOf } from "../gateway/gatewayTrials.ts";
import { bringGoods, goodsAlong } from "../start/goodsAlong.ts";
import { holdsRecords, tryLiveDatabase } from "../start/liveDatabase.ts";
import { liveSteps, liveSummary, madeOf } from "./liveSteps.ts";
import { isMoneyMoving, isMoneyOpen } from "../start/openMoney.ts";
import type { OpenedPrinter } from "../paper/printerOf.ts";
import { refuse, sick } from "../base/problem.ts";
import type { Random } from "../base/random.ts";
import type { SessionDesk } from "../people/sessionDesk.ts";
import { printerPage } from "../paper/printerPage.ts";
import { createTriedBook, type TriedName } from "./triedBook.ts";

type Commands = "testGateway" | "testPrinter" | "paperCame" | "storeSeen" | "goLive" | "restart";

export interface GoLiveDesk {
  readonly commands: Pick<CommandHandlers, `setup.${Commands}`>;
  readonly queries: Pick<QueryHandlers, "setup.live">;
  /** The last test of each gateway whose settings have not changed since. */
  tests(): Promise<readonly GatewayTestView[]>;
}

export interface GoLiveDeps {
  readonly dataDir: string;
  readonly books: Books;
  readonly session: SessionDesk;
  readonly store: SettingsStore;
  readonly started: Settings;
  readonly catalog: Catalog;
  readonly addresses: GatewayAddresses;
  readonly clock: Clock;
  readonly random: Random;
  operators(): readonly Operator[];
  /** Goods are being imported: they would not come along. */
  importing(): boolean;
  /** The printer of these settings, opened anew. */
  openPrinter(settings: Settings): OpenedPrinter;
  /** Starts the till anew once what is asked now has been answered; null where a person has to. */
  readonly restart: (() => void) | null;
  changed(): void;
}

const HELD = { sale: "paymentRunning", money: "moneyOpen", import: "importRunning" } as const;

const PRINT_TIMEOUT_MS = 15_000;

export function createGoLiveDesk(deps: GoLiveDeps): GoLiveDesk {
  const { books, session, store, started, clock, dataDir } = deps;
  const { reader } = books.journal;
  const tried = createTriedBook(dataDir, (count) => deps.random.bytes(count));

  const next = (): Settings => {
    const resolved = store.nextStart();
    return resolved.ok ? resolved.value : started;
  };
  /** As they are set now, with what an earlier run tried. */
  const known = async (): Promise<Settings> => {
    await tried.load((name) => madeOf(name, next()));
    return next();
  };

  const held = (): LiveView["held"] => {
    if (isMoneyOpen(reader)) return "money";
    if (deps.importing()) return "import";
    const sale = books.sale();
    return sale?.state === "open" && sale.lines.length > 0 ? "sale" : "";
  };

  const live = (settings: Settings): LiveView => {
    const training = started.mode === "training";
    const goods: LiveSummaryView["goods"] = training
      ? goodsAlong(deps.catalog, dataDir, settings.currency)
      : { kind: "there", count: deps.catalog.count() };
    const steps = liveSteps({
      settings,
      tried,
      operators: deps.operators(),
      isStored: (path) => store.value(path) !== undefined || (path !== "operators" && store.overlaid(path)),
      modeFixed: store.overlaid("mode"),
      holdsRecords: holdsRecords(dataDir),
      goods,
      now: clock.now(),
    });
    const proven = training && steps.every(({ state }) => state !== "todo");
    const paper = tried.get("printer", madeOf("printer", settings));
    return {
      mode: started.mode,
      steps,
      proven,
      held: held(),
      ready: proven && held() === "",
      waiting: training && settings.mode === "live",
      paperOut: paper !== null && !paper.came,
      summary: training ? liveSummary(settings, deps.operators(), goods) : null,
    };
  };

  const tell = (what: TriedName, verdict: string, text: string): void => {
    books.commit([{ fact: { kind: "setup.tested", body: { what, verdict, text } } }]);
  };

  /** Everything that has to be so at the moment at which training ends. */
  const mayGoLive = async (): Promise<Result<null, Problem>> => {
    if (store.overlaid("mode")) return refuse("settingsFixed");
    const now = live(await known());
    if (!now.proven) return refuse("notReady");
    if (now.held !== "") return refuse(HELD[now.held]);
    return ok(null);
  };

  return {
    async tests() {
      const settings = await known();
      return GATEWAY_NAMES.flatMap((name) => tried.get(name, madeOf(name, settings))?.test ?? []);
    },
    queries: {
      "setup.live": async () => (session.operator() === null ? refuse("notSignedIn") : ok(live(await known()))),
    },
    commands: {
      "setup.testGateway": async ({ gateway, approval }) => {
        const who = await answerable(session, "changeSettings", approval);
        if (!who.ok) return who;
        const settings = next();
        const of = madeOf(gateway, settings);
        const { register } = started.store;
        const running = started.mode === "training" ? deps.addresses : null;
        const trials = trialsOf(gateway, settings, running, { ...deps, journal: reader });
        const test = await testGateway(gateway, trials, {
          clock,
          register,
          currency: settings.currency,
        });
        tell(gateway, test.verdict, test.text);
        await tried.put(gateway, of, { at: test.at, came: true, test });
        return ok(test);
      },
      "setup.testPrinter": async ({ approval }) => {
        const who = await answerable(session, "changeSettings", approval);
        if (!who.ok) return who;
        const settings = next();
        const opened = deps.openPrinter(settings);
        if (settings.devices.printers.length === 0 || opened.printer === null) return refuse("noPrinter");
        await opened.prepare();
        const page: PaperDocument = printerPage(settings, clock.now());
        const printed = await opened.printer.print(escpos(page, opened.paper), { timeoutMs: PRINT_TIMEOUT_MS });
        tell("printer", printed.kind, printed.kind === "printed" ? "" : printed.why);
        if (printed.kind === "notPrinted") return refuse("notPrinted", { why: printed.why });
        await tried.put("printer", madeOf("printer", settings), { at: clock.now(), came: false, test: null });
        return ok(null);
      },
      "setup.paperCame": async () => {
        if (session.operator() === null) return refuse("notSignedIn");
        const of = madeOf("printer", await known());
        if (tried.get("printer", of) === null) return refuse("nothingToPrint");
        tell("printer", "paperCame", "");
        await tried.put("printer", of, { at: clock.now(), came: true, test: null });
        return ok(null);
      },
      "setup.storeSeen": async ({ approval }) => {
        const who = await answerable(session, "changeSettings", approval);
        if (!who.ok) return who;
        const settings = await known();
        if (live(settings).steps.some(({ step, why }) => step === "store" && why !== "" && why !== "notSeen"))
          return refuse("notReady");
        tell("store", "seen", "");
        await tried.put("store", madeOf("store", settings), { at: clock.now(), came: true, test: null });
        return ok(null);
      },
      "setup.goLive": async ({ approval }) => {
        if (session.operator() === null) return refuse("notSignedIn");
        if (started.mode === "live" || next().mode === "live")
          return refuse(store.overlaid("mode") ? "settingsFixed" : "notHere");
        const may = await mayGoLive();
        if (!may.ok) return may;
        const who = await answerable(session, "goLive", approval);
        if (!who.ok) return who;
        const healthy = books.healthy();
        if (!healthy.ok) return sick(healthy.error);
        const opened = tryLiveDatabase(dataDir, () => clock.now());
        if (!opened.ok) return refuse("liveNotOpened", { detail: opened.error });
        const brought = await bringGoods(deps.catalog, dataDir, started.currency);
        if (!brought.ok) return refuse("liveNotOpened", { detail: brought.error });
        const still = await mayGoLive();
        if (!still.ok) return still;
        const done = await changeSetting({ store, books }, "mode", { before: "training", after: "live" }, who.value);
        if (!done.ok) return done;
        deps.changed();
        // What began meanwhile comes to its end in training: the start is then asked for again.
        if (held() === "") deps.restart?.();
        return done;
      },
      "setup.restart": async ({ approval }) => {
        const who = await answerable(session, "changeSettings", approval);
        if (!who.ok) return who;
        if (deps.restart === null) return refuse("notHere");
        const leaves = next().mode !== started.mode;
        const holds = held();
        if (leaves && holds !== "") return refuse(HELD[holds]);
        if (isMoneyMoving(reader)) return refuse("paymentRunning");
        if (deps.importing()) return refuse("importRunning");
        deps.restart();
        return ok(null);
      },
    },
  };
}
