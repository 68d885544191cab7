import { beforeEach, describe, expect, it } from "vitest";
import { createGatewayNews, type GatewayNews } from "./gatewayNews.ts";

let now = 0;
let news: GatewayNews;
beforeEach(() => {
  now = 1_000;
  news = createGatewayNews({ now: () => now });
});

describe("what is known of a gateway", () => {
  it("counts silence and errors from their first moment, as one trouble, until an answer of use comes", () => {
    expect(news.hear({ kind: "answered" })).toBe(false);
    now = 2_000;
    expect(news.hear({ kind: "silent", why: "timedOut" })).toBe(false);
    now = 3_000;
    news.hear({ kind: "erring", why: "502" });
    expect(news.down()).toEqual({ code: "errors", since: 2_000 });
    expect(news.answeredAt()).toBe(1_000);
    now = 4_000;
    expect(news.hear({ kind: "answered" })).toBe(true);
    expect(news.down()).toBeNull();
    expect(news.answeredAt()).toBe(4_000);
  });

  it.each([{ kind: "signatureMismatch" }, { kind: "signatureMissing" }, { kind: "otherOrder" }] as const)(
    "lets the alarm of %j go with the next sound answer, not with any answer",
    (notice) => {
      news.hear(notice);
      now = 2_000;
      news.hear(notice);
      news.hear({ kind: "answered" });
      expect(news.alarm()).toMatchObject({ since: 1_000 });
      news.hear({ kind: "sound", ownTerminal: false });
      expect(news.alarm()).toBeNull();
    },
  );

  it("keeps the alarm of another terminal until an answer names the till's own", () => {
    news.hear({ kind: "otherTerminal", terminal: "PAX-9" });
    news.hear({ kind: "sound", ownTerminal: false });
    expect(news.alarm()).toEqual({ code: "otherTerminal", since: 1_000, detail: "PAX-9" });
    news.hear({ kind: "sound", ownTerminal: true });
    expect(news.alarm()).toBeNull();
  });
});
