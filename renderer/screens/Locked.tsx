/**
 * Nobody is signed in while a payment runs: what becomes of the money stays in sight, and every touch or key asks for a
 * PIN. Without such a payment there is the sign-in alone.
 */
import { type ReactNode, useState } from "react";
import type { TillView } from "../../preload/contract.ts";
import { HealthStrip } from "../parts/HealthStrip.tsx";
import { Icon } from "../parts/Icon.tsx";
import { useKeys } from "../state/keyboard.ts";
import { KEYS } from "../state/keyMap.ts";
import { useWords } from "../state/words.ts";
import { Payment } from "./Payment.tsx";
import { SignIn } from "./SignIn.tsx";

export function Locked({ view: { payment, sale } }: { readonly view: TillView }) {
  const [asked, setAsked] = useState(false);
  // Money is on its way, or it is not known whether it is.
  const runs = payment !== null && payment.endedAt === null && sale !== null && payment.sale === sale.id;
  if (asked || !runs) return <SignIn />;
  return (
    // Made anew with the payment's screen: its keys stay over those of the screen that it covers.
    <Cover
      key={payment.screen}
      onTouch={() => {
        setAsked(true);
      }}
    >
      <Payment payment={payment} sale={sale} />
    </Cover>
  );
}

function Cover({ children, onTouch }: { readonly children: ReactNode; readonly onTouch: () => void }) {
  const { signIn: w } = useWords();
  useKeys({ digit: onTouch, typing: onTouch, keys: { [KEYS.signIn.signIn]: onTouch, [KEYS.signIn.clear]: onTouch } });
  return (
    <div className="till">
      <div className="banners">
        <div className="banner warn" role="status">
          <Icon name="lock" />
          <p className="strong grow">{w.locked}</p>
          <button type="button" className="btn" onClick={onTouch}>
            {w.enterPin}
          </button>
        </div>
      </div>
      <main className="stagearea" onPointerDown={onTouch}>
        <h1 className="vh">{w.locked}</h1>
        <div inert className="undercover">
          {children}
        </div>
      </main>
      <HealthStrip />
    </div>
  );
}
