/** Always at the bottom: what works, how old that knowledge is, and what is wrong. */
import type { HealthView } from "../../../preload/contract/health.ts";
import { useNow } from "../../state/clock.ts";
import { isTold } from "../../state/goodsNow.ts";
import { useView } from "../../state/till.ts";
import { useWords } from "../../state/words.ts";
import { lasted, shortDuration } from "../../words/words.ts";
import { Icon, type IconName } from "../kit/Icon.tsx";
import { GoodsNow } from "./GoodsNow.tsx";

const ICONS: Readonly<Record<HealthView["state"], IconName>> = { ok: "tick", warn: "warn", bad: "cross", wait: "ring" };

/** It has a banner over every screen, and the strip's room is for what works or does not. */
const SAID_ABOVE: HealthView["part"] = "records";

export function HealthStrip() {
  const words = useWords();
  const health = useView((view) => view.health);
  const file = useView((view) => view.catalog.file);
  const { mode, localGateway } = useView((view) => view.session);
  const makesRoom = isTold(file) || health.some(({ state }) => state === "bad" || state === "warn");
  return (
    <footer className="strip" aria-label={words.health.label}>
      {mode === "training" && (
        <span className="train">
          {words.training.word}
          <span className="more">· {words.training.more}</span>
        </span>
      )}
      {localGateway && <span className="local">{words.shell.localGateway}</span>}
      <ul className={`all ${makesRoom ? "trouble" : ""}`}>
        {health
          .filter(({ part }) => part !== SAID_ABOVE)
          .map((each) => (
            <Health key={each.part} health={each} />
          ))}
        {isTold(file) && <GoodsNow file={file} />}
      </ul>
    </footer>
  );
}

function Health({ health }: { readonly health: HealthView }) {
  const words = useWords();
  const now = useNow();
  const { part, state, at, since, code } = health;
  const age = at === null ? words.health.code[code] : shortDuration(now - at, words);
  const lasts = since === null ? null : lasted(now - since, words);
  const wrong = words.health.code[code] + (lasts === null ? "" : ` ${words.health.since(lasts)}`);
  const says = state === "ok" || state === "wait" ? age : wrong;
  return (
    <li className={`h ${state}`} title={health.detail}>
      <Icon name={ICONS[state]} />
      <b>{words.health.part[part]}</b>
      <span>{says}</span>
    </li>
  );
}
