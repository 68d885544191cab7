/** Reads the JSON of the control API: every key and value checked, the first thing wrong named in a sentence. */

import type { ForeignPayment } from "./citcon/foreign.ts";
import { isLocalTime } from "./citcon/localTime.ts";
import type { CounterAction } from "./codepay/counterControl.ts";
import type { AutoAction, AutoWalletAction, FaultRequest, PaxAction, PhoneAction } from "./control.ts";
import { faultPoints } from "./faults.ts";
import type { Fault } from "./faults.ts";
import { brands, declineReasons, entryMethods } from "./pax/cards.ts";
import { confirmations } from "./phone/phone.ts";
import { wallets } from "./phone/wallets.ts";
import type { Settings } from "./settings.ts";
import { isErrorCode } from "./iotpay/errors.ts";

export type Input<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: string };

/** True when a value fits; `says` ends the sentence "`key` must be …". */
interface Check {
  readonly says: string;
  readonly fits: (value: unknown) => boolean;
}

type Shape = Readonly<Record<string, { readonly check: Check; readonly required: boolean }>>;

const oneOf = (choices: readonly (string | number)[]): Check => ({
  says: `one of ${choices.join(", ")}`,
  fits: (value) => choices.some((choice) => choice === value),
});
const whole = (min: number, max: number): Check => ({
  says: `a whole number from ${min} to ${max}`,
  fits: (value) => typeof value === "number" && Number.isInteger(value) && value >= min && value <= max,
});
const text: Check = { says: "text of at most 64 characters", fits: (v) => typeof v === "string" && v.length <= 64 };
const yesNo: Check = { says: "true or false", fits: (value) => typeof value === "boolean" };
const errorCode: Check = {
  says: "a documented error code such as 0110",
  fits: (value) => typeof value === "string" && isErrorCode(value),
};
const anyCode: Check = {
  says: "a code such as 0110 or ZZ",
  fits: (value) => typeof value === "string" && /^[0-9A-Z]{1,8}$/.test(value),
};
const localTime: Check = {
  says: "a time as yyyy-MM-dd HH:mm:ss",
  fits: (value) => typeof value === "string" && isLocalTime(value),
};
const anything: Check = { says: "an object", fits: (value) => typeof value === "object" && value !== null };
const ms = whole(0, 600_000);

const need = (check: Check) => ({ check, required: true });
const may = (check: Check) => ({ check, required: false });

function checked(value: unknown, shape: Shape): Input<object> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return { ok: false, error: "The body must be a JSON object." };
  }
  const entries = new Map<string, unknown>(Object.entries(value));
  for (const name of entries.keys()) {
    if (!Object.hasOwn(shape, name)) {
      return { ok: false, error: `Unknown key ${name}: use ${Object.keys(shape).join(", ")}.` };
    }
  }
  for (const [name, { check, required }] of Object.entries(shape)) {
    if (!entries.has(name)) {
      if (required) return { ok: false, error: `${name} is missing: it must be ${check.says}.` };
    } else if (!check.fits(entries.get(name))) return { ok: false, error: `${name} must be ${check.says}.` };
  }
  return { ok: true, value };
}

const touch = {
  brand: may(oneOf(brands)),
  method: may(oneOf(entryMethods)),
  reason: may(oneOf(Object.keys(declineReasons))),
};

const cents = whole(0, 1_000_000_000);

const walletTouch = { wallet: may(oneOf(wallets)), code: may(anyCode) };

/** The body of `POST /control/pax`. */
export function readPaxAction(value: unknown): Input<PaxAction> {
  const actions = oneOf([...entryMethods, "decline", "cancel", "pull", "plug"]);
  return checked(value, { action: need(actions), device: may(text), ...touch }) as Input<PaxAction>;
}

/** The body of `POST /control/codepay`. */
export function readCounterAction(value: unknown): Input<CounterAction> {
  const actions = oneOf([...entryMethods, "decline", "cancel", "offline", "online", "settle", "changeTip"]);
  return checked(value, {
    action: need(actions),
    terminal: may(text),
    tip: may(cents),
    ...touch,
  }) as Input<CounterAction>;
}

/** The body of `POST /control/phone`. */
export function readPhoneAction(value: unknown): Input<PhoneAction> {
  const actions = oneOf(["approve", "refuse", "showCode", "hideCode"]);
  const shape = { action: need(actions), payment: may(text), ...walletTouch, confirm: may(oneOf(confirmations)) };
  return checked(value, shape) as Input<PhoneAction>;
}

/** The body of `POST /control/foreign`. */
export function readForeignPayment(value: unknown): Input<ForeignPayment> {
  const shape = {
    total: need(whole(1, 1_000_000_000)),
    tip: may(whole(0, 1_000_000_000)),
    wallet: may(oneOf(wallets)),
    reference: may(text),
    state: may(oneOf(["paid", "waiting"])),
    localTime: may(localTime),
  };
  return checked(value, shape) as Input<ForeignPayment>;
}

function forWallets(value: unknown): boolean {
  return (
    typeof value === "object" && value !== null && "do" in value && (value.do === "approve" || value.do === "refuse")
  );
}

/** The body of `POST /control/auto`: an action or null. */
export function readAutoAction(value: unknown): Input<AutoAction | AutoWalletAction | null> {
  if (value === null) return { ok: true, value: null };
  if (forWallets(value)) {
    const confirm = may(oneOf(["password", "instant"]));
    const shape = { after: need(ms), do: need(oneOf(["approve", "refuse"])), ...walletTouch, confirm };
    return checked(value, shape) as Input<AutoWalletAction>;
  }
  const actions = oneOf([...entryMethods, "decline", "cancel", "pull", "approve", "refuse"]);
  return checked(value, { after: need(ms), do: need(actions), tip: may(cents), ...touch }) as Input<AutoAction>;
}

