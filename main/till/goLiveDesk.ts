/**
 * Trying what the settings name, and turning training off: only when the gateways, the printer and the people have been
 * tried as they are set now, and onto an empty database.
 */
import type { Clock } from "../core/clock.ts";
import type { PaperDocument } from "../core/paper.ts";
import { may } from "../core/permissions.ts";
import { ok } from "../core/result.ts";
import { createCitcon } from "../gateways/citcon/client.ts";
import type { CardGateway, WalletGateway } from "../gateways/port.ts";
import { escpos } from "../../native/printer/escpos.ts";
import { isGuessablePin } from "../settings/guessablePin.ts";
import type { Operator } from "../settings/operators.ts";
import type { Settings } from "../settings/resolve.ts";
import type { SettingsStore } from "../settings/store.ts";
import type { CommandHandlers, QueryHandlers } from "../../preload/contract.ts";
import type { GatewayName, GatewayTestView, LiveStepView, LiveView } from "../../preload/contract/office.ts";
import { answerable } from "./answerable.ts";
import type { Books } from "./books.ts";
import { cardGatewayOf } from "./cardGatewayOf.ts";
import { changeSetting } from "./changeSetting.ts";
import { type GatewayAddresses, liveAddresses } from "./gatewayAddress.ts";
import { testGateway } from "./gatewayTest.ts";
import { holdsRecords } from "./liveDatabase.ts";
import type { OpenedPrinter } from "./printerOf.ts";
import { refuse, sick } from "./problem.ts";
import type { Random } from "./random.ts";
import type { SessionDesk } from "./sessionDesk.ts";
import { printerPage } from "./printerPage.ts";

export interface GoLiveDesk {
  readonly commands: Pick<
    CommandHandlers,
    "setup.testGateway" | "setup.testPrinter" | "setup.paperCame" | "setup.goLive"
  >;
  readonly queries: Pick<QueryHandlers, "setup.live">;
  /** Tests of this run whose settings have not changed since. */
  tests(): readonly GatewayTestView[];
}

export interface GoLiveDeps {
  readonly dataDir: string;
  readonly books: Books;
  readonly session: SessionDesk;
  readonly store: SettingsStore;
  readonly started: Settings;
  readonly addresses: GatewayAddresses;
  readonly clock: Clock;
  readonly random: Random;
  operators(): readonly Operator[];
  /** The printer of these settings, opened anew. */
  openPrinter(settings: Settings): OpenedPrinter;
  changed(): void;
}

const PRINT_TIMEOUT_MS = 15_000;

