/** What is known of a gateway from what it lets be noticed: whether it answers, how well, and what somebody should look at. */
import type { Clock } from "../../core/clock.ts";
import type { GatewayNotice } from "../../gateways/port.ts";

export interface Alarm {
  readonly code: "signature" | "otherOrder" | "otherTerminal";
  readonly since: number;
  readonly detail: string;
}

export interface GatewayNews {
  /** @returns whether it answers again after it was silent or answered with errors */
  hear(notice: GatewayNotice): boolean;
  /** The last answer, ms. */
  answeredAt(): number | null;
  /** Why and since when no payment can be expected of it, ms. */
  down(): { readonly code: "silent" | "errors"; readonly since: number } | null;
  alarm(): Alarm | null;
}

/**
 * An alarm stays until a sound answer shows that it is over: any for a signature and an order number, one that names the
 * till's own terminal for a terminal.
 */
export function createGatewayNews(clock: Pick<Clock, "now">): GatewayNews {
  let answeredAt: number | null = null;
  let down: ReturnType<GatewayNews["down"]> = null;
  let alarm: Alarm | null = null;

  const fail = (code: "silent" | "errors"): false => {
    down = { code, since: down?.since ?? clock.now() };
    return false;
  };
  const raise = (code: Alarm["code"], detail: string): false => {
    alarm = { code, since: alarm?.code === code ? alarm.since : clock.now(), detail };
    return false;
  };

  return {
    hear(notice) {
      switch (notice.kind) {
        case "answered": {
          const back = down !== null;
          answeredAt = clock.now();
          down = null;
          return back;
        }
        case "silent":
          return fail("silent");
        case "erring":
          return fail("errors");
        case "signatureMismatch":
        case "signatureMissing":
          return raise("signature", notice.kind);
        case "otherOrder":
          return raise("otherOrder", "");
        case "otherTerminal":
          return raise("otherTerminal", notice.terminal);
        case "sound":
          if (alarm?.code !== "otherTerminal" || notice.ownTerminal) alarm = null;
          return false;
        case "dated":
          return false;
      }
    },
    answeredAt: () => answeredAt,
    down: () => down,
    alarm: () => alarm,
  };
}
