/** Archives of closed years under the backups, each read back when somebody wants to be sure; and how to check from outside. */
import type { ArchiveView, ArchivesView } from "../../../preload/contract/backup.ts";
import { Button } from "../../parts/kit/Button.tsx";
import { Icon, type IconName } from "../../parts/kit/Icon.tsx";
import { TroubleSays } from "../../parts/kit/TroubleSays.tsx";
import { useArchives } from "../../state/office/archives.ts";
import { useWords } from "../../state/words.ts";
import { useCounts } from "../../state/counts.ts";
import { useWhen } from "./when.ts";

/** @param backup the file name of the last verified backup; null while there is none */
export function Archives({ backup }: { readonly backup: string | null }) {
  const { archives: w } = useWords().keeping;
  const { archives, check, trouble } = useArchives();
  if (archives === null) return null;
  return (
    <>
      <section className="group" aria-labelledby="archives-title">
        <h3 id="archives-title">{w.title}</h3>
        <p className="note">{archives.years.length === 0 ? w.none : w.more(archives.dir)}</p>
        <ul className="archives">
          {archives.years.map((each) => (
            <Year
              key={each.year}
              of={each}
              reading={archives.checking !== null}
              isRead={archives.checking !== null && archives.checking === each.file}
              onCheck={(file) => void check(file)}
            />
          ))}
        </ul>
        <TroubleSays trouble={trouble} />
      </section>
      <Outside of={archives} backup={backup} />
    </>
  );
}

interface YearProps {
  readonly of: ArchiveView;
  /** Some archive is being read back, and whether it is this one. */
  readonly reading: boolean;
  readonly isRead: boolean;
  readonly onCheck: (file: string) => void;
}

function Year({ isRead, of, onCheck, reading }: YearProps) {
  const { archives: w } = useWords().keeping;
  const { bytes, checked, file, first, last, madeAt, year } = of;
  const { moment } = useWhen();
  const { count, size } = useCounts();
  const verdict = checked?.verdict ?? null;
  const detailOf = ({ detail, fault }: NonNullable<typeof checked>): string =>
    fault === null ? detail : w.faults[fault.code](count(fault.record), fault.says);
  const [icon, look]: readonly [IconName, string] =
    file === null ? ["ring", ""] : verdict === null || verdict === "sound" ? ["tick", "ok"] : ["cross", "bad"];
  const says =
    file === null
      ? w.missing
      : checked === null
        ? madeAt === null
          ? ""
          : w.made(moment(madeAt))
        : w[checked.verdict](moment(checked.at), checked.by);
  return (
    <li>
      <Icon name={icon} className={look} />
      <div>
        <p className="h">
          <b className="strong">{w.year(year)}</b>{" "}
          <span>{file !== null && w.records(count(last - first + 1), size(bytes))}</span>
        </p>
        <p className={look === "bad" ? "bad" : ""} role={isRead ? "status" : undefined}>
          {isRead ? w.checking : says}
        </p>
        {verdict === "damaged" && <p>{w.damagedMore}</p>}
        {verdict === "other" && <p>{w.otherMore}</p>}
        {file !== null && <p className="note ref">{file}</p>}
        {checked !== null && checked.detail !== "" && <p className="note">{detailOf(checked)}</p>}
      </div>
      {file !== null && (
        <Button
          hidden={w.year(year)}
          disabled={reading}
          onPress={() => {
            onCheck(file);
          }}
        >
          {w.check}
        </Button>
      )}
    </li>
  );
}

function Outside({ backup, of }: { readonly of: ArchivesView; readonly backup: string | null }) {
  const { outside: w } = useWords().keeping;
  const { count } = useCounts();
  const { dataDir, head, mode, records } = of;
  return (
    <section className="group outside" aria-labelledby="outside-title">
      <h3 id="outside-title">{w.title}</h3>
      <p>
        {w.head(count(records))} <b className="ref">{head}</b>
      </p>
      <ol>
        <li>
          {w.copy(dataDir)} {backup !== null && w.orBackup(backup, `${w.folder}/${mode}/journal.db`)}
        </li>
        <li>
          {w.run} <VerifyCommand head={headIn(backup) ?? head} />
        </li>
      </ol>
      <p className="note">{w.answer}</p>
    </section>
  );
}

/** The head at the end of a backup's name: it is in that copy, and in every later one. */
const headIn = (backup: string | null): string | null => /-([0-9a-f]{16})\.db$/.exec(backup ?? "")?.[1] ?? null;

/** What somebody types at the place of the copy. */
export function VerifyCommand({ head }: { readonly head: string }) {
  const { outside: w } = useWords().keeping;
  return <code className="typed">{`npm start -- --verify ${w.folder} --head ${head}`}</code>;
}
