/** The people of the till: who they are, and what may be changed about each. */
import { useEffect, useState } from "react";
import type { StaffPersonView } from "../../../preload/contract/staff.ts";
import { readLive } from "../../state/office/goLive.ts";
import { readPeople, usePeople } from "../../state/office/people.ts";
import { send, type Trouble, useView } from "../../state/till.ts";
import { useWords } from "../../state/words.ts";
import { type Carry, useApproved } from "../kit/Approved.tsx";
import { Button } from "../kit/Button.tsx";
import { Icon } from "../kit/Icon.tsx";
import { TroubleSays } from "../kit/TroubleSays.tsx";
import { Panel } from "./Panel.tsx";
import { PersonSheet, type PersonDraft } from "./PersonSheet.tsx";

type Open = { readonly kind: "add" } | { readonly kind: "edit"; readonly person: StaffPersonView };

/** Changes of people always take a PIN. */
const NO_PIN: Trouble = { code: "approvalNeeded", money: "safe" };

export function PeoplePage() {
  const words = useWords();
  const { settings: w } = words;
  const { people: p } = w;
  const { people, fixed } = usePeople();
  const me = useView((view) => view.session.operator?.id);
  const [open, setOpen] = useState<Open | null>(null);
  const approved = useApproved();
  useEffect(() => {
    void readPeople();
  }, []);

  const after = async (): Promise<void> => {
    setOpen(null);
    await Promise.all([readPeople(), readLive()]);
  };
  const carry =
    (ask: (approval: NonNullable<Parameters<Carry>[0]>) => Promise<Trouble | null>): Carry =>
    async (approval) => {
      if (approval === null) return NO_PIN;
      const wrong = await ask(approval);
      if (wrong === null) await after();
      return wrong;
    };

  const add = ({ name, role, newPin }: PersonDraft) => {
    void approved.go(
      "manageOperators",
      p.approveAdd(name),
      carry(async (approval) => {
        const answer = await send("staff.add", { name, role, newPin, approval }, true);
        return answer.ok ? null : answer.error;
      }),
    );
  };

  /** One approval for all that was changed of one person, one after the other. */
  const change = (person: StaffPersonView, { name, role, newPin }: PersonDraft) => {
    const operator = person.id;
    const onlyOwnPin = operator === me && newPin !== "" && name === person.name && role === person.role;
    void approved.go(
      onlyOwnPin ? "changeOwnPin" : "manageOperators",
      p.approveChange(person.name),
      carry(async (approval) => {
        const steps = [
          ...(name === person.name ? [] : [() => send("staff.rename", { operator, name, approval }, true)]),
          ...(role === person.role ? [] : [() => send("staff.setRole", { operator, role, approval }, true)]),
          ...(newPin === "" ? [] : [() => send("staff.setPin", { operator, newPin, approval }, true)]),
        ];
        for (const step of steps) {
          const answer = await step();
          if (!answer.ok) return answer.error;
        }
        return null;
      }),
    );
  };

  const setActive = (person: StaffPersonView, active: boolean) => {
    void approved.go(
      "manageOperators",
      active ? p.approveAdd(person.name) : p.approveChange(person.name),
      carry(async (approval) => {
        const answer = await send("staff.setActive", { operator: person.id, active, approval }, true);
        return answer.ok ? null : answer.error;
      }),
    );
  };

  return (
    <Panel
      title={w.sections.people}
      {...(fixed ? { note: p.fixed } : {})}
      aside={
        <Button
          icon="plus"
          disabled={fixed}
          onPress={() => {
            setOpen({ kind: "add" });
          }}
        >
          {p.add}
        </Button>
      }
    >
      <ul className="rows people">
        {people.map((person) => (
          <li key={person.id} className={person.active ? "" : "gone"}>
            <Icon name="person" />
            <div className="grow">
              <b className="strong">{person.name}</b> {person.id === me && <span className="note">{p.you}</span>}
              <small>
                {p.roles[person.role]} · {p.rights[person.role]}
              </small>
            </div>
            {!person.active && <span className="chip">{p.left}</span>}
            {person.guessablePin && (
              <span className="chip warn">
                <Icon name="warn" />
                {p.guessable}
              </span>
            )}
            {person.active ? (
              <Button
                icon="pen"
                disabled={fixed}
                hidden={person.name}
                onPress={() => {
                  setOpen({ kind: "edit", person });
                }}
              >
                {p.change}
              </Button>
            ) : (
              <Button
                disabled={fixed}
                onPress={() => {
                  setActive(person, true);
                }}
              >
                {p.bringBack}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <TroubleSays trouble={approved.trouble} />
      {open !== null && approved.sheet === null && (
        <PersonSheet
          person={open.kind === "edit" ? open.person : null}
          onSave={(draft) => {
            if (open.kind === "add") add(draft);
            else change(open.person, draft);
          }}
          onLetGo={() => {
            if (open.kind === "edit") setActive(open.person, false);
          }}
          onClose={() => {
            setOpen(null);
          }}
        />
      )}
      {approved.sheet}
    </Panel>
  );
}
