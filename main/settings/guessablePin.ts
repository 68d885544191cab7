/** PINs that a stranger tries first. */

/**
 * One figure repeated (1111), a pair or a longer group repeated (1212, 123123), figures that rise or fall by one (1234,
 * 8765, 7890), a mirror of two figures (1221), or a year from 1930 to 2039.
 */
export function isGuessablePin(pin: string): boolean {
  return (
    isRepeated(pin) || isRun(pin, 1) || isRun(pin, 9) || /^(.)(.)\2\1$/.test(pin) || /^(19[3-9]|20[0-3])\d$/.test(pin)
  );
}

function isRepeated(pin: string): boolean {
  return /^(.{1,4})\1+$/.test(pin);
}

/** `step` is taken modulo ten, so that 7890 and 3210 9 are runs too. */
function isRun(pin: string, step: number): boolean {
  return [...pin].every((digit, i) => i === 0 || Number(digit) === (Number(pin[i - 1]) + step) % 10);
}
