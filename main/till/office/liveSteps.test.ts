/** What is read by a person before a till goes live. */
import { expect, test } from "vitest";
import { resolveSettings } from "../../settings/resolve.ts";
import { liveSummary } from "./liveSteps.ts";

const terminalOf = (value: Record<string, unknown>): string => {
  const resolved = resolveSettings([{ kind: "overlay", source: "shop.json", value }]);
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.error));
  return liveSummary(resolved.value, [], { kind: "come", count: 1 }).cards.terminal;
};

test("the terminal is named as the shop knows it: its device, its serial number, or its address in the shop", () => {
  expect(terminalOf({ gateways: { iotpay: { device: "V1-B25" } } })).toBe("V1-B25");
  const lan = { host: "192.0.2.31" };
  const codepay = (more: object): string => terminalOf({ cardGateway: "codepay", gateways: { codepay: more } });
  expect(codepay({ terminalSn: "WPYB0022", lan })).toBe("WPYB0022");
  expect(codepay({ appId: "app", lan })).toBe("192.0.2.31");
});
