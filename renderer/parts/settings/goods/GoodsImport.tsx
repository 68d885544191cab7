/** A file of goods: chosen, handed to the till, looked at, imported on somebody's word; and what came of it, line by line. */
import { type ReactNode, useEffect, useRef, useState } from "react";
import { MAX_GOODS_FILE } from "../../../../main/core/goods/goodsFile.ts";
import type { ImportHow } from "../../../../main/core/goods/goodsFacts.ts";
import type { FileProblem } from "../../../../main/core/goods/goodsProblem.ts";
import { formatCount } from "../../../../main/core/money/format.ts";
import type { GoodsFileView } from "../../../../preload/contract/catalog.ts";
import { sendGoodsFile, useGoods } from "../../../state/office/goods.ts";
import { send, useView } from "../../../state/till.ts";
import { useUi } from "../../../state/ui.ts";
import { useLocale, useWords } from "../../../state/words.ts";
import { useApproved } from "../../kit/Approved.tsx";
import { Button } from "../../kit/Button.tsx";
import { Icon } from "../../kit/Icon.tsx";
import { TroubleSays } from "../../kit/TroubleSays.tsx";
import { Panel } from "../Panel.tsx";
import { BadRows } from "./BadRows.tsx";
import { ImportFigures } from "./ImportFigures.tsx";

const MEGABYTE = 1_048_576;

export function GoodsImport() {
  const { importing: i } = useWords().catalog;
  const { lost, sending } = useGoods();
  const file = useView((view) => view.catalog.file);
  useSaid(file);
  const busy = sending !== null || file?.kind === "looking" || file?.kind === "importing";
  return (
    <Panel title={i.title} note={i.more} aside={<Choose disabled={busy} />}>
      {lost === null ? null : typeof lost === "string" ? (
        <p className="bad" role="alert">
          {lost === "tooLarge" ? i.tooLarge(String(MAX_GOODS_FILE / MEGABYTE)) : i.why.unreadable("")}
        </p>
      ) : (
        <TroubleSays trouble={lost} />
      )}
      {sending !== null ? (
        <Bar says={i.reading(sending.file)} done={sending.sent} of={sending.size} />
      ) : file === null ? (
        <p className="note">{i.columns}</p>
      ) : (
        <State of={file} />
      )}
    </Panel>
  );
}

/** Who cannot see the sheet hears how far the file has come, on whatever screen they are by then. */
function useSaid(file: GoodsFileView | null): void {
  const { importing: i } = useWords().catalog;
  const said =
    file === null
      ? ""
      : {
          looking: i.looking,
          looked: i.looked,
          importing: i.running,
          imported: i.done,
          failed: i.failed,
        }[file.kind](file.file);
  useEffect(() => {
    if (said !== "") useUi.setState({ spoken: said });
  }, [said]);
}

function Choose({ disabled }: { readonly disabled: boolean }) {
  const { importing: i } = useWords().catalog;
  const field = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={field}
        className="vh"
        type="file"
        accept="text/csv,.csv,text/plain,.txt"
        tabIndex={-1}
        disabled={disabled}
        aria-label={i.choose}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file !== undefined) void sendGoodsFile(file);
          event.target.value = "";
        }}
      />
      <Button
        disabled={disabled}
        onPress={() => {
          field.current?.click();
        }}
      >
        {i.choose}
      </Button>
    </>
  );
}

function State({ of }: { readonly of: GoodsFileView }) {
  const { importing: i } = useWords().catalog;
  switch (of.kind) {
    case "looking":
      return <Bar says={i.looking(of.file)} done={of.done} of={of.of} />;
    case "looked":
      return <Looked key={of.upload} of={of} />;
    case "importing":
      return (
        <Bar says={i.running(of.file)} done={of.done} of={of.of}>
          {i.meanwhile}
        </Bar>
      );
    case "imported":
      return (
        <>
          <Ended icon="tick" look="ok" says={i.done(of.file)} />
          <ImportFigures of={of.counts} />
          <BadRows count={of.counts.leftOut} />
        </>
      );
    case "failed":
      return (
        <>
          <Ended icon="cross" look="bad" says={i.failed(of.file)}>
            {i.why[of.why.kind](detailOf(of.why))}
          </Ended>
          <BadRows count={null} />
        </>
      );
  }
}

