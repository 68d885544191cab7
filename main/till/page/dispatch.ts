/**
 * The border between the page and the till: every argument is parsed by its schema, card data is refused in every field
 * (INV-12), and each command id is carried out once. A repeat gets the first answer, also while that is still being made.
 */
import * as v from "valibot";
import { containsCardData, isTrackData } from "../../core/carddata.ts";
import {
  commandEnvelope,
  type CommandHandlers,
  type CommandName,
  commands,
  queries,
  queryEnvelope,
  type QueryHandlers,
  type QueryName,
} from "../../../preload/contract.ts";
import type { Outcome } from "../../../preload/contract/channel.ts";
import { keepLast } from "../base/keepLast.ts";
import { refuse } from "../base/problem.ts";

/** Ids remembered: far more than a page can still repeat. */
const REMEMBERED = 2_000;

export interface Dispatch {
  command(envelope: unknown): Promise<Outcome<unknown>>;
  query(envelope: unknown): Promise<Outcome<unknown>>;
}

/** What may be asked with nobody signed in. A scan is looked at by the scan itself, which says on the screen that it is lost. */
const ANYBODY: ReadonlySet<CommandName> = new Set<CommandName>([
  "session.signIn",
  "session.signOut",
  "session.touch",
  "session.setLocale",
  "sale.scan",
]);

/**
 * @param refused told of every refused message, never of what was in it
 * @param signedIn whether somebody is at the till: nothing else is carried out without
 */
export function createDispatch(
  commandHandlers: CommandHandlers,
  queryHandlers: QueryHandlers,
  refused: (channel: string, why: "badRequest" | "cardData") => void,
  signedIn: () => boolean,
): Dispatch {
  const answers = new Map<string, Promise<Outcome<unknown>>>();

  const remember = (id: string, answer: Promise<Outcome<unknown>>): Promise<Outcome<unknown>> => {
    keepLast(answers, id, answer, REMEMBERED);
    return answer;
  };

  const parse = (schema: v.GenericSchema, args: unknown, channel: string): Outcome<unknown> => {
    // A scan is looked at by the scan itself, which tells the cashier; anything else that holds a card number ends here.
    // A wallet's code may look like a card number by chance: the wallet desk looks at it, and goes on to the gateway alone.
    const looked = channel === "payment.wallet" ? withoutPayCode(args) : args;
    if (channel !== "sale.scan" && holdsCardData(looked)) {
      refused(channel, "cardData");
      return refuse("cardData");
    }
    const parsed = v.safeParse(schema, args);
    if (parsed.success) return { ok: true, value: parsed.output };
    refused(channel, "badRequest");
    return refuse("badRequest", { channel, field: v.getDotPath(parsed.issues[0]) ?? "" });
  };

  return {
    async command(message) {
      const envelope = v.safeParse(commandEnvelope, message);
      if (!envelope.success || !isOwn(commands, envelope.output.name)) {
        refused("command", "badRequest");
        return refuse("badRequest", { channel: "command", field: "" });
      }
      const { id, name, args } = envelope.output;
      const known = answers.get(id);
      if (known !== undefined) return known;
      const parsed = parse(commands[name].args, args, name);
      if (!parsed.ok) return remember(id, Promise.resolve(parsed));
      if (!signedIn() && !ANYBODY.has(name)) return remember(id, Promise.resolve(refuse("notSignedIn")));
      return remember(id, run(commandHandlers, name, parsed.value));
    },
    async query(message) {
      const envelope = v.safeParse(queryEnvelope, message);
      if (!envelope.success || !isOwn(queries, envelope.output.name)) {
        refused("query", "badRequest");
        return refuse("badRequest", { channel: "query", field: "" });
      }
      const { name, args } = envelope.output;
      const parsed = parse(queries[name].args, args, name);
      return parsed.ok ? run(queryHandlers, name, parsed.value) : parsed;
    },
  };
}

/** The table's type says that a channel's schema and handler agree; the compiler cannot follow it through a variable name. */
async function run(
  table: CommandHandlers | QueryHandlers,
  name: CommandName | QueryName,
  args: unknown,
): Promise<Outcome<unknown>> {
  const handler = (table as unknown as Record<string, (args: unknown) => Outcome<unknown> | Promise<Outcome<unknown>>>)[
    name
  ];
  if (handler === undefined) throw new Error(`no handler for ${name}`);
  return await handler(args);
}

const isOwn = <T extends object>(table: T, name: string): name is Extract<keyof T, string> =>
  Object.hasOwn(table, name);

/** The arguments without the one field that may hold a pay code. */
function withoutPayCode(args: unknown): unknown {
  if (typeof args !== "object" || args === null || !("how" in args)) return args;
  const { how } = args;
  if (typeof how !== "object" || how === null || !("code" in how) || typeof how.code !== "string") return args;
  return isTrackData(how.code) ? args : { ...args, how: { ...how, code: "" } };
}

/** Every text of a message, however deep. */
function holdsCardData(value: unknown, depth = 0): boolean {
  if (typeof value === "string") return containsCardData(value, { allowGtin: true });
  if (typeof value === "number") return containsCardData(String(value));
  if (depth > 8 || typeof value !== "object" || value === null) return false;
  return Object.values(value).some((inner) => holdsCardData(inner, depth + 1));
}
