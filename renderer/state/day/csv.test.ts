import { expect, it } from "vitest";
import { csvOf } from "./csv.ts";

it("writes cells as spreadsheets read them, and no cell becomes a formula", () => {
  expect(
    csvOf([
      ["a", 1, 'say "no"', "x,y", "two\nrows"],
      ["=1+1", "-5", "@x", -5, ""],
      ["'=1", "'tis"],
    ]),
  ).toBe('\ufeffa,1,"say ""no""","x,y","two\nrows"\r\n\'=1+1,\'-5,\'@x,-5,\r\n\'\'=1,\'tis\r\n');
});