interface BarProps {
  readonly says: string;
  readonly done: number;
  readonly of: number;
  readonly children?: ReactNode;
}

function Bar({ children, done, of, says }: BarProps) {
  return (
    <div className="goodsbar">
      <p className="strong">{says}</p>
      <progress aria-label={says} max={Math.max(1, of)} value={Math.min(done, of)} />
      {children !== undefined && <p className="note">{children}</p>}
    </div>
  );
}

interface EndedProps {
  readonly icon: "tick" | "cross";
  readonly look: "ok" | "bad";
  readonly says: string;
  readonly children?: ReactNode;
}

/** What came of it, until somebody has read it. */
function Ended({ children, icon, look, says }: EndedProps) {
  const { importing: i } = useWords().catalog;
  return (
    <div className={`banner ${look}`} role="status">
      <Icon name={icon} className={look} />
      <div className="grow">
        <p className="strong">{says}</p>
        {children !== undefined && <p>{children}</p>}
      </div>
      <Button onPress={() => void send("catalog.forgetFile", {})}>{i.seen}</Button>
    </div>
  );
}

function Looked({ of: { counts, file, upload } }: { readonly of: Extract<GoodsFileView, { kind: "looked" }> }) {
  const { importing: i } = useWords().catalog;
  const locale = useLocale();
  const approved = useApproved();
  const own = useGoods(({ about }) => about !== null && !about.sampleOnly && about.count > 0);
  const [chosen, setChosen] = useState<ImportHow | null>(null);
  const how = chosen ?? (own ? "merge" : "replace");
  const of = counts[how];
  const goods = of.added + of.changed + of.same;
  const go = () => {
    void approved.go("changeGoods", i.approve[how](file), async (approval) => {
      const answer = await send("catalog.import", { upload, how, approval }, true);
      return answer.ok ? null : answer.error;
    });
  };
  return (
    <>
      <p>
        <b className="strong">{i.looked(file)}</b> <span className="note">{i.nothingYet}</span>
      </p>
      <div className="field">
        <span className="label">{i.how}</span>
        <div className="seg choices" role="group" aria-label={i.how}>
          {(["merge", "replace"] as const).map((way) => (
            <button
              key={way}
              type="button"
              aria-pressed={way === how}
              onClick={() => {
                setChosen(way);
              }}
            >
              {i.ways[way]}
            </button>
          ))}
        </div>
        <small>{i.waysMore[how]}</small>
      </div>
      <ImportFigures of={of} />
      <TroubleSays trouble={approved.trouble} />
      <div className="row wrap goodskeys">
        <Button kind="quiet" onPress={() => void send("catalog.forgetFile", {})}>
          {i.notThis}
        </Button>
        <Button kind="primary" className="big" onPress={go}>
          {i.go(formatCount(goods, locale), goods === 1)}
        </Button>
      </div>
      <BadRows count={of.leftOut} />
      {approved.sheet}
    </>
  );
}

/** What the words of a problem with a file are filled with. */
function detailOf(why: FileProblem): string {
  switch (why.kind) {
    case "tooLarge":
      return String(Math.round(why.maxBytes / MEGABYTE));
    case "notUtf8":
      return why.line === undefined ? "" : String(why.line);
    case "missingColumn":
    case "unknownColumn":
    case "repeatedColumn":
      return why.column;
    case "unreadable":
    case "catalogue":
      return why.detail;
    case "empty":
    case "spreadsheet":
    case "headerQuotes":
    case "noGoodRow":
    case "notJournalled":
      return "";
  }
}
