/** The stored settings at the screen: what they are, changing them, and taking over a settings file. */
import { ok, type Result } from "../../core/result.ts";
import type { Settings } from "../../settings/resolve.ts";
import { at } from "../../settings/secretKeys.ts";
import type { SettingsStore } from "../../settings/store.ts";
import type { CommandHandlers, QueryHandlers } from "../../../preload/contract.ts";
import type { Problem } from "../../../preload/contract/channel.ts";
import type { GatewayTestView } from "../../../preload/contract/gatewayTest.ts";
import { isSecret, ruleOf, SETTING_PATHS, type SettingPath } from "../../../preload/contract/settingPaths.ts";
import { answerable } from "../people/answerable.ts";
import type { Books } from "../books.ts";
import { changeSettings, type SecretChange, type SettingChange } from "./changeSetting.ts";
import type { LiveSettings } from "./liveSettings.ts";
import { refuse } from "../base/problem.ts";
import type { SessionDesk } from "../people/sessionDesk.ts";

export interface SettingsDesk {
  readonly commands: Pick<CommandHandlers, "setup.change" | "setup.import">;
  readonly queries: Pick<QueryHandlers, "setup.read">;
}

export interface SettingsDeskDeps {
  readonly books: Books;
  readonly session: SessionDesk;
  readonly store: SettingsStore;
  readonly live: LiveSettings;
  /** As they were at the start: what a change is compared with. */
  readonly started: Settings;
  tests(): Promise<readonly GatewayTestView[]>;
  /** The till can start anew by itself. */
  readonly restarts: boolean;
  changed(): void;
}

interface Asked {
  readonly path: SettingPath;
  /** Null: the default. */
  readonly value: unknown;
}

/** What a settings file names beside: people are added by name and PIN, training is turned off by its own steps. */
const LEFT_OUT = ["operators", "mode"] as const;

export function createSettingsDesk(deps: SettingsDeskDeps): SettingsDesk {
  const { books, session, store, live, started } = deps;
  /** Secrets that were set since the start: what stands on them is built at the next one. */
  const newSecrets = new Set<SettingPath>();

  const valueNow = (path: SettingPath): unknown => at(nextStart(), path.split("."));
  const nextStart = (): Settings => {
    const next = store.nextStart();
    return next.ok ? next.value : live.settings;
  };

  const fixed = (asked: readonly Asked[]): boolean => asked.some(({ path }) => store.overlaid(path));

  const carryOut = async (asked: readonly Asked[], approver: string): Promise<Result<null, Problem>> => {
    const split = splitSecrets(asked);
    if (split === null) return refuse("badRequest", { channel: "setup.change", field: "changes" });
    const done = await changeSettings({ store, books }, split.plain, split.secrets, approver);
    if (!done.ok) return done;
    const next = nextStart();
    for (const { path } of asked) {
      if (isSecret(path)) newSecrets.add(path);
      else if (ruleOf(path).from === "now") live.take(path, at(next, path.split(".")));
    }
    deps.changed();
    return ok(null);
  };

  const splitSecrets = (asked: readonly Asked[]): { plain: SettingChange[]; secrets: SecretChange[] } | null => {
    const plain: SettingChange[] = [];
    const secrets: SecretChange[] = [];
    for (const { path, value } of asked) {
      if (!isSecret(path)) plain.push({ path, before: valueNow(path), after: value ?? undefined });
      else if (typeof value !== "string" && value !== null) return null;
      else {
        const before = at(nextStart(), path.split("."));
        secrets.push({
          path,
          value: value === "" ? null : value,
          before: typeof before === "string" && before !== "" ? before : null,
        });
      }
    }
    return { plain, secrets };
  };

  const waits = (path: SettingPath): boolean => {
    if (store.overlaid(path)) return false;
    if (isSecret(path)) return newSecrets.has(path);
    return ruleOf(path).from === "start" && !same(valueNow(path), at(started, path.split(".")));
  };

  return {
    commands: {
      "setup.change": async ({ changes, approval }) => {
        if (session.operator() === null) return refuse("notSignedIn");
        if (new Set(changes.map(({ path }) => path)).size < changes.length)
          return refuse("badRequest", { channel: "setup.change", field: "changes" });
        if (fixed(changes)) return refuse("settingsFixed");
        const money = changes.some(({ path }) => ruleOf(path).action !== undefined);
        const who = await answerable(session, money ? "changeGateways" : "changeSettings", approval);
        return who.ok ? carryOut(changes, who.value) : who;
      },
      "setup.import": async ({ text, approval }) => {
        if (session.operator() === null) return refuse("notSignedIn");
        const read = readFile(text);
        if (read === null) return refuse("settingsNotRead", { detail: "" });
        const { asked, leftOut, unknown } = namedIn(read);
        if (fixed(asked)) return refuse("settingsFixed");
        if (unknown.length > 0) return refuse("settingsNotRead", { detail: unknown.join(", ") });
        if (asked.length === 0) return refuse("settingsNotRead", { detail: "" });
        // Where money goes is named in most of them: a PIN is asked for in any case.
        const who = await answerable(session, "changeGateways", approval);
        if (!who.ok) return who;
        const done = await carryOut(asked, who.value);
        if (!done.ok) return done;
        const secrets = asked.filter(({ path }) => isSecret(path)).length;
        return ok({ stored: asked.length - secrets, secrets, leftOut });
      },
    },
    queries: {
      "setup.read": async () => {
        if (session.operator() === null) return refuse("notSignedIn");
        const tests = await deps.tests();
        const next = nextStart();
        const valueOf = (path: SettingPath): unknown => at(next, path.split("."));
        const plain = SETTING_PATHS.filter((path) => !isSecret(path));
        return ok({
          values: Object.fromEntries(plain.map((path) => [path, valueOf(path) ?? null])),
          secretsSet: SETTING_PATHS.filter(
            (path) => isSecret(path) && valueOf(path) !== "" && valueOf(path) !== undefined,
          ),
          fixed: SETTING_PATHS.filter((path) => store.overlaid(path)),
          waiting: SETTING_PATHS.filter(waits),
          tests,
          restarts: deps.restarts,
        });
      },
    },
  };
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** @returns null for anything but a group of settings */
function readFile(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    const isGroup = typeof value === "object" && value !== null && !Array.isArray(value);
    return isGroup ? (value as Readonly<Record<string, unknown>>) : null;
  } catch {
    return null; // The caller says that this is no settings file.
  }
}

/** The settings that a file names, by their paths; what the screen cannot store is said by name. */
function namedIn(file: Readonly<Record<string, unknown>>): {
  readonly asked: readonly Asked[];
  readonly leftOut: readonly string[];
  readonly unknown: readonly string[];
} {
  const asked = SETTING_PATHS.flatMap((path) => {
    const value = at(file, path.split("."));
    return value === undefined ? [] : [{ path, value }];
  });
  const named = leaves(file, []);
  const known = (path: string): boolean => SETTING_PATHS.some((each) => path === each || path.startsWith(`${each}.`));
  const left = named.filter((path) => !known(path));
  const leftOut = LEFT_OUT.filter((name) => Object.hasOwn(file, name));
  return { asked, leftOut, unknown: left.filter((path) => !LEFT_OUT.some((name) => path === name)) };
}

/** The paths of all values that are no groups. */
const leaves = (value: unknown, path: readonly string[]): readonly string[] =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]))
    : [path.join(".")];
