/** Words of the settings, of people, and of going live. */
import type { GatewayName } from "../../../preload/contract/gatewayTest.ts";
import type { SettingPath } from "../../../preload/contract/settingPaths.ts";
import type { Section } from "../../state/office/sections.ts";
import type { VerdictWords } from "./verdicts/messages.ts";

/** Settings that a screen shows by a label of their own. */
export type LabelledPath = Extract<
  SettingPath,
  | `store.${string}`
  | `receipts.${"customer" | "merchant" | "slipBy" | "footer"}`
  | `tips.${string}`
  | `day.${string}`
  | `backup.${string}`
  | `scan.${"weightCodes" | "priceCheck" | "layout"}`
  | `truth.${"managerAfterMs" | "sameAmountMinutes"}`
  | `gateways.${string}`
  | "devices.drawer.via"
  | "devices.drawer.path"
  | "locale"
  | "currency"
  | "cashRounding"
  | "lockAfterMinutes"
  | "cardGateway"
>;

export interface SettingsWords {
  readonly sections: Readonly<Record<Section, string>>;
  readonly save: string;
  readonly undo: string;
  readonly saved: string;
  readonly changes: (n: number) => string;
  readonly approveChanges: (n: number) => string;
  readonly fixed: string;
  readonly fromStart: string;
  readonly waiting: (n: number) => string;
  readonly waitingMore: string;
  readonly labels: Readonly<Record<LabelledPath, string>>;
  /** What a choice's values mean; those that name themselves are left out. */
  readonly choices: Readonly<Record<string, string>>;
  readonly yes: string;
  readonly no: string;
  readonly secretSet: string;
  readonly secretNotSet: string;
  readonly replace: string;
  readonly keep: string;
  readonly taxes: {
    readonly name: string;
    readonly rate: string;
    readonly number: string;
    readonly included: string;
    readonly add: string;
    readonly remove: (name: string) => string;
    readonly none: string;
  };
  readonly tenders: {
    readonly others: string;
    readonly more: string;
    readonly name: string;
    readonly askReference: string;
    readonly add: string;
    readonly remove: (name: string) => string;
    readonly none: string;
  };
  readonly printer: {
    readonly title: string;
    readonly kind: string;
    readonly kinds: Readonly<Record<"none" | "tcp" | "serial" | "usb" | "file", string>>;
    readonly host: string;
    readonly port: string;
    readonly path: string;
    readonly columns: string;
    readonly test: string;
    readonly held: string;
    readonly heldMore: string;
    readonly came: string;
    readonly approveTest: string;
  };
  readonly drawer: {
    readonly title: string;
    readonly open: string;
    readonly more: string;
    readonly reasons: readonly string[];
    readonly approve: (reason: string) => string;
    readonly opened: string;
  };
  readonly gateways: {
    readonly what: Readonly<Record<GatewayName, string>>;
    readonly open: string;
    readonly more: string;
    readonly less: string;
    readonly test: string;
    readonly testing: string;
    readonly notTested: string;
    readonly working: string;
    readonly notWorking: string;
    readonly notUsed: string;
    readonly verdict: VerdictWords;
    readonly notFound: Readonly<Record<"said" | "notSaid", string>>;
    readonly otherSignature: string;
    readonly terminalLater: string;
    readonly shop: (name: string) => string;
    readonly took: (seconds: string) => string;
    readonly secrets: string;
    readonly approveTest: (name: string) => string;
    readonly unsaved: string;
  };
  readonly people: {
    readonly add: string;
    readonly name: string;
    readonly role: string;
    readonly newPin: string;
    readonly newPinMore: string;
    readonly change: string;
    readonly roles: Readonly<Record<"cashier" | "manager" | "owner", string>>;
    readonly letGo: string;
    readonly bringBack: string;
    readonly left: string;
    readonly guessable: string;
    readonly you: string;
    readonly approveAdd: (name: string) => string;
    readonly approveChange: (name: string) => string;
    readonly fixed: string;
    readonly rights: Readonly<Record<"cashier" | "manager" | "owner", string>>;
  };
  readonly importing: {
    readonly title: string;
    readonly more: string;
    readonly choose: string;
    readonly approve: (file: string) => string;
    readonly done: (stored: number, secrets: number) => string;
    readonly leftOut: string;
    readonly tooLarge: string;
  };
}
