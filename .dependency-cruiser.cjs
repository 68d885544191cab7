/**
 * The arrows of docs/design.md, checked by `npm test`. Each rule says what a folder may not reach; tests and their helpers
 * (`testing/`, `testing.ts`, `testGoods.ts`) may reach anything.
 */
const { join } = require("node:path");

const TESTS = "\\.test\\.tsx?$|/testing/|/testing\\.ts$|/test[A-Z]\\w*\\.ts$|^tests/";
const AREAS = "payments|receipts|staff|closing|settings|health|catalog";

/** @param {string} name @param {string} comment @param {string} from @param {object} to */
const never = (name, comment, from, to) => ({
  name,
  comment,
  severity: "error",
  from: { path: from, pathNot: TESTS },
  to,
});

/** The three files that may import electron as a value. */
const ELECTRON_FILES = "^(main/shell/electron|main/index|preload/index)\\.ts$";

module.exports = {
  forbidden: [
    never("core-is-pure", "main/core reaches nothing outside itself: no I/O, no clock, no packages", "^main/core/", {
      pathNot: "^main/core/",
    }),
    never("journal-stands-on-core", "main/journal reaches core alone", "^main/journal/", {
      path: "^(main/(?!journal/|core/)|native/|preload/|renderer/|simulator/)",
    }),
    never("gateways-stand-on-core", "main/gateways reaches core alone", "^main/gateways/", {
      path: "^(main/(?!gateways/|core/)|native/|preload/|renderer/|simulator/)",
    }),
    never("areas-below-till", "payments, receipts, staff, … do not know the till that uses them", `^main/(${AREAS})/`, {
      path: "^(main/(till|shell|index|cli)|preload/|renderer/|simulator/)",
    }),
    never("till-below-shell", "the till knows no shell", "^main/till", {
      path: "^(main/(shell|index|cli)|preload/index|renderer/)",
    }),
    never(
      "shell-reaches-till",
      "a shell speaks to the till, and reads a journal only to verify it",
      "^main/(shell/|index)",
      {
        path: `^(main/(${AREAS}|gateways)/|native/|renderer/|simulator/)`,
      },
    ),
    never("native-is-hardware", "native knows no electron, no journal, nothing of main but core", "^native/", {
      path: "^(main/(?!core/)|preload/|renderer/|simulator/|node_modules/electron/)",
    }),
    never(
      "renderer-sees-the-contract",
      "the page reaches preload/contract and main/core alone",
      "^renderer/(?!vite\\.config)",
      {
        path: "^(main/(?!core/)|preload/index|native/|simulator/|tests/|scripts/)",
      },
    ),
    never("renderer-has-no-node", "the page runs in a browser", "^renderer/(?!vite\\.config)", {
      dependencyTypes: ["core"],
    }),
    never("contract-stands-on-core", "the contract reaches core and valibot alone", "^preload/contract", {
      pathNot: "^(preload/contract|main/core/|node_modules/valibot/)",
    }),
    never("preload-hands-over", "preload/index.ts has no logic: the contract and electron alone", "^preload/index", {
      pathNot: "^(preload/|main/core/|node_modules/electron/)",
    }),
    never("simulator-is-the-world-outside", "the simulator imports nothing of ours, and no package", "^simulator/", {
      pathNot: "^(simulator/|node:)",
      dependencyTypesNot: ["core"],
    }),
    {
      name: "electron-in-three-files",
      comment: "only main/shell/electron.ts, main/index.ts and preload/index.ts import electron as a value",
      severity: "error",
      from: { pathNot: ELECTRON_FILES },
      to: { path: "(^|/)node_modules/electron/|^electron(/|$)", dependencyTypesNot: ["type-only"] },
    },
    never("no-tests-in-the-product", "what ships does not import tests", "^(main|native|preload|renderer|simulator)/", {
      path: TESTS,
    }),
    {
      name: "declared",
      comment: "every package is in package.json, and every import leads somewhere",
      severity: "error",
      from: {},
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown", "unknown", "undetermined"] },
    },
    {
      name: "resolvable",
      comment: "every import leads somewhere",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
    never(
      "ships-what-it-imports",
      "what runs in the till is a dependency, not a development tool",
      "^(main|native|simulator)/",
      {
        dependencyTypes: ["npm-dev"],
        dependencyTypesNot: ["type-only"],
        pathNot: "^node_modules/electron/",
      },
    ),
    {
      name: "no-circles",
      comment: "no file needs itself",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(out|dist|coverage)/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: join(__dirname, "tsconfig.json") },
    enhancedResolveOptions: {
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json"],
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
    },
  },
};
