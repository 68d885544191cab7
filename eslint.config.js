/** Lint with type information: what the compiler lets pass but a till cannot afford. Form is Prettier's (`.prettierrc`), not lint's. */
import reactHooks from "eslint-plugin-react-hooks";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

const TYPED = ["**/*.ts", "**/*.tsx"];
const IMPURE = "main/core is pure: time and chance are passed in.";

export default defineConfig(
  globalIgnores(["out/", "dist/", "coverage/", "node_modules/"]),
  {
    files: TYPED,
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "no-console": "error",
      eqeqeq: "error",
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/restrict-template-expressions": [
        "error",
        { allowNumber: true, allowBoolean: true, allowNullish: true },
      ],
      // `return refuse(…)` ends a function early.
      "@typescript-eslint/no-confusing-void-expression": "off",
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_", ignoreRestSiblings: true },
      ],
      // `Channel<R>()` and friends carry a type that only the caller knows.
      "@typescript-eslint/no-unnecessary-type-parameters": "off",
      // A string is spread to get its code points.
      "@typescript-eslint/no-misused-spread": "off",
      // Branded amounts are numbers.
      "@typescript-eslint/no-unsafe-unary-minus": "off",
      // Objects are closures here, not classes with `this`.
      "@typescript-eslint/unbound-method": "off",
      // There are no enums (`erasableSyntaxOnly`) and hardly a class: a fifth of the whole lint looked for them.
      "@typescript-eslint/no-unsafe-enum-assignment": "off",
      "@typescript-eslint/no-unsafe-class-instance-assignment": "off",
    },
  },
  {
    files: ["renderer/**/*.{ts,tsx}"],
    plugins: { "react-hooks": reactHooks },
    rules: { "react-hooks/rules-of-hooks": "error", "react-hooks/exhaustive-deps": "error" },
  },
  {
    files: ["main/core/**/*.ts"],
    ignores: ["**/*.test.ts"],
    rules: {
      "no-restricted-globals": [
        "error",
        ...["process", "fetch", "setTimeout", "setInterval", "crypto", "performance"].map((name) => ({
          name,
          message: IMPURE,
        })),
      ],
      "no-restricted-properties": [
        "error",
        { object: "Date", property: "now", message: IMPURE },
        { object: "Math", property: "random", message: IMPURE },
      ],
      "no-restricted-syntax": [
        "error",
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: IMPURE },
        { selector: "CallExpression[callee.name='Date']", message: IMPURE },
      ],
    },
  },
  {
    // Entries speak to a terminal.
    files: ["main/index.ts", "main/shell/browserMain.ts", "simulator/**/cli.ts", "scripts/**"],
    rules: { "no-console": "off" },
  },
  {
    files: ["**/*.test.{ts,tsx}", "tests/**", "**/testing/**", "**/testing.ts", "bench/**"],
    rules: {
      "no-console": "off",
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/no-confusing-void-expression": "off",
      "@typescript-eslint/require-await": "off",
      "@typescript-eslint/no-empty-function": "off",
      "@typescript-eslint/unbound-method": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-call": "off",
      "@typescript-eslint/no-unsafe-return": "off",
      "@typescript-eslint/restrict-plus-operands": "off",
    },
  },
);
