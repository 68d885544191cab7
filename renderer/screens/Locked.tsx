/**
 * Nobody is signed in while a payment runs: what becomes of the money stays in sight, with everybody's key beside it, and
 * every touch or key asks for a PIN. Without such a payment there is the sign-in alone.
 */
import { type ReactNode, useState } from "react";
import type { TillView } from "../../preload/contract.ts";
import { Stops } from "../parts/shell/Banners.tsx";
import { HealthStrip } from "../parts/shell/HealthStrip.tsx";
import { Icon } from "../parts/kit/Icon.tsx";
import { useKeys } from "../state/input/keyboard.ts";
import { KEYS } from "../state/input/keyMap.ts";
import { useView } from "../state/till.ts";
import { useUi } from "../state/ui.ts";
import { useWords } from "../state/words.ts";
import { Payment } from "./Payment.tsx";
import { SignIn } from "./SignIn.tsx";

export function Locked({ view: { payment, sale } }: { readonly view: TillView }) {
  const [asked, setAsked] = useState<Asked | null>(null);
  // Money is on its way, or it is not known whether it is.
  const runs = payment !== null && payment.endedAt === null && sale !== null && payment.sale === sale.id;
  if (asked !== null || !runs) return <SignIn first={asked?.operator ?? null} />;
  return (
    // Made anew with the payment's screen: its keys stay over those of the screen that it covers.
    <Cover key={payment.screen} onTouch={setAsked}>
      <Payment payment={payment} sale={sale} />
    </Cover>
  );
}

/** Somebody wants to sign in. @property operator null while nobody has said who */
interface Asked {
  readonly operator: string | null;
}

interface CoverProps {
  readonly children: ReactNode;
  readonly onTouch: (asked: Asked) => void;
}

function Cover({ children, onTouch }: CoverProps) {
  const { signIn: w } = useWords();
  const operators = useView(({ session }) => session.operators);
  const touched = (): void => {
    onTouch({ operator: null });
  };
  /** The first figure of a PIN is no figure lost. */
  const digit = (figure: string): void => {
    useUi.setState({ pin: figure });
    touched();
  };
  useKeys({ pin: true, digit, typing: touched, keys: { [KEYS.signIn.signIn]: touched, [KEYS.signIn.clear]: touched } });
  return (
    <div className="till">
      <div className="banners">
        <Stops />
        <div className="banner warn" role="status">
          <Icon name="lock" />
          <p className="strong grow">{w.locked}</p>
          <div className="whoruns" role="group" aria-label={w.who}>
            {operators.map(({ id, name }) => (
              <button
                key={id}
                type="button"
                className="btn"
                onClick={() => {
                  onTouch({ operator: id });
                }}
              >
                {name}
              </button>
            ))}
          </div>
        </div>
      </div>
      <main className="stagearea" onPointerDown={touched}>
        <h1 className="vh">{w.locked}</h1>
        <div inert className="undercover">
          {children}
        </div>
      </main>
      <HealthStrip />
    </div>
  );
}
