/** What was done at this till, newest first, narrowed by kind, person and day, and saved as a file. */
import { useEffect } from "react";
import { ACTIVITY_GROUPS, type ActivityGroup } from "../../../main/core/people/activity.ts";
import { type ActivityFilter, readActivity, readMore, useActivity } from "../../state/office/activity.ts";
import { isComingBack } from "../../state/past/wayBack.ts";
import { useCounts } from "../../state/counts.ts";
import { send, useView } from "../../state/till.ts";
import { usePeople, readPeople } from "../../state/office/people.ts";
import { useWords } from "../../state/words.ts";
import { useApproved } from "../kit/Approved.tsx";
import { Button } from "../kit/Button.tsx";
import { Icon } from "../kit/Icon.tsx";
import { TroubleSays } from "../kit/TroubleSays.tsx";
import { ActivityRow } from "./ActivityRow.tsx";
import { Panel } from "./Panel.tsx";
import { saveActivity } from "./saveActivity.ts";

export function ActivityPage() {
  const words = useWords();
  const { activity: a } = words;
  const { filter, head, next, records, rows, trouble } = useActivity();
  const { count } = useCounts();
  const operator = useView((view) => view.session.operator?.id);
  const approved = useApproved();
  useEffect(() => {
    // Who looked closer at a sale is back where they were, on whichever page of it.
    if (!isComingBack("activity")) void readActivity(useActivity.getState().filter);
    void readPeople();
  }, [operator]);

  const open = () => {
    void approved.go("seeActivity", a.approve, async (approval) => {
      const answer = await send("activity.open", { approval }, true);
      if (!answer.ok) return answer.error;
      await readActivity(filter);
      return null;
    });
  };
  const save = async (as: "csv" | "json") => {
    approved.setTrouble(await saveActivity(filter, as, words));
  };

  if (trouble?.code === "approvalNeeded") {
    return (
      <Panel title={words.settings.sections.activity}>
        <div className="row wrap">
          <Icon name="lock" />
          <p className="grow">{a.closed}</p>
          <Button kind="primary" onPress={open}>
            {a.open}
          </Button>
        </div>
        <TroubleSays trouble={approved.trouble} />
        {approved.sheet}
      </Panel>
    );
  }
  return (
    <Panel
      title={words.settings.sections.activity}
      aside={
        <div className="row">
          <Button onPress={() => void save("csv")}>{a.exportCsv}</Button>
          <Button onPress={() => void save("json")}>{a.exportJson}</Button>
        </div>
      }
    >
      <Filter filter={filter} />
      {head !== "" && (
        <p className="note">
          {a.journal(count(records))} <span className="ref">{head}</span>. {a.journalMore}
        </p>
      )}
      <TroubleSays trouble={trouble ?? approved.trouble} />
      {rows.length === 0 && trouble === null && <p className="note">{a.none}</p>}
      <ol className="rows activity">
        {rows.map((row) => (
          <ActivityRow key={row.seq} row={row} />
        ))}
      </ol>
      {next !== null && (
        <div className="row">
          <Button onPress={() => void readMore()}>{a.more}</Button>
        </div>
      )}
    </Panel>
  );
}

function Filter({ filter }: { readonly filter: ActivityFilter }) {
  const { activity: a } = useWords();
  const { people } = usePeople();
  const change = (to: Partial<ActivityFilter>) => {
    void readActivity({ ...filter, ...to });
  };
  const groups: readonly (ActivityGroup | null)[] = [null, ...ACTIVITY_GROUPS];
  return (
    <div className="filter">
      <div className="seg choices full" role="group" aria-label={a.columns.what}>
        {groups.map((group) => (
          <button
            key={group ?? "all"}
            type="button"
            aria-pressed={group === filter.group}
            onClick={() => {
              change({ group });
            }}
          >
            {group === null ? a.all : a.groups[group]}
          </button>
        ))}
      </div>
      <label className="field">
        <span>{a.person}</span>
        <span className="input">
          <select
            value={filter.person ?? ""}
            onChange={(event) => {
              change({ person: event.target.value === "" ? null : event.target.value });
            }}
          >
            <option value="">{a.anybody}</option>
            {people.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </span>
      </label>
      {(["from", "to"] as const).map((end) => (
        <label key={end} className="field">
          <span>{a[end]}</span>
          <span className="input">
            <input
              type="date"
              value={filter[end]}
              onChange={(event) => {
                change({ [end]: event.target.value });
              }}
            />
          </span>
        </label>
      ))}
    </div>
  );
}
