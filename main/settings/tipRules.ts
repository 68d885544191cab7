/** What the settings `tips` ask of the gateway that takes cards. A till that could never do it says so at its start. */
import type { SettingsProblem } from "./problem.ts";
import type { SettingsFile } from "./schema.ts";

/** gateways.md A.3, A.6: nothing tells IOT Pay's terminals to ask for a tip, and none can be changed afterwards. */
export function checkTips({ cardGateway, tips }: SettingsFile): readonly SettingsProblem[] {
  if (cardGateway !== "iotpay") return [];
  if (tips.when === "after") {
    const todo = 'set "tips.when" to "before" or "off", or "cardGateway" to "codepay"';
    return [{ path: "tips.when", what: "IOT Pay cannot add a tip to a payment that was taken", todo, source: null }];
  }
  if (tips.when === "before" && tips.askOn === "terminal") {
    const todo = 'set "tips.askOn" to "till", or "cardGateway" to "codepay"';
    return [{ path: "tips.askOn", what: "IOT Pay's terminals cannot be told to ask for a tip", todo, source: null }];
  }
  return [];
}
