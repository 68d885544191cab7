/** How far the till is from real money: each step as it is set now, whether it is proven, since when, and what is missing. */
import { isGuessablePin } from "../../settings/guessablePin.ts";
import type { Operator } from "../../settings/operators.ts";
import type { Settings } from "../../settings/resolve.ts";
import type { GatewayName } from "../../../preload/contract/gatewayTest.ts";
import type { LiveStep, LiveStepView, LiveSummaryView } from "../../../preload/contract/office.ts";
import { isLoopback, liveAddresses } from "../gateway/gatewayAddress.ts";
import type { Tried, TriedBook, TriedName } from "./triedBook.ts";

/** What was tried longer ago says little about today, ms. */
const PROVEN_FOR_MS = 7 * 24 * 60 * 60 * 1_000;

export interface StepsOf {
  /** As they will count from the next start. */
  readonly settings: Settings;
  readonly tried: Pick<TriedBook, "get">;
  readonly operators: readonly Operator[];
  /** Which of these the shop has set itself. */
  readonly isStored: (path: "store.name" | "operators") => boolean;
  readonly modeFixed: boolean;
  readonly holdsRecords: boolean;
  readonly goods: LiveSummaryView["goods"];
  /** ms */
  readonly now: number;
}

type Why = LiveStepView["why"];

/** What a trial is made of: another setting, and it says nothing any more. */
export function madeOf(name: TriedName, settings: Settings): string {
  const { currency, day, devices, gateways, store, taxes } = settings;
  if (name === "printer") return JSON.stringify(devices.printers[0] ?? null);
  if (name === "store") return JSON.stringify([store, taxes, currency, day]);
  return JSON.stringify(gateways[name]);
}

export function liveSteps(of: StepsOf): readonly LiveStepView[] {
  const { settings } = of;
  const { card, wallets } = liveAddresses(settings);
  const tried = (name: TriedName): Tried | null => of.tried.get(name, madeOf(name, settings));
  const gateway = (name: GatewayName, isSet: boolean): Why => {
    if (!isSet) return "notSet";
    const test = tried(name)?.test ?? null;
    if (test === null) return "notTested";
    if (test.verdict !== "reached") return "notReached";
    return of.now - test.at > PROVEN_FOR_MS ? "tooOld" : "";
  };
  const step = (name: LiveStep, why: Why, at: number | null = null): LiveStepView => ({
    step: name,
    state: why === "" ? "done" : "todo",
    why,
    at,
  });
  return [
    step("store", storeWhy(of, tried("store")), tried("store")?.at),
    of.goods.kind === "none" ? { step: "goods", state: "advised", why: "sampleGoods", at: null } : step("goods", ""),
    step("cards", gateway(settings.cardGateway, card !== null), tried(settings.cardGateway)?.at),
    wallets === null
      ? { step: "wallets", state: "notUsed", why: "", at: null }
      : step("wallets", gateway("citcon", true), tried("citcon")?.at),
    step("printer", printerWhy(of, tried("printer")), tried("printer")?.at),
    step("operators", operatorsWhy(of)),
    step("database", of.modeFixed ? "fixed" : of.holdsRecords ? "holdsRecords" : ""),
  ];
}

function storeWhy({ isStored, settings: { store } }: StepsOf, seen: Tried | null): Why {
  if (!isStored("store.name")) return "exampleStore";
  if (store.address.every((line) => line.trim() === "")) return "noAddress";
  return seen === null ? "notSeen" : "";
}

function printerWhy({ now, settings }: StepsOf, paper: Tried | null): Why {
  if (settings.devices.printers.length === 0) return "noPrinter";
  if (paper?.came !== true) return "noPaper";
  return now - paper.at > PROVEN_FOR_MS ? "tooOld" : "";
}

function operatorsWhy({ isStored, operators }: StepsOf): Why {
  if (!isStored("operators")) return "exampleOperators";
  const active = operators.filter((one) => one.active);
  if (active.some(({ pin }) => pin.kind === "plain" && isGuessablePin(pin.pin))) return "guessablePin";
  return active.some(({ role }) => role === "owner") ? "" : "noOwner";
}

/** What the live till will be, for a person to read. */
export function liveSummary(
  settings: Settings,
  operators: readonly Operator[],
  goods: LiveSummaryView["goods"],
): LiveSummaryView {
  const { cardGateway, devices, gateways, store, taxes } = settings;
  const { codepay, iotpay } = gateways;
  const { card, wallets } = liveAddresses(settings);
  const printer = devices.printers[0];
  return {
    store: { name: store.name, address: store.address, register: store.register },
    taxes: taxes.map(({ name, number, rate }) => ({ name, rate, number })),
    cards: {
      gateway: cardGateway,
      terminal: cardGateway === "iotpay" ? iotpay.device : codepay.terminalSn || codepay.lan.host,
    },
    wallets: wallets !== null,
    local:
      (card !== null && isLoopback(card.settings.baseUrl)) ||
      (wallets !== null && isLoopback(wallets.settings.baseUrl)),
    printer:
      printer === undefined ? null : { kind: printer.kind, at: printer.kind === "tcp" ? printer.host : printer.path },
    people: operators.filter(({ active }) => active).map(({ name, role }) => ({ name, role })),
    goods,
  };
}
