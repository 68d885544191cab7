import { describe, expect, it } from "vitest";
import { describeProblem } from "./problem.ts";
import { resolveSettings, type Settings, type SettingsLayer } from "./resolve.ts";

const overlay = (value: unknown): SettingsLayer => ({ kind: "overlay", source: "shop.json", value });
const stored = (value: unknown): SettingsLayer => ({ kind: "stored", source: "settings.json", value });

function settings(...layers: SettingsLayer[]): Settings {
  const result = resolveSettings(layers);
  if (!result.ok) throw new Error(result.error.map(describeProblem).join("\n"));
  return result.value;
}

function problems(...layers: SettingsLayer[]): readonly string[] {
  const result = resolveSettings(layers);
  return result.ok ? [] : result.error.map(describeProblem);
}

describe("defaults", () => {
  it("fills in every key of the design", () => {
    const all = settings();
    expect(all).toMatchObject({
      mode: "training",
      modeFrom: "default",
      currency: "CAD",
      cashRounding: 5,
      cardGateway: "iotpay",
    });
    expect(all.gateways.iotpay).toMatchObject({
      baseUrl: "https://api.iotpaycloud.com",
      timeoutMs: 180_000,
      strictSign: "learn",
    });
    expect(all.truth).toEqual({ managerAfterMs: 120_000, watchHours: 24, sameAmountMinutes: 10 });
    expect(all.day).toEqual({ timeZone: "America/Vancouver", cutOff: "04:00" });
    expect(all.taxes.map(({ name, rate, included }) => [name, rate, included])).toEqual([
      ["GST", "5", false],
      ["PST", "7", false],
    ]);
    expect(all.operators.map(({ id, role }) => [id, role])).toEqual([
      ["cashier-1", "cashier"],
      ["manager", "manager"],
    ]);
  });

  it("takes the cash step from the currency unless the shop says otherwise", () => {
    expect(settings(overlay({ currency: "USD", cardGateway: "codepay" })).cashRounding).toBe(1);
    expect(settings(overlay({ cashRounding: 1 })).cashRounding).toBe(1);
  });
});

describe("layers", () => {
  it("merges groups key by key and replaces lists", () => {
    const all = settings(
      stored({
        store: { name: "A", register: "7" },
        taxes: [{ name: "HST", rate: "13" }],
        gateways: { iotpay: { mchId: "m" } },
      }),
      overlay({ store: { name: "B" }, taxes: [], gateways: { iotpay: { key: "k" } } }),
    );
    expect(all.store).toMatchObject({ name: "B", register: "7" });
    expect(all.taxes).toEqual([]);
    expect(all.gateways.iotpay).toMatchObject({ mchId: "m", key: "k" });
  });
});

