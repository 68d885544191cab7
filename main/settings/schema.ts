/** Every key of the settings file, all optional, each with its default (design.md, Settings; docs/settings.md). */
import * as v from "valibot";
import { isPinHash } from "../core/people/pinHash.ts";
import { devices } from "./deviceSchema.ts";
import { choice, flag, group, name, uniqueNames, whole } from "./fields.ts";
import { gateways } from "./gatewaySchema.ts";
import { backup, day, otherTenders, receipts, scan, store, taxes, tips } from "./shopSchema.ts";

const operator = v.pipe(
  group({
    id: v.optional(v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/, "write 1 to 40 of a–z, 0–9 and -"))),
    name: name(40),
    active: flag(true),
    role: v.picklist(["cashier", "manager", "owner"]),
    pin: v.optional(v.pipe(v.string(), v.regex(/^\d{4,8}$/, "write 4 to 8 figures in quotes"))),
    pinHash: v.optional(v.pipe(v.string(), v.check(isPinHash, "take the value that the till itself stored"))),
  }),
  v.check((one) => (one.pin === undefined) !== (one.pinHash === undefined), 'give exactly one of "pin" and "pinHash"'),
);

const operators = v.pipe(
  v.array(operator),
  v.minLength(1, "name at least one operator, or leave the key out"),
  v.maxLength(200, "name at most 200 operators"),
  v.check(uniqueNames, "give every operator a name of their own"),
  v.check((list) => {
    const ids = list.flatMap(({ id }) => (id === undefined ? [] : [id]));
    return new Set(ids).size === ids.length;
  }, "give every operator an id of their own"),
);

export const settingsSchema = group({
  mode: choice(["training", "live"]),
  locale: choice(["en", "fr", "zh"]),
  currency: choice(["CAD", "USD"]),
  store,
  taxes,
  // The currency decides when the shop does not; see resolve.ts.
  cashRounding: v.optional(v.picklist([1, 5, 10, 25, 50, 100])),
  tips,
  gateways,
  cardGateway: choice(["iotpay", "codepay"]),
  walletGateway: choice(["citcon"]),
  otherTenders,
  polling: v.optional(group({ everyMs: v.optional(whole(200, 60_000), 2_000) }), {}),
  truth: v.optional(
    group({
      managerAfterMs: v.optional(whole(0, 3_600_000), 120_000),
      watchHours: v.optional(whole(1, 168), 24),
      sameAmountMinutes: v.optional(whole(0, 120), 10),
    }),
    {},
  ),
  receipts,
  scan,
  day,
  lockAfterMinutes: v.optional(whole(0, 480), 10),
  backup,
  devices,
  operators: v.optional(operators),
});

export type SettingsFile = v.InferOutput<typeof settingsSchema>;
