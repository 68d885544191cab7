/** What a till that takes real money asks of its settings (design.md, Settings). */
import { isGuessablePin } from "./guessablePin.ts";
import type { SettingsProblem } from "./problem.ts";
import type { SettingsLayer } from "./resolve.ts";
import type { SettingsFile } from "./schema.ts";

/**
 * Live mode needs operators of its own, and stored ones without guessable PINs. Operators of an overlay are let be:
 * they last for one run, and whoever starts the till so has chosen them.
 */
export function checkLive(file: SettingsFile, layers: readonly SettingsLayer[]): readonly SettingsProblem[] {
  if (file.mode !== "live") return [];
  if (file.operators === undefined) {
    const todo = 'add "operators", each with a name, a role and a PIN';
    return [{ path: "operators", what: "live mode has nobody to sign in", todo, source: null }];
  }
  const from = layers.findLast((layer) => Object.hasOwn(layer.value as object, "operators"));
  if (from?.kind !== "stored") return [];
  return file.operators.flatMap(({ pin }, i) =>
    pin !== undefined && isGuessablePin(pin)
      ? [
          {
            path: `operators[${String(i)}].pin`,
            what: "is easily guessed",
            todo: "choose another PIN",
            source: from.source,
          },
        ]
      : [],
  );
}
