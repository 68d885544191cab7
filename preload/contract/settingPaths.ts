/** The settings that the till's own screen changes, and when a change of each begins to count. */
import type { Action } from "../../main/core/people/permissions.ts";

interface SettingRule {
  /** `now`: at once · `start`: from the next start, because what stands on it is built then. */
  readonly from: "now" | "start";
  /** Of a secret the page hears only that it is set. */
  readonly secret?: true;
  /** Where money goes takes a PIN every time. */
  readonly action?: Extract<Action, "changeGateways">;
}

const now = { from: "now" } as const;
const start = { from: "start" } as const;
const money = { from: "start", action: "changeGateways" } as const;
const secret = { ...money, secret: true } as const;

const SETTINGS = {
  "store.name": now,
  "store.address": now,
  "store.phone": now,
  "store.register": start,
  locale: start,
  currency: start,
  taxes: start,
  cashRounding: start,
  otherTenders: now,
  "tips.when": now,
  "tips.presets": now,
  "tips.askOn": now,
  "receipts.customer": now,
  "receipts.merchant": now,
  "receipts.slipBy": now,
  "receipts.footer": now,
  "receipts.logo": start,
  lockAfterMinutes: now,
  "day.timeZone": start,
  "day.cutOff": start,
  "polling.everyMs": start,
  "truth.managerAfterMs": now,
  "truth.watchHours": start,
  "truth.sameAmountMinutes": now,
  "backup.dir": start,
  "backup.keep": now,
  "scan.weightCodes": now,
  "scan.weightPrefixes": now,
  "scan.priceCheck": now,
  "scan.wedgeMaxGapMs": now,
  "scan.layout": start,
  "devices.scanners": start,
  "devices.printers": start,
  "devices.drawer.via": start,
  "devices.drawer.path": start,
  "devices.display.kind": start,
  "devices.display.path": start,
  cardGateway: money,
  walletGateway: money,
  "gateways.iotpay.baseUrl": money,
  "gateways.iotpay.mchId": money,
  "gateways.iotpay.key": secret,
  "gateways.iotpay.jobNo": money,
  "gateways.iotpay.device": money,
  "gateways.iotpay.body": money,
  "gateways.iotpay.timeoutMs": money,
  "gateways.iotpay.tipMode": money,
  "gateways.iotpay.cardRefund": money,
  "gateways.iotpay.strictSign": money,
  "gateways.citcon.baseUrl": money,
  "gateways.citcon.storeCode": secret,
  "gateways.citcon.encoding": money,
  "gateways.citcon.tokenAlone": money,
  "gateways.codepay.baseUrl": money,
  "gateways.codepay.appId": money,
  "gateways.codepay.merchantNo": money,
  "gateways.codepay.storeNo": money,
  "gateways.codepay.terminalSn": money,
  "gateways.codepay.expiresS": money,
  "gateways.codepay.strictSign": money,
  "gateways.codepay.auth.kind": money,
  "gateways.codepay.auth.privateKey": secret,
  "gateways.codepay.auth.gatewayPublicKey": money,
  "gateways.codepay.auth.username": money,
  "gateways.codepay.auth.password": secret,
  "gateways.codepay.lan.host": money,
  "gateways.codepay.lan.port": money,
  "gateways.codepay.lan.askBeside": money,
} as const satisfies Readonly<Record<string, SettingRule>>;

export type SettingPath = keyof typeof SETTINGS;

export const SETTING_PATHS = Object.keys(SETTINGS) as [SettingPath, ...SettingPath[]];

export const ruleOf = (path: SettingPath): SettingRule => SETTINGS[path];
export const isSecret = (path: SettingPath): boolean => ruleOf(path).secret === true;