const settingChecks: { readonly [Name in keyof Settings]: Check } = {
  repeatedOrder: oneOf(["secondCharge", "firstAnswer", "error"]),
  lookup: oneOf(["knows", "doesNotKnowCards", "nested"]),
  lateMs: ms,
  errCodes: yesNo,
  failWords: oneOf(["coded", "plain"]),
  faultsByAmount: yesNo,
  whenBusy: oneOf(["queue", "refuse"]),
  paidStatus: oneOf([2, 3]),
  handlingMs: ms,
  limitMs: ms,
  walletLimitMs: ms,
  reference: oneOf(["kept", "ignored"]),
  payCodes: oneOf(["reusable", "once"]),
  cancelAfterMs: ms,
  settledAfterMs: whole(0, 1_000_000_000),
  refundHoldMs: whole(0, 1_000_000_000),
  qrRefunds: oneOf(["allowed", "refused"]),
  openBalance: yesNo,
  cancelledPaid: oneOf(["closed", "paid"]),
  onlineInquire: oneOf(["sees", "ownId", "blind"]),
  onlineAnswer: oneOf(["amount", "transAmount"]),
  qrAnswer: oneOf(["bare", "withId"]),
  bom: yesNo,
  numbers: oneOf(["mixed", "strings", "numbers"]),
  inquireId: oneOf(["null", "same"]),
  historyJson: oneOf(["list", "text"]),
  historyHours: whole(-24, 24),
  iotpayTip: oneOf(["onTop", "inside"]),
  shownStatus: oneOf([9, 0]),
  expiredStatus: oneOf([1, 3, 9]),
  onlineStatus: oneOf(["true", "stale"]),
  cloudSeesLan: oneOf(["sees", "blind"]),
  lanBizData: oneOf(["object", "text"]),
  lanSuccess: oneOf(["0", "000"]),
  lanFrames: oneOf(["whole", "parts"]),
  lanSockets: oneOf(["both", "older", "newer"]),
  batchAnswer: oneOf(["empty", "sums"]),
  counterShows: oneOf(["card", "code"]),
};

/** The body of `POST /control/settings`: any of the settings. */
export function readSettings(value: unknown): Input<Partial<Settings>> {
  const shape = Object.fromEntries(Object.entries(settingChecks).map(([name, check]) => [name, may(check)]));
  return checked(value, shape);
}

const plain = {};
const age = { ms: need(ms) };
const anyValue: Check = { says: "a JSON value", fits: () => true };
const faultShapes: { readonly [Kind in Fault["kind"]]: Shape } = {
  rewritten: { field: need(text), as: may(anyValue) },
  grown: plain,
  packed: plain,
  chunked: plain,
  empty: plain,
  redirected: plain,
  chatter: plain,
  dropBefore: plain,
  dropWhileOpen: plain,
  dropAfter: plain,
  delay: age,
  serverError: { status: may(whole(400, 599)), before: may(yesNo) },
  html: { before: may(yesNo) },
  truncated: plain,
  cut: plain,
  doubled: plain,
  answeredTwice: plain,
  otherAmount: { by: need(whole(-100_000_000, 100_000_000)) },
  otherOrderNo: plain,
  wrongSignature: plain,
  noSignature: plain,
  fail: { code: need(errorCode) },
  failThenPaid: { code: may(errorCode) },
  neverAnswers: plain,
  status: { status: need(whole(0, 99)) },
  notFoundFor: age,
  statusFor: { status: need(whole(0, 99)), ...age },
  pretends: plain,
  neverArrives: plain,
  says: { code: need(anyCode), result: may(oneOf(["success", "fail"])) },
  saysFor: { code: need(anyCode), ...age },
};
const faultDefaults: Partial<Record<string, object>> = {
  serverError: { status: 502, before: false },
  html: { before: false },
  says: { result: "fail" },
};

function readFault(value: unknown, on: string): Input<Fault> {
  const kind: unknown = typeof value === "object" && value !== null && "kind" in value ? value.kind : undefined;
  const kinds = oneOf(Object.keys(faultShapes));
  if (typeof kind !== "string" || !kinds.fits(kind)) return { ok: false, error: `fault.kind must be ${kinds.says}.` };
  const forIotpay = ["create_order", "query_order", "refund_order", "query_refund"].includes(on);
  const shape = { ...faultShapes[kind as Fault["kind"]] };
  if (!forIotpay && "code" in shape) shape["code"] = { ...shape["code"], check: anyCode };
  const read = checked(value, { kind: need(text), ...shape });
  if (!read.ok) return { ok: false, error: `In fault: ${read.error}` };
  const defaults =
    kind === "failThenPaid" ? { code: forIotpay ? "0110" : on.includes(".") ? "50001" : "ZZ" } : faultDefaults[kind];
  return { ok: true, value: { ...defaults, ...read.value } as Fault };
}

/** The body of `POST /control/faults`. */
export function readFaultRequest(value: unknown): Input<FaultRequest> {
  const points = oneOf(faultPoints);
  const shape = { on: need(points), mchOrderNo: may(text), times: may(whole(1, 1_000_000)), fault: need(anything) };
  const read = checked(value, shape) as Input<FaultRequest>;
  if (!read.ok) return read;
  const fault = readFault(read.value.fault, read.value.on);
  return fault.ok ? { ok: true, value: { ...read.value, fault: fault.value } } : fault;
}
