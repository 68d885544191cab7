/** Does what was asked at once where whoever is signed in may alone, else after the PIN of somebody who may. */
import { type ReactNode, useState } from "react";
import { type Action, mayAlone } from "../../../main/core/people/permissions.ts";
import type { Trouble } from "../../state/till.ts";
import { useView } from "../../state/till.ts";
import { type Approval, ApproveSheet } from "../sheets/ApproveSheet.tsx";

/** @returns why not, or null when it is done */
export type Carry = (approval: Approval | null) => Promise<Trouble | null>;

interface Asked {
  readonly action: Action;
  readonly says: string;
  readonly carry: Carry;
}

export interface Approved {
  readonly trouble: Trouble | null;
  setTrouble(trouble: Trouble | null): void;
  /** @param says what is approved, in one sentence */
  go(action: Action, says: string, carry: Carry): Promise<void>;
  /** The sheet that asks for the PIN, while it does. */
  readonly sheet: ReactNode;
}

export function useApproved(): Approved {
  const { operator, operators } = useView((view) => view.session);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const close = () => {
    setAsked(null);
  };
  return {
    trouble,
    setTrouble,
    async go(action, says, carry) {
      setTrouble(null);
      if (operator !== null && mayAlone(action, operator, operators)) setTrouble(await carry(null));
      else setAsked({ action, says, carry });
    },
    sheet:
      asked === null ? null : (
        <ApproveSheet
          action={asked.action}
          says={asked.says}
          onApprove={async (approval) => {
            const wrong = await asked.carry(approval);
            if (wrong === null) close();
            return wrong;
          }}
          onBack={close}
          onClose={close}
        />
      ),
  };
}
