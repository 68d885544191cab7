import { describe, expect, it } from "vitest";
import { fold, wordsOf } from "./keys.ts";

describe("fold", () => {
  it.each([
    ["Œufs, DOUZAINE", "oeufs, douzaine"],
    ["Maple 牛奶 2 L", "maple 牛奶 2 l"],
    ["ＭＩＬＫ 牛奶", "milk 牛奶"],
    ["Straße", "strasse"],
  ])("%s", (text, folded) => {
    expect(fold(text)).toBe(folded);
  });
});

describe("wordsOf", () => {
  it.each([
    ["green tea 950 g no. 17", ["green", "tea", "950", "g", "no", "17"]],
    ["maple牛奶2l", ["maple", "牛", "奶", "2l"]],
    ["b-0421_x", ["b", "0421", "x"]],
    // One letter that is not plain takes the whole text the longer way, to the same words.
    ["maple牛奶2l ю", ["maple", "牛", "奶", "2l", "ю"]],
    ["ミルク", ["ミ", "ル", "ク"]],
    ["", []],
  ])("%s", (folded, words) => {
    expect([...wordsOf(folded)]).toEqual(words);
  });
});
