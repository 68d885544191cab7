import { expect, test } from "vitest";
import { parseFlags } from "./cli.ts";

test("without flags the till decides by itself", () => {
  expect(parseFlags([])).toEqual({
    ok: true,
    value: {
      shell: "auto",
      port: 0,
      open: true,
      data: null,
      settings: null,
      catalog: null,
      verify: null,
      head: null,
      restoreCheck: null,
    },
  });
});

test("all flags, in both forms", () => {
  const argv = [
    "--shell=browser",
    "--port",
    "8080",
    "--no-open",
    "--data",
    "a b",
    "--settings=s.json",
    "--catalog",
    "c=1.csv",
  ];
  expect(parseFlags([...argv, "--verify", "d"])).toEqual({
    ok: true,
    value: {
      shell: "browser",
      port: 8080,
      open: false,
      data: "a b",
      settings: "s.json",
      catalog: "c=1.csv",
      verify: "d",
      head: null,
      restoreCheck: null,
    },
  });
});

test("a head on paper is taken in any letters, and belongs to --verify", () => {
  const given = parseFlags(["--verify", "d", "--head", "0123456789ABCDEF"]);
  expect(given).toMatchObject({ ok: true, value: { verify: "d", head: "0123456789abcdef" } });
  expect(parseFlags(["--restore-check", "d"])).toMatchObject({ ok: true, value: { restoreCheck: "d", verify: null } });
});

test.each([
  [["--ports", "1"], /^Unknown flag --ports\./],
  [["--no-opens"], /--no-opens/],
  [["shop.json"], /^Unknown flag shop\.json\./],
  [["--restore-checks", "d"], /--restore-checks/],
  [["--restore-check"], /^--restore-check needs a data folder\.$/],
  [["--head", "0123456789abcdef"], /^--head belongs to --verify\.$/],
  [["--verify", "d", "--head", "0123"], /^--head needs the 16 characters of a Z report\.$/],
  [["--constructor"], /--constructor/],
  [["toString"], /toString/],
  [["--port"], /^--port needs a number from 0 to 65535\.$/],
  [["--port", "-1"], /--port needs/],
  [["--port", "65536"], /--port needs/],
  [["--port", "1e3"], /--port needs/],
  [["--shell", "tauri"], /^--shell needs auto, electron or browser\.$/],
  [["--data", "--no-open"], /^--data needs a folder\.$/],
  [["--data="], /--data needs/],
  [["--no-open=1"], /--no-open/],
])("%j is refused in one line that names it", (argv, message) => {
  const result = parseFlags(argv);
  expect(result.ok).toBe(false);
  if (result.ok) return;
  expect(result.error).toMatch(message);
  expect(result.error).not.toContain("\n");
});
