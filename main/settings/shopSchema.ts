/** Settings of the shop itself: store, taxes, tips, receipts, scanning, the business day. */
import * as v from "valibot";
import { choice, flag, group, line, longText, name, percent, text, uniqueNames, whole } from "./fields.ts";

export const store = v.optional(
  group({
    name: v.optional(name(60), "Maple Market"),
    address: v.optional(v.pipe(v.array(line(60)), v.maxLength(6, "write at most 6 lines")), [
      "123 Main St",
      "Vancouver BC V5K 0A1",
    ]),
    phone: text(40),
    register: v.optional(
      v.pipe(v.string(), v.regex(/^[A-Za-z0-9]{1,4}$/, 'write 1 to 4 letters or figures, like "1"')),
      "1",
    ),
  }),
  {},
);

const tax = group({ name: name(20), rate: percent, included: flag(false), number: text(40) });

export const taxes = v.optional(
  v.pipe(
    v.array(tax),
    v.maxLength(10, "write at most 10 taxes"),
    v.check(uniqueNames, "give every tax a name of its own"),
  ),
  [
    { name: "GST", rate: "5" },
    { name: "PST", rate: "7" },
  ],
);

export const tips = v.optional(
  group({
    when: choice(["off", "before", "after"]),
    presets: v.optional(v.pipe(v.array(percent), v.maxLength(6, "write at most 6 presets")), ["15", "18", "20"]),
    askOn: choice(["till", "terminal"]),
  }),
  {},
);

export const otherTenders = v.optional(
  v.pipe(
    v.array(group({ name: name(40), askReference: flag(true) })),
    v.maxLength(10, "write at most 10 tenders"),
    v.check(uniqueNames, "give every tender a name of its own"),
  ),
  [],
);

export const receipts = v.optional(
  group({
    customer: choice(["always", "ask", "never"]),
    merchant: choice(["always", "signature"]),
    slipBy: choice(["till", "terminal"]),
    footer: longText(500, "words"),
    logo: text(300),
  }),
  {},
);

export const scan = v.optional(
  group({
    weightCodes: choice(["none", "upca", "ean13"]),
    weightPrefixes: v.optional(
      v.pipe(
        v.array(v.pipe(v.string(), v.regex(/^(02|2\d)$/, 'write "02" or "20" to "29"'))),
        v.maxLength(11, "write at most 11 prefixes"),
      ),
      ["25", "26", "27", "28", "29"],
    ),
    priceCheck: choice(["digit", "none"]),
    wedgeMaxGapMs: v.optional(whole(5, 1000), 50),
    layout: choice(["us", "fr"]),
  }),
  {},
);

const isTimeZone = (zone: string): boolean => {
  try {
    new Intl.DateTimeFormat("en-US", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
};

export const day = v.optional(
  group({
    timeZone: v.optional(
      v.pipe(v.string(), v.check(isTimeZone, 'write a time zone of the IANA list, like "America/Vancouver"')),
      "America/Vancouver",
    ),
    cutOff: v.optional(
      v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'write a time from "00:00" to "23:59", like "04:00"')),
      "04:00",
    ),
  }),
  {},
);

export const backup = v.optional(group({ dir: text(300), keep: v.optional(whole(1, 1000), 30) }), {});
