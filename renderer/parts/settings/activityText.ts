/** One thing that was done, in words. Pure. */
import type { Action } from "../../../main/core/people/permissions.ts";
import type { ActivityRowView } from "../../../preload/contract/activity.ts";
import type { ActivityWords } from "../../words/activity/messages.ts";
import type { Messages } from "../../words/messages.ts";

const isAction = (text: string, { actions }: ActivityWords): text is Action => Object.hasOwn(actions, text);

/** A word of the books as the screen says it. */
function sayWord(text: string, words: ActivityWords): string {
  if (isAction(text, words)) return words.actions[text];
  return Object.hasOwn(words.subjects, text) ? (words.subjects[text] ?? text) : text;
}

/** What there is to say beside kind, people, amount and reason; "" when nothing is. */
export function detailText(
  { kind, subject, before, after }: Pick<ActivityRowView, "kind" | "subject" | "before" | "after">,
  { activity: words, settings: { labels } }: Pick<Messages, "activity" | "settings">,
): string {
  if (kind === "clock.jumped") return words.changed(moment(before), moment(after));
  if (kind === "goods.imported")
    return words.told(subject, `${sayWord(before, words)} (${words.imported(after.split(" "))})`);
  const said =
    kind === "goods.changed"
      ? subject
      : kind === "settings.changed"
        ? saySetting(subject, labels)
        : sayWord(subject, words);
  const changed =
    before === "" && (after === "" || kind !== "settings.changed")
      ? sayWord(after, words)
      : words.changed(
          before === "" ? words.nothing : sayWord(before, words),
          after === "" ? words.nothing : sayWord(after, words),
        );
  return said === "" || changed === "" ? said + changed : words.told(said, changed);
}

/** "Phone (store.phone)": a setting by its name on its page, and by the one in the books. */
const saySetting = (path: string, labels: Readonly<Record<string, string>>): string =>
  Object.hasOwn(labels, path) ? `${labels[path] ?? ""} (${path})` : path;

const moment = (ms: string): string => new Date(Number(ms)).toISOString().replace("T", " ").slice(0, 19);
