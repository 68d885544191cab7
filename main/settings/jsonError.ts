/** Where a text stops being JSON. The engine's own messages quote the text around the mistake, which may be a secret. */

export interface JsonError {
  /** Counted from 1, as editors do. */
  readonly line: number;
  readonly column: number;
  readonly why: string;
}

const SPACE = /[ \t\r\n]*/y;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const SCALAR = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.])/y;

/** The first place at which a text that JSON.parse refused cannot go on. */
export function findJsonError(text: string): JsonError {
  const { at, why } = firstError(text);
  const before = text.slice(0, at);
  return { line: before.split("\n").length, column: at - before.lastIndexOf("\n"), why };
}

/** Walks the text without recursion, so that no depth of brackets can exhaust the stack. */
function firstError(text: string): { readonly at: number; readonly why: string } {
  const open: ("}" | "]")[] = [];
  let at = 0;
  let want: "value" | "valueOrClose" | "key" | "keyOrClose" | "next" = "value";
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    if (!pattern.test(text)) return false;
    at = pattern.lastIndex;
    return true;
  };
  for (;;) {
    take(SPACE);
    const mark = text[at];
    const closer = open.at(-1);
    if (mark === undefined)
      return { at, why: closer === undefined ? "a value is missing" : `the text ends before its closing ${closer}` };
    if (want !== "value" && want !== "key" && mark === closer) {
      open.pop();
      at += 1;
      want = "next";
    } else if (want === "next") {
      if (closer === undefined) return { at, why: "nothing may follow the end of the settings" };
      if (mark !== ",") return { at, why: `a comma or ${closer} is missing` };
      at += 1;
      want = closer === "}" ? "key" : "value";
    } else if (want === "key" || want === "keyOrClose") {
      if (!take(STRING)) return { at, why: "a key in double quotes is missing" };
      take(SPACE);
      if (text[at] !== ":") return { at, why: "a colon is missing" };
      at += 1;
      want = "value";
    } else if (mark === "{" || mark === "[") {
      open.push(mark === "{" ? "}" : "]");
      at += 1;
      want = mark === "{" ? "keyOrClose" : "valueOrClose";
    } else if (take(STRING) || take(SCALAR)) want = "next";
    else return { at, why: "a value is missing or is not written as JSON wants it" };
  }
}
