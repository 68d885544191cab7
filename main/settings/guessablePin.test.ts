import { expect, it } from "vitest";
import { isGuessablePin } from "./guessablePin.ts";

it.each([
  "1111",
  "9999",
  "1234",
  "4321",
  "123456",
  "98765432",
  "7890",
  "0987",
  "1212",
  "123123",
  "1221",
  "1984",
  "2026",
])("%s is guessed easily", (pin) => {
  expect(isGuessablePin(pin)).toBe(true);
});

it.each(["5830", "2963", "74206", "1357", "90210365"])("%s is not", (pin) => {
  expect(isGuessablePin(pin)).toBe(false);
});
