/** One scanner: whether it is there, and how long ago it read something. */
import type { ScannerView } from "../../../preload/contract/settings.ts";
import { useNow } from "../../state/clock.ts";
import { useWords } from "../../state/words.ts";
import { shortDuration } from "../../words/words.ts";
import { Button } from "../kit/Button.tsx";
import { Icon } from "../kit/Icon.tsx";

interface Props {
  readonly scanner: ScannerView;
  /** It cannot be taken away here. */
  readonly fixed: boolean;
  readonly onRemove: () => void;
}

export function ScannerRow({ scanner: { kind, name, state, since, scannedAt }, fixed, onRemove }: Props) {
  const words = useWords();
  const { setUp: w } = words;
  const now = useNow();
  const age = (at: number): string => shortDuration(now - at, words);
  const there = { connected: w.connected, gone: w.gone(age(since ?? now)), typing: w.typingMore }[state];
  const scanned = scannedAt === null ? w.noScanYet : w.lastScan(age(scannedAt));
  return (
    <li className="row">
      <Icon name={state === "gone" ? "cross" : "code"} className={state === "gone" ? "bad" : ""} />
      <span className="grow">
        <b className="strong">{kind === "keyboard" ? w.typing : name}</b>
        <small>
          <span className={state === "gone" ? "bad" : ""}>{there}</span> · {scanned}
        </small>
      </span>
      {kind !== "keyboard" && !fixed && (
        <Button kind="quiet" icon="bin" onPress={onRemove}>
          {w.remove} <span className="vh">{name}</span>
        </Button>
      )}
    </li>
  );
}
