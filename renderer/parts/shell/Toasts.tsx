/** What happened to a scan or to what was pressed: above the tender keys, never over the total. One at a time. */
import { payByWallet } from "../../state/pay/pay.ts";
import { useHeldAtSale } from "../../state/places.ts";
import { useTill, useView } from "../../state/till.ts";
import { KEYS } from "../../state/input/keyMap.ts";
import { openSheet, useUi } from "../../state/ui.ts";
import { nameIn, useLocale, useMoney, useWords } from "../../state/words.ts";
import type { Messages } from "../../words/messages.ts";
import type { ProblemName } from "../../words/problems/messages.ts";
import { gapIn } from "../../words/words.ts";
import { Button } from "../kit/Button.tsx";
import { Icon } from "../kit/Icon.tsx";
import { Said } from "../kit/Said.tsx";

function dismissToast(): void {
  useUi.setState({ trouble: null });
}

/** What is said of the last scan, and of what was pressed. */
export function dismissNews(): void {
  useUi.setState({ trouble: null, dismissedScan: useTill.getState().view?.scan?.seq ?? 0 });
}

/** Whether a code lies there that the catalogue does not know, and nothing else is being typed. */
export function useSellsUnknown(): boolean {
  const seq = useView(({ scan }) => (scan?.why === "unknownCode" ? scan.seq : 0));
  return useUi((ui) => seq > 0 && seq !== ui.dismissedScan && ui.search === "" && ui.trouble === null);
}

/** Asks for the name and price of the goods whose code the catalogue does not know. */
export function sellUnknown(): void {
  const scan = useTill.getState().view?.scan ?? null;
  if (scan !== null) openSheet({ kind: "openGoods", code: scan.code, name: "", scan: scan.seq });
}

export function Toasts() {
  const words = useWords();
  const locale = useLocale();
  const money = useMoney();
  const trouble = useUi((ui) => ui.trouble);
  const offers = useSellsUnknown();
  const dismissedScan = useUi((ui) => ui.dismissedScan);
  const dismissedLate = useUi((ui) => ui.dismissedLate);
  const scan = useView((view) => view.scan);
  const held = useHeldAtSale();
  const sale = useView((view) => view.sale);
  const atSale = useUi(({ place, tip }) => place === "sale" && tip === null);
  /** On other screens Esc leaves the screen, or is nobody's. */
  const heard = atSale && !held && (sale === null || sale.state === "open");
  const takesWallets = useView((view) => view.session.takesWallets);
  const late = useView((view) => view.unproven.find((each) => each.kind === "lateApproval"));

  if (trouble !== null) {
    const { what, now } = words.problems[trouble.code](trouble.params ?? {});
    return (
      <div className="toast float" role="alert">
        <Icon name="warn" />
        <p className="grow">
          <Said what={what} now={now} />
          {trouble.money !== "safe" && gapIn(words) + words.money[trouble.money]}
        </p>
        <Button className="dismiss" keyName={heard ? KEYS.sale.leave : undefined} onPress={dismissToast}>
          {words.shell.dismiss}
        </Button>
      </div>
    );
  }
  const said = scan?.kind === "added" || scan?.kind === "picked" || (scan?.kind === "receipt" && !held);
  if (scan !== null && !said && scan.seq !== dismissedScan) {
    // The head of the news says these two already.
    const why = scan.why === "unknownCode" || scan.why === "cardData" ? "" : reason(words, scan.why);
    // A code that the catalogue does not know has its keys beside it: what they are for is said enough.
    const nothing = scan.why === "unknownCode" ? "" : words.scan.nothingAdded;
    const says = scan.kind === "queued" ? words.scan.waiting(scan.waiting) : why === "" ? nothing : why;
    return (
      <div className="toast float" role="alert">
        <Icon name="code" />
        <p className="grow">
          <b className="strong">{words.scan[scan.kind]}</b>
          <br />
          {scan.code !== "" && <span className="mono code">{scan.code}</span>}
          {scan.names !== null && nameIn(scan.names, locale)}
          {says !== "" && (scan.code !== "" || scan.names !== null) && " · "}
          {says}
        </p>
        {scan.why === "unknownCode" && (
          <Button className="short" keyName={heard && offers ? KEYS.goods.take : undefined} onPress={sellUnknown}>
            {words.goods.sellOpen}
          </Button>
        )}
        {scan.why === "walletCode" && takesWallets && sale?.state === "open" && sale.due > 0 && (
          <Button className="short" onPress={() => void payByWallet(sale.id)}>
            {words.sale.wallet}
          </Button>
        )}
        <Button className="dismiss" keyName={heard ? KEYS.sale.leave : undefined} onPress={dismissNews}>
          {words.shell.dismiss}
        </Button>
      </div>
    );
  }
  if (late !== undefined && late.attempt !== dismissedLate) {
    return (
      <div className="banner warn float" role="alert">
        <Icon name="warn" className="warn" />
        <div className="grow">
          <p className="strong">{words.tray.lateTitle}</p>
          <p className="note">
            {late.ref} · {money(late.amount)} · {words.sale.number(late.saleNumber)}
          </p>
        </div>
        <Button
          onPress={() => {
            useUi.setState({ dismissedLate: late.attempt });
            openSheet({ kind: "tray" });
          }}
        >
          {words.tray.look}
        </Button>
      </div>
    );
  }
  return null;
}

/** Why a scan became no goods, where the till gave one of its known codes. */
function reason(words: Messages, why: string): string {
  if (Object.hasOwn(words.scan.why, why)) return words.scan.why[why as keyof Messages["scan"]["why"]];
  return Object.hasOwn(words.problems, why) ? words.problems[why as ProblemName]({}).what : "";
}
