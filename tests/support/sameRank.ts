/** For a suite's set-up: every process and thread of it runs at the rank of the tests. @returns what takes that back */
export default function keepRank(): () => void {
  const before = process.env["NODE_OPTIONS"];
  const loaded = `--import=${new URL("sameRank.mjs", import.meta.url).href}`;
  process.env["NODE_OPTIONS"] = before === undefined ? loaded : `${before} ${loaded}`;
  return () => {
    if (before === undefined) delete process.env["NODE_OPTIONS"];
    else process.env["NODE_OPTIONS"] = before;
  };
}
