/** Changing the stored settings, trying what they name, and going live. Every change is somebody's by PIN, or by right. */
import * as v from "valibot";
import type { Role } from "../../main/core/people/permissions.ts";
import { channel, id, pin } from "./channel.ts";
import { GATEWAY_NAMES, type GatewayName, type GatewayTestView } from "./gatewayTest.ts";
import { SETTING_PATHS, type SettingPath } from "./settingPaths.ts";

export interface SettingsPageView {
  /** The value of each setting as it will count from the next start; a secret's is left out. */
  readonly values: Readonly<Partial<Record<SettingPath, unknown>>>;
  /** Secrets that are set. */
  readonly secretsSet: readonly SettingPath[];
  /** Named by the file that the till was started with: what is stored would not count. */
  readonly fixed: readonly SettingPath[];
  /** Changed since the start, and counting from the next one. */
  readonly waiting: readonly SettingPath[];
  /** The last test of each whose settings have not changed since. */
  readonly tests: readonly GatewayTestView[];
  /** The till can start anew by itself. */
  readonly restarts: boolean;
}

/** What has to stand before training is turned off, in the order of the walk. */
export const LIVE_STEPS = ["store", "goods", "cards", "wallets", "printer", "operators", "database"] as const;
export type LiveStep = (typeof LIVE_STEPS)[number];

export interface LiveStepView {
  readonly step: LiveStep;
  /** `advised`: better seen to, but nothing waits for it. */
  readonly state: "done" | "todo" | "advised" | "notUsed";
  /** What is missing, as a word of the catalogue; "" when nothing is. */
  readonly why:
    | ""
    | "exampleStore"
    | "noAddress"
    | "sampleGoods"
    | "notSeen"
    | "notSet"
    | "notTested"
    | "notReached"
    | "tooOld"
    | "noPrinter"
    | "noPaper"
    | "exampleOperators"
    | "guessablePin"
    | "noOwner"
    | "holdsRecords"
    | "fixed";
  /** When it was tried or seen, ms; null where nothing was. */
  readonly at: number | null;
}

/** What the live till will be: read by a person before it is. */
export interface LiveSummaryView {
  readonly store: { readonly name: string; readonly address: readonly string[]; readonly register: string };
  readonly taxes: readonly { readonly name: string; readonly rate: string; readonly number: string }[];
  readonly cards: { readonly gateway: Exclude<GatewayName, "citcon">; readonly terminal: string };
  readonly wallets: boolean;
  /** A gateway stands on this machine, as a simulator does: no real money would move there. */
  readonly local: boolean;
  readonly printer: { readonly kind: string; readonly at: string } | null;
  readonly people: readonly { readonly name: string; readonly role: Role }[];
  /** `come`: training's own goods come along · `there`: live has goods already · `none`: the sample's stay behind. */
  readonly goods: { readonly kind: "come" | "there" | "none"; readonly count: number };
}

export interface LiveView {
  readonly mode: "training" | "live";
  readonly steps: readonly LiveStepView[];
  /** Every step is done. */
  readonly proven: boolean;
  /** Why it cannot be now although every step is: a sale or a payment of training is not at its end, or goods are imported; "" when none is. */
  readonly held: "" | "sale" | "money" | "import";
  /** Every step is done and nothing holds it: `setup.goLive` will be taken. */
  readonly ready: boolean;
  /** Live is stored already and counts from the next start. */
  readonly waiting: boolean;
  /** A test page is out and waits for somebody to say that they hold it. */
  readonly paperOut: boolean;
  readonly summary: LiveSummaryView | null;
}

const approval = v.strictObject({ approver: id, pin });
/** Null when whoever is signed in may do it alone; where money goes, a PIN is asked every time. */
const maybe = v.nullable(approval);

export const officeCommands = {
  /** All of them or none. Null as a value gives the default back; "" forgets a secret. */
  "setup.change": channel<null>()({
    changes: v.pipe(
      v.array(v.strictObject({ path: v.picklist(SETTING_PATHS), value: v.unknown() })),
      v.minLength(1),
      v.maxLength(SETTING_PATHS.length),
    ),
    approval: maybe,
  }),
  /** The text of a settings file: what it names is stored, its secrets among the secrets. People and mode are left out. */
  "setup.import": channel<{ readonly stored: number; readonly secrets: number; readonly leftOut: readonly string[] }>()(
    {
      text: v.pipe(v.string(), v.maxLength(100_000)),
      approval,
    },
  ),
  /** Asks a gateway, as the settings name it, a question that moves no money. */
  "setup.testGateway": channel<GatewayTestView>()({ gateway: v.picklist(GATEWAY_NAMES), approval: maybe }),
  /** Prints a page on the printer that the settings name. */
  "setup.testPrinter": channel<null>()({ approval: maybe }),
  /** Somebody holds that page, and can read it. */
  "setup.paperCame": channel<null>()({}),
  /** Somebody who may has read name, address and taxes as they will be printed, and they are right. */
  "setup.storeSeen": channel<null>()({ approval: maybe }),
  /** Training is turned off; the till starts anew by itself where its shell can (`SettingsPageView.restarts`). */
  "setup.goLive": channel<null>()({ approval }),
  /** Starts the till anew, so that what was changed counts. Never beside a payment. */
  "setup.restart": channel<null>()({ approval: maybe }),
};

export const officeQueries = {
  "setup.read": channel<SettingsPageView>()({}),
  "setup.live": channel<LiveView>()({}),
};