describe("refusals", () => {
  it("names an unknown key, the nearest known one and the file", () => {
    expect(problems(overlay({ gateways: { iotpay: { kee: 1 } } }))).toEqual([
      'gateways.iotpay.kee: unknown key; did you mean "key"? (shop.json)',
    ]);
    expect(problems(overlay({ devices: { printers: [{ kind: "tcp", host: "h", prot: 1 }] } }))[0]).toContain(
      'devices.printers[0].prot: unknown key; did you mean "port"?',
    );
  });

  it("lists all problems at once, over all layers", () => {
    const found = problems(stored({ mode: "lve", polling: 3 }), overlay({ a: 1, b: 2, store: null }));
    expect(found).toHaveLength(5);
  });

  it("refuses keys that every object inherits", () => {
    for (const key of ["__proto__", "constructor", "toString"]) {
      const value = JSON.parse(`{"store":{"${key}":{"name":"x"}}}`) as unknown;
      expect(problems(overlay(value))[0]).toContain(`store.${key}: unknown key`);
    }
  });

  it.each([
    "http://example.com",
    "ftp://x",
    "http://localhost:1",
    "https://u:p@x.example",
    "https://x.example/?a",
    "",
    "x",
    "http://127.0.0.1.example",
  ])("refuses the address %j", (baseUrl) => {
    expect(problems(overlay({ gateways: { iotpay: { baseUrl } } }))[0]).toContain("gateways.iotpay.baseUrl: ");
  });

  it("takes https, and http on this machine", () => {
    for (const baseUrl of ["https://pay.example/api", "http://127.0.0.1:4010"]) {
      expect(settings(overlay({ gateways: { iotpay: { baseUrl: `${baseUrl}/` } } })).gateways.iotpay.baseUrl).toBe(
        baseUrl,
      );
    }
  });

  it.each([
    [{ taxes: [{ name: "A", rate: "100.1" }] }, "taxes[0].rate"],
    [{ taxes: [{ name: "A", rate: "5.1234567" }] }, "taxes[0].rate"],
    [{ taxes: [{ name: "A", rate: 5 }] }, "taxes[0].rate: is a number; write a text in quotes"],
    [
      {
        taxes: [
          { name: "A", rate: "5" },
          { name: "a ", rate: "7" },
        ],
      },
      "taxes: ",
    ],
    [{ store: { register: "12345" } }, "store.register"],
    [{ day: { timeZone: "Mars/Base" } }, "day.timeZone"],
    [{ day: { cutOff: "24:00" } }, "day.cutOff"],
    [{ currency: "EUR" }, 'currency: cannot be "EUR"'],
    [{ currency: "USD" }, "currency: IOT Pay takes no USD"],
    [{ tips: { when: "after" } }, "tips.when: IOT Pay cannot add a tip"],
    [{ tips: { when: "before", askOn: "terminal" } }, "tips.askOn: IOT Pay's terminals cannot be told"],
    [{ tips: { presets: ["101"] } }, "tips.presets[0]"],
    [{ truth: { watchHours: 1.5 } }, "truth.watchHours"],
    [{ receipts: { footer: "4111 1111 1111 1111" } }, "receipts.footer"],
    [{ operators: [{ name: "A", role: "cashier" }] }, "operators[0]"],
    [{ operators: [{ name: "A", role: "cashier", pin: "123" }] }, "operators[0].pin"],
    [{ operators: [{ name: "A", role: "cashier", pin: 1234 }] }, "operators[0].pin"],
    [
      {
        operators: [
          { name: "A", role: "owner", pin: "2580" },
          { name: "A", role: "cashier", pin: "2581" },
        ],
      },
      "operators: ",
    ],
    [{ operators: [] }, "operators: "],
    [[], "settings: is a list"],
    [null, "settings: is null"],
  ])("refuses %j by its path", (value, start) => {
    const [first = "", ...others] = problems(overlay(value));
    expect(first.startsWith(start)).toBe(true);
    expect(others).toEqual([]);
  });

  it("never repeats a secret, nor a card number, in a message", () => {
    const value = {
      "4111111111111111": 1,
      locale: "4111111111111111",
      gateways: { iotpay: { key: ["s3cr3t"] } },
      operators: [{ name: "A", role: "owner", pin: "86420975x" }],
    };
    expect(problems(overlay(value)).join("\n")).not.toMatch(/4111|s3cr3t|8642/);
  });
});

describe("live mode", () => {
  const operators = [{ name: "Ann", role: "manager", pin: "1111" }];

  it("wants operators of its own", () => {
    expect(problems(stored({ mode: "live" }))[0]).toContain("operators: live mode has nobody to sign in");
  });

  it("refuses guessable PINs that were stored, not those of an overlay", () => {
    expect(problems(stored({ mode: "live", operators }))[0]).toContain("operators[0].pin: is easily guessed");
    expect(problems(stored({ operators }), overlay({ mode: "live" }))[0]).toContain("operators[0].pin");
    expect(problems(stored({ mode: "live" }), overlay({ operators }))).toEqual([]);
    expect(problems(stored({ mode: "live", operators: [{ ...operators[0], pin: "5830" }] }))).toEqual([]);
  });
});

describe("operators", () => {
  it("have ids of their own, made of their names", () => {
    const named = ["Zoë Müller", "zoe muller", "李", "王"].map((name, i) => ({
      name,
      role: "cashier",
      pin: `583${String(i)}`,
    }));
    expect(settings(overlay({ operators: named })).operators.map(({ id }) => id)).toEqual([
      "zoe-muller",
      "zoe-muller-2",
      "operator",
      "operator-2",
    ]);
  });
});
