/** Changing the stored settings, trying what they name, and going live. Every change is somebody's by PIN, or by right. */
import * as v from "valibot";
import { channel, id, pin } from "./channel.ts";
import { SETTING_PATHS, type SettingPath } from "./settingPaths.ts";

export const GATEWAY_NAMES = ["iotpay", "citcon", "codepay"] as const;
export type GatewayName = (typeof GATEWAY_NAMES)[number];

/**
 * How a gateway answered a question that moves no money:
 * - `reached`: it answered as it should · `keyRefused`: the key or login is wrong · `unknownStore`: it does not know this
 *   merchant, store code or app · `clockWrong`: the till's clock is too far from its own
 * - `refused`: it refuses for another reason, in its own words · `silent`: no answer · `webError`: its web server answers
 *   with an error or a page · `odd`: an answer that this question cannot have · `notSet`: something is missing here
 */
export type TestVerdict =
  "reached" | "keyRefused" | "unknownStore" | "clockWrong" | "refused" | "silent" | "webError" | "odd" | "notSet";

export interface GatewayTestView {
  readonly gateway: GatewayName;
  readonly verdict: TestVerdict;
  /** The gateway's own words or code, for the details. */
  readonly text: string;
  readonly at: number;
  readonly tookMs: number;
  /** Asked for a payment that never was: `said` = it says so, so that its "not found" means something. */
  readonly notFound: "said" | "notSaid" | "notAsked";
  /** The shop's name as the gateway has it; "" when it gives none. */
  readonly shop: string;
}

export interface SettingsPageView {
  /** The value of each setting as it will count from the next start; a secret's is left out. */
  readonly values: Readonly<Partial<Record<SettingPath, unknown>>>;
  /** Secrets that are set. */
  readonly secretsSet: readonly SettingPath[];
  /** Named by the file that the till was started with: what is stored would not count. */
  readonly fixed: readonly SettingPath[];
  /** Changed since the start, and counting from the next one. */
  readonly waiting: readonly SettingPath[];
  /** Tests of this run whose settings have not changed since. */
  readonly tests: readonly GatewayTestView[];
}

/** What has to stand before training is turned off. */
export type LiveStep = "cards" | "wallets" | "printer" | "operators" | "database";

export interface LiveStepView {
  readonly step: LiveStep;
  readonly state: "done" | "todo" | "notUsed";
  /** What is missing, as a word of the catalogue; "" when nothing is. */
  readonly why:
    | ""
    | "notSet"
    | "notTested"
    | "notReached"
    | "noPrinter"
    | "noPaper"
    | "exampleOperators"
    | "guessablePin"
    | "noManager"
    | "holdsRecords"
    | "fixed";
}

export interface LiveView {
  readonly mode: "training" | "live";
  readonly steps: readonly LiveStepView[];
  /** Everything is done: `setup.goLive` will be taken. */
  readonly ready: boolean;
  /** Live is stored already and counts from the next start. */
  readonly waiting: boolean;
  /** A test page is out and waits for somebody to say that they hold it. */
  readonly paperOut: boolean;
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
  "setup.goLive": channel<null>()({ approval }),
};

export const officeQueries = {
  "setup.read": channel<SettingsPageView>()({}),
  "setup.live": channel<LiveView>()({}),
};
