/** Who is at the till. Figures by keyboard or pad; a scan here is thrown away. */
import { useState } from "react";
import { Brand } from "../parts/kit/Icon.tsx";
import { Stops } from "../parts/shell/Banners.tsx";
import { HealthStrip } from "../parts/shell/HealthStrip.tsx";
import { Button } from "../parts/kit/Button.tsx";
import { Keypad } from "../parts/kit/Keypad.tsx";
import { useNow } from "../state/clock.ts";
import { useKeys } from "../state/input/keyboard.ts";
import { KEYS } from "../state/input/keyMap.ts";
import { send, type Trouble, useView } from "../state/till.ts";
import { useUi } from "../state/ui.ts";
import { timeOfDay, useWords } from "../state/words.ts";
import type { OperatorView } from "../../preload/contract/session.ts";
import { LANGUAGE_NAMES } from "../words/languageNames.ts";
import { Said } from "../parts/kit/Said.tsx";

const LONGEST_PIN = 8;
const LANGUAGES = [
  ["en", "EN"],
  ["fr", "FR"],
  ["zh", "中文"],
] as const;

const initials = (name: string): string => {
  const words = name.split(/\s+/).filter((word) => word !== "");
  return words
    .map((word) => word.charAt(0).toUpperCase())
    .join("")
    .slice(0, 2);
};

/** @param first the operator who has been chosen already; null: the first of them */
export function SignIn({ first = null }: { readonly first?: string | null }) {
  const words = useWords();
  const session = useView((view) => view.session);
  const pin = useUi((ui) => ui.pin);
  const typed = useUi((ui) => ui.scannedAtSignIn);
  const scan = useView((view) => view.scan);
  const [before] = useState(scan?.seq ?? 0);
  // A scanner in keyboard mode is heard by the page, any other by the till.
  const scanned = typed || (scan !== null && scan.seq > before && scan.why === "notSignedIn");
  const [chosen, setChosen] = useState<string | null>(first);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const operator = session.operators.find((each) => each.id === chosen) ?? session.operators[0] ?? null;

  const setPin = (next: string) => {
    useUi.setState({ pin: next.slice(0, LONGEST_PIN), scannedAtSignIn: false });
  };
  const digit = (figures: string) => {
    setTrouble(null);
    setPin(useUi.getState().pin + figures);
  };
  const deleteLast = () => {
    setPin(useUi.getState().pin.slice(0, -1));
  };
  const clear = () => {
    setPin("");
  };
  const choose = ({ id }: OperatorView) => {
    setChosen(id);
    setTrouble(null);
    clear();
  };
  const signIn = async () => {
    const typed = useUi.getState().pin;
    if (operator === null || typed.length < 4) return;
    clear();
    const answer = await send("session.signIn", { operator: operator.id, pin: typed }, true);
    setTrouble(answer.ok ? null : answer.error);
  };
  const move = (step: 1 | -1) => () => {
    const at = session.operators.findIndex((each) => each.id === operator?.id);
    const next = session.operators[(at + step + session.operators.length) % session.operators.length];
    if (next !== undefined) choose(next);
  };
  useKeys({
    pin: true,
    digit,
    keys: {
      [KEYS.signIn.signIn]: () => void signIn(),
      [KEYS.signIn.clear]: clear,
      [KEYS.signIn.above]: move(-1),
      [KEYS.signIn.below]: move(1),
      [KEYS.signIn.before]: move(-1),
      [KEYS.signIn.after]: move(1),
      [KEYS.signIn.deleteLast]: deleteLast,
    },
  });

  const problem = trouble === null ? null : words.problems[trouble.code](trouble.params ?? {});
  return (
    <div className="till bare">
      <div className="banners">
        <Stops />
      </div>
      <div className="stagearea">
        <main className="signin">
          <div className="left">
            <div className="row">
              <div className="shop grow">
                <Brand />
                <div>
                  <div className="strong">{session.store.name}</div>
                  <div className="note">{words.signIn.register(session.store.register)}</div>
                </div>
              </div>
              <div className="seg" role="group" aria-label={words.signIn.language}>
                {LANGUAGES.map(([locale, text]) => (
                  <button
                    key={locale}
                    type="button"
                    lang={LANGUAGE_NAMES[locale].tag}
                    aria-pressed={session.locale === locale}
                    onClick={() => void send("session.setLocale", { locale })}
                  >
                    {text}
                  </button>
                ))}
              </div>
            </div>
            <Clock zone={session.timeZone} />
            <h1 className="vh">{words.signIn.title}</h1>
            <div className="ops" role="group" aria-label={words.signIn.who}>
              {session.operators.map((each) => (
                <button
                  key={each.id}
                  type="button"
                  className="opt"
                  aria-pressed={each.id === operator?.id}
                  onClick={() => {
                    choose(each);
                  }}
                >
                  <span className="mono-disc" aria-hidden="true">
                    {initials(each.name)}
                  </span>
                  <span>
                    {each.name}
                    <small>{words.signIn.roles[each.role]}</small>
                  </span>
                </button>
              ))}
            </div>
          </div>
          <section className="sheet pinsheet wm" aria-label={words.decide.pin}>
            <div>
              <h2>{operator?.name ?? words.signIn.who}</h2>
              <p className="note">{words.signIn.enterPin}</p>
              {session.trainingPins.length > 0 && (
                <p className="note">
                  {words.signIn.trainingPins(session.trainingPins.map((each) => `${each.name} ${each.pin}`).join(", "))}
                </p>
              )}
            </div>
            <div className="dots" role="img" aria-label={words.signIn.entered(pin.length)}>
              {Array.from({ length: Math.max(4, pin.length) }, (_, place) => (
                <i key={place} className={place < pin.length ? "on" : ""} />
              ))}
            </div>
            <div className="pinproblem" role="alert">
              {problem !== null && (
                <p className="bad">
                  <Said {...problem} />
                </p>
              )}
              {problem === null && scanned && <p>{words.signIn.scanIgnored}</p>}
            </div>
            <Keypad onDigit={digit} onDelete={deleteLast} corner={{ text: words.signIn.clear, onPress: clear }} />
            <Button kind="primary" className="big" keyName={KEYS.signIn.signIn} onPress={() => void signIn()}>
              {words.signIn.signIn}
            </Button>
          </section>
        </main>
      </div>
      <HealthStrip />
    </div>
  );
}

function Clock({ zone }: { readonly zone: string }) {
  const { locale } = useWords();
  const now = useNow();
  const date = new Intl.DateTimeFormat(locale.tag, {
    weekday: "long",
    month: "long",
    day: "numeric",
    timeZone: zone,
  }).format(now);
  return (
    <>
      <div className="clock">{timeOfDay(now, zone)}</div>
      <p className="note today">{date}</p>
    </>
  );
}
