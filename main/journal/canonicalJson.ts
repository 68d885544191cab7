/**
 * One text for one JSON value, so that a hash over it means something: no spaces, keys sorted by UTF-16 code units,
 * numbers as ECMAScript prints them (RFC 8785), unpaired surrogates as `\udXXX`. As in JSON.stringify a key whose value
 * is `undefined` is left out. Everything JSON would bend silently (NaN, whole numbers beyond 2^53, dates, class
 * instances, functions, `undefined` in a list) throws a TypeError naming the place: such a body is a bug.
 */
export function canonicalJson(value: unknown): string {
  return write(value, "body");
}

function write(value: unknown, place: string): string {
  switch (typeof value) {
    case "string":
    case "boolean":
      return JSON.stringify(value);
    case "number":
      return writeNumber(value, place);
    case "object":
      if (value === null) return "null";
      return Array.isArray(value) ? writeList(value, place) : writeObject(value, place);
    default:
      throw new TypeError(`${place} is ${typeof value}, which JSON cannot hold`);
  }
}

function writeNumber(value: number, place: string): string {
  if (!Number.isFinite(value)) throw new TypeError(`${place} is ${value}, which JSON cannot hold`);
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
    throw new TypeError(`${place} is ${value}, beyond what a number holds exactly; keep it as text`);
  }
  return JSON.stringify(value);
}

function writeList(list: readonly unknown[], place: string): string {
  return `[${Array.from(list, (item, index) => write(item, `${place}[${index}]`)).join(",")}]`;
}

function writeObject(value: object, place: string): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) {
    throw new TypeError(`${place} is an instance of a class; facts hold plain JSON only`);
  }
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${write(member, `${place}.${key}`)}`);
  return `{${members.join(",")}}`;
}