export function createGoLiveDesk(deps: GoLiveDeps): GoLiveDesk {
  const { books, session, store, started, clock } = deps;
  const tested = new Map<GatewayName, { readonly test: GatewayTestView; readonly of: string }>();
  let paper: { readonly of: string; readonly came: boolean } | null = null;

  const next = (): Settings => {
    const resolved = store.nextStart();
    return resolved.ok ? resolved.value : started;
  };
  /** What a test was made of: another setting, and it says nothing any more. */
  const fingerprint = (name: GatewayName, settings: Settings): string => JSON.stringify(settings.gateways[name]);
  const printerOf = (settings: Settings): string => JSON.stringify(settings.devices.printers[0] ?? null);

  const testOf = (name: GatewayName, settings: Settings): GatewayTestView | null => {
    const found = tested.get(name);
    return found !== undefined && found.of === fingerprint(name, settings) ? found.test : null;
  };

  /** As the live till would ask; in training with nothing set yet, as this run does. */
  const clientOf = (name: GatewayName, settings: Settings): CardGateway | WalletGateway | null => {
    const running = deps.addresses;
    const training = started.mode === "training";
    if (name === "citcon") {
      const address = liveAddresses(settings).wallets ?? (training ? running.wallets : null);
      return address === null ? null : createCitcon(address.settings, clock, settings.day.timeZone);
    }
    const set = liveAddresses({ ...settings, cardGateway: name }).card;
    const address = set ?? (training && running.card?.gateway === name ? running.card : null);
    return cardGatewayOf(address, settings, clock, deps.random, books.journal.reader);
  };

  const gatewayStep = (name: GatewayName, isSet: boolean, settings: Settings): LiveStepView["why"] => {
    if (!isSet) return "notSet";
    const test = testOf(name, settings);
    if (test === null) return "notTested";
    return test.verdict === "reached" ? "" : "notReached";
  };

  const steps = (): readonly LiveStepView[] => {
    const settings = next();
    const { card, wallets } = liveAddresses(settings);
    const cards = gatewayStep(settings.cardGateway, card !== null, settings);
    const walletsWhy = wallets === null ? null : gatewayStep("citcon", true, settings);
    const step = (name: LiveStepView["step"], why: LiveStepView["why"]): LiveStepView => ({
      step: name,
      state: why === "" ? "done" : "todo",
      why,
    });
    return [
      step("cards", cards),
      walletsWhy === null ? { step: "wallets", state: "notUsed", why: "" } : step("wallets", walletsWhy),
      step("printer", printerStep(settings)),
      step("operators", operatorsStep()),
      step("database", store.overlaid("mode") ? "fixed" : holdsRecords(deps.dataDir) ? "holdsRecords" : ""),
    ];
  };

  const printerStep = (settings: Settings): LiveStepView["why"] => {
    if (settings.devices.printers.length === 0) return "noPrinter";
    return paper?.came === true && paper.of === printerOf(settings) ? "" : "noPaper";
  };

  const operatorsStep = (): LiveStepView["why"] => {
    if (store.value("operators") === undefined) return "exampleOperators";
    const active = deps.operators().filter((one) => one.active);
    if (active.some(({ pin }) => pin.kind === "plain" && isGuessablePin(pin.pin))) return "guessablePin";
    return active.some(({ role }) => may(role, "manageOperators")) ? "" : "noManager";
  };

  const live = (): LiveView => {
    const all = steps();
    return {
      mode: started.mode,
      steps: all,
      ready: started.mode === "training" && all.every(({ state }) => state !== "todo"),
      waiting: started.mode === "training" && next().mode === "live",
      paperOut: paper !== null && !paper.came,
    };
  };

  const tell = (what: GatewayName | "printer", verdict: string, text: string): void => {
    books.commit([{ fact: { kind: "setup.tested", body: { what, verdict, text } } }]);
  };

  return {
    tests: () => [...tested.keys()].flatMap((name) => testOf(name, next()) ?? []),
    queries: { "setup.live": () => (session.operator() === null ? refuse("notSignedIn") : ok(live())) },
    commands: {
      "setup.testGateway": async ({ gateway, approval }) => {
        const who = await answerable(session, "changeSettings", approval);
        if (!who.ok) return who;
        const settings = next();
        const of = fingerprint(gateway, settings);
        const { register } = started.store;
        const test = await testGateway(gateway, clientOf(gateway, settings), {
          clock,
          register,
          currency: settings.currency,
        });
        tested.set(gateway, { test, of });
        tell(gateway, test.verdict, test.text);
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
        paper = { of: printerOf(settings), came: false };
        return ok(null);
      },
      "setup.paperCame": () => {
        if (session.operator() === null) return refuse("notSignedIn");
        if (paper === null) return refuse("nothingToPrint");
        paper = { ...paper, came: true };
        tell("printer", "paperCame", "");
        return ok(null);
      },
      "setup.goLive": async ({ approval }) => {
        if (session.operator() === null) return refuse("notSignedIn");
        if (started.mode === "live") return refuse("notHere");
        if (store.overlaid("mode")) return refuse("settingsFixed");
        if (!live().ready) return refuse("notReady");
        if (books.sale()?.state === "open" && (books.sale()?.lines.length ?? 0) > 0) return refuse("paymentRunning");
        const who = await answerable(session, "goLive", approval);
        if (!who.ok) return who;
        const healthy = books.healthy();
        if (!healthy.ok) return sick(healthy.error);
        const done = await changeSetting({ store, books }, "mode", { before: "training", after: "live" }, who.value);
        if (done.ok) deps.changed();
        return done;
      },
    },
  };
}
