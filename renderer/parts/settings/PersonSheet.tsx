/** One person: name, role, and a new PIN. */
import { useState } from "react";
import type { Role } from "../../../preload/contract/session.ts";
import type { StaffPersonView } from "../../../preload/contract/staff.ts";
import { KEYS } from "../../state/input/keyMap.ts";
import type { Trouble } from "../../state/till.ts";
import { useWords } from "../../state/words.ts";
import { pinOf } from "../kit/Approver.tsx";
import { Button } from "../kit/Button.tsx";
import { Dialog } from "../kit/Dialog.tsx";
import { Field } from "../kit/Field.tsx";
import { TroubleSays } from "../kit/TroubleSays.tsx";

export interface PersonDraft {
  readonly name: string;
  readonly role: Role;
  /** "" leaves the PIN as it is. */
  readonly newPin: string;
}

interface Props {
  /** Null: somebody new. */
  readonly person: StaffPersonView | null;
  readonly onSave: (draft: PersonDraft) => void;
  readonly onLetGo: () => void;
  readonly onClose: () => void;
}

const ROLES: readonly Role[] = ["cashier", "manager", "owner"];
const SHORTEST_PIN = 4;

export function PersonSheet({ person, onSave, onLetGo, onClose }: Props) {
  const words = useWords();
  const { people: p } = words.settings;
  const [name, setName] = useState(person?.name ?? "");
  const [role, setRole] = useState<Role>(person?.role ?? "cashier");
  const [newPin, setNewPin] = useState("");
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const save = () => {
    const short = newPin.length < SHORTEST_PIN && (person === null || newPin !== "");
    if (name.trim() === "") setTrouble({ code: "nameMissing", money: "safe" });
    else if (short) setTrouble({ code: "pinTooShort", money: "safe" });
    else onSave({ name: name.trim(), role, newPin });
  };
  return (
    <Dialog
      title={person === null ? p.add : person.name}
      onClose={onClose}
      keys={{ [KEYS.sheet.confirm]: save }}
      foot={
        <>
          {person !== null && (
            <Button kind="danger" className="big" onPress={onLetGo}>
              {p.letGo}
            </Button>
          )}
          <Button kind="primary" className="big" keyName={KEYS.sheet.confirm} onPress={save}>
            {words.settings.save}
          </Button>
        </>
      }
    >
      <Field label={p.name} value={name} most={40} onValue={setName} first />
      <div className="field">
        <span className="label">{p.role}</span>
        <div className="seg choices" role="group" aria-label={p.role}>
          {ROLES.map((each) => (
            <button
              key={each}
              type="button"
              aria-pressed={each === role}
              onClick={() => {
                setRole(each);
              }}
            >
              {p.roles[each]}
            </button>
          ))}
        </div>
        <small>{p.rights[role]}</small>
      </div>
      <label className="field">
        <span>{p.newPin}</span>
        <span className="input">
          <input
            type="password"
            inputMode="numeric"
            autoComplete="off"
            data-pin=""
            value={newPin}
            onChange={(event) => {
              setNewPin(pinOf(event.target.value));
            }}
          />
        </span>
        <small>{p.newPinMore}</small>
      </label>
      <TroubleSays trouble={trouble} />
    </Dialog>
  );
}
