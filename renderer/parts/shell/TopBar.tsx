/** Where am I · what is not proven · who. */
import { send, useView } from "../../state/till.ts";
import { openSheet } from "../../state/ui.ts";
import { useWords } from "../../state/words.ts";
import { sayDuties } from "../../words/duties/say.ts";
import { Brand, Icon } from "../kit/Icon.tsx";
import { Places } from "./Places.tsx";

export function TopBar() {
  const words = useWords();
  const operator = useView((view) => view.session.operator);
  const tray = useView((view) => view.unproven);
  const unproven = tray.length;
  const papers = useView((view) => view.papers.reduce((sum, each) => sum + each.papers.length, 0));
  return (
    <header className="top">
      <span className="brand">
        <Brand />
        <span className="vh">Tenderline</span>
      </span>
      <Places />
      <div className="who">
        <button
          type="button"
          className="tray"
          data-n={unproven > 0 ? unproven : undefined}
          aria-haspopup="dialog"
          onClick={() => {
            openSheet({ kind: "tray" });
          }}
        >
          <Icon name={unproven > 0 ? "warn" : "tick"} className={unproven > 0 ? "i-s" : "i-s ok"} />
          <span>
            {unproven > 0 ? sayDuties(tray, words) : words.shell.allProven}
            {papers > 0 && ` · ${words.papers.ready(papers)}`}
          </span>
        </button>
        <button type="button" className="op" onClick={() => void send("session.signOut", {})}>
          {/* First, so that no other name than a tender's begins with "Cash". */}
          <span className="vh">{words.shell.lockOrSwitch}</span>
          <Icon name="person" className="i-s" />
          <span>{operator?.name}</span>
          <Icon name="lock" className="i-s" />
        </button>
      </div>
    </header>
  );
}
