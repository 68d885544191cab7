/** The till's scanners: which there are, adding one by letting it scan, taking one away. Both at once, without a restart. */
import { createHash } from "node:crypto";
import type { Clock } from "../../core/clock.ts";
import { ok, type Result } from "../../core/result.ts";
import type { Machine } from "../../../native/scanner/chooser.ts";
import type { ScanStream } from "../../../native/scanner/port.ts";
import type { CommandHandlers } from "../../../preload/contract.ts";
import type { Problem } from "../../../preload/contract/channel.ts";
import type { ScannerView, SetUpView } from "../../../preload/contract/settings.ts";
import type { OpenedSettings } from "../../settings/open.ts";
import { answerable, type Approval } from "../people/answerable.ts";
import type { Books } from "../books.ts";
import { changeSetting } from "../office/changeSetting.ts";
import { refuse } from "../base/problem.ts";
import type { ScanDesk } from "./scanDesk.ts";
import { createScannerLearning } from "./scannerLearning.ts";
import { hostsOf, openScanners, type ScannerHosts, type ScannerSetting } from "./scanners.ts";
import type { SessionDesk } from "../people/sessionDesk.ts";

export interface ScannerDesk {
  readonly commands: Pick<CommandHandlers, Extract<keyof CommandHandlers, `settings.${string}`>>;
  view(): SetUpView;
  /** Of the scanners that the till reads itself. */
  states(): ReturnType<ScanStream["states"]>;
  /** A scan was typed into the page. @returns whether it belongs to a scanner being added, and not to the sale */
  typed(): boolean;
  stop(): Promise<void>;
}

const PATH = "devices.scanners";
const MOST = 8;

export function createScannerDesk(deps: {
  readonly opened: OpenedSettings;
  readonly books: Books;
  readonly session: SessionDesk;
  readonly clock: Clock;
  readonly hosts: ScannerHosts;
  /** Where scans go. */
  readonly desk: () => Pick<ScanDesk, "fromScanner" | "halfRead">;
  changed(): void;
}): ScannerDesk {
  const { clock, books, session } = deps;
  const { settings, store, keeping } = deps.opened;
  const hosts = hostsOf(deps.hosts);
  let scanners = settings.devices.scanners;
  const scannedAt = new Map<string, number>();
  /** What devices called themselves when they were last there. */
  const ownNames = new Map<string, string>();
  let typedAt: number | null = null;
  let stream: ScanStream | null = null;
  let turning: Promise<void> = Promise.resolve();
  let stopped = false;

  const read = (): readonly ScannerSetting[] => scanners.filter(({ kind }) => kind !== "keyboard");
  const open = (): void => {
    if (stopped || stream !== null) return;
    stream = openScanners(scanners, settings.scan.layout, clock, deps.desk(), deps.changed, hosts, (place) => {
      const scanner = read()[place];
      if (scanner !== undefined) scannedAt.set(idOf(scanner), clock.now());
    });
  };
  /** One device is read by one of us at a time. */
  const close = async (): Promise<void> => {
    const old = stream;
    stream = null;
    await old?.stop();
  };
  const inTurn = (work: () => Promise<void> | void): Promise<void> => (turning = turning.then(work));

  const learning = createScannerLearning({
    clock,
    layout: settings.scan.layout,
    known: (scanner) => scanners.some((each) => idOf(each) === idOf(scanner)),
    ended: () => void inTurn(open),
    changed: deps.changed,
  });

  /** Serial ports that the settings give to something else are left alone. */
  const machine = async (): Promise<Machine> => {
    const { printers, drawer, display } = settings.devices;
    const taken = new Set([
      ...printers.flatMap((each) => ("path" in each ? [each.path] : [])),
      drawer.path,
      display.path,
    ]);
    return { ...hosts, ports: (await hosts.serial.list()).filter((path) => !taken.has(path)) };
  };

  const change = async (next: readonly ScannerSetting[], approval: Approval | null): Promise<Result<null, Problem>> => {
    if (store.overlaid(PATH)) return refuse("settingsFixed");
    const who = await answerable(session, "changeSettings", approval);
    if (!who.ok) return who;
    const changed = await changeSetting({ store, books }, PATH, { before: scanners, after: next }, who.value);
    if (!changed.ok) return changed;
    scanners = next;
    await inTurn(close);
    await inTurn(open);
    deps.changed();
    return ok(null);
  };

  const viewOf = (scanner: ScannerSetting, place: number): ScannerView => {
    const id = idOf(scanner);
    const state = stream?.states()[place]?.state;
    const attached = state?.kind === "attached";
    if (attached) ownNames.set(id, state.name);
    return {
      id,
      kind: scanner.kind,
      name: ownNames.get(id) ?? nameOf(scanner),
      state: attached ? "connected" : "gone",
      since: state?.since ?? null,
      scannedAt: scannedAt.get(id) ?? null,
    };
  };

  /** Nobody waits for a scanner any more once the person at the till has left. */
  const shownLearning = (): SetUpView["learning"] => {
    if (session.operator() === null && learning.view() !== null) void learning.stop();
    return learning.view();
  };

  open();
  return {
    states: () => stream?.states() ?? [],
    typed() {
      typedAt = clock.now();
      return learning.takesTyped();
    },
    view: () => ({
      scanners: [
        ...read().map(viewOf),
        { id: "keyboard", kind: "keyboard", name: "", state: "typing", since: null, scannedAt: typedAt },
      ],
      scannersFixed: store.overlaid(PATH),
      learning: shownLearning(),
      secrets: { kind: keeping.kind, by: keeping.kind === "system" ? keeping.by : "" },
    }),
    commands: {
      "settings.learnScanner": async () => {
        if (session.operator() === null) return refuse("notSignedIn");
        await learning.start(async () => {
          await inTurn(close);
          return machine();
        });
        return ok(null);
      },
      "settings.stopLearning": async () => {
        if (session.operator() === null) return refuse("notSignedIn");
        await learning.stop();
        return ok(null);
      },
      "settings.saveScanner": async ({ approval }) => {
        const heard = learning.heard();
        if (heard === null || scanners.length >= MOST) return refuse("notHere");
        const done = await change([...scanners, heard], approval);
        if (done.ok) await learning.stop();
        return done;
      },
      "settings.removeScanner": ({ scanner: id, approval }) =>
        read().some((each) => idOf(each) === id)
          ? change(
              scanners.filter((each) => idOf(each) !== id),
              approval,
            )
          : refuse("notHere"),
    },
    async stop() {
      stopped = true;
      await learning.stop();
      await inTurn(close);
    },
  };
}

/** The same device has the same id, whatever else is set. */
function idOf(scanner: ScannerSetting): string {
  if (scanner.kind === "keyboard") return "keyboard";
  return createHash("sha256").update(nameOf(scanner)).digest("base64url").slice(0, 16);
}

function nameOf(scanner: ScannerSetting): string {
  switch (scanner.kind) {
    case "serial":
      return scanner.path;
    case "hid":
      return `${hex(scanner.vendorId)}:${hex(scanner.productId)}`;
    case "keyboard":
      return "";
  }
}

const hex = (id: number): string => id.toString(16).padStart(4, "0");
