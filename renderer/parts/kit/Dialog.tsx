/** A sheet over the screen: takes the focus, keeps it, gives it back. Esc closes it and changes nothing else. */
import { type ReactNode, useEffect, useRef, useState } from "react";
import { type KeyHandlers, useKeys } from "../../state/input/keyboard.ts";
import { KEYS } from "../../state/input/keyMap.ts";
import { useUi } from "../../state/ui.ts";
import { useWords } from "../../state/words.ts";
import { Button } from "./Button.tsx";
import { SpokenOver } from "../shell/Spoken.tsx";
import { TroubleSays } from "./TroubleSays.tsx";

interface Props {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly foot?: ReactNode;
  readonly keys?: KeyHandlers["keys"];
  readonly digit?: (digit: string) => void;
  /** Makes the field for what is typed take the focus. */
  readonly typing?: () => void;
  readonly className?: string;
  readonly wide?: boolean;
}

export function Dialog({
  title,
  onClose,
  children,
  foot,
  keys = {},
  digit,
  typing,
  className = "",
  wide = false,
}: Props) {
  const words = useWords();
  const box = useRef<HTMLDialogElement>(null);
  useKeys({ over: true, keys: { [KEYS.sheet.close]: onClose, ...keys }, digit, typing });
  useEffect(() => {
    const before = document.activeElement;
    const dialog = box.current;
    dialog?.showModal();
    (dialog?.querySelector<HTMLElement>("[data-first]") ?? dialog)?.focus();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog
      tabIndex={-1}
      ref={box}
      className={`sheetover ${wide ? "wide" : ""} ${className}`}
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault();
      }}
    >
      <header>
        <h2>{title}</h2>
        <Button kind="quiet" keyName={KEYS.sheet.close} onPress={onClose}>
          {words.shell.close}
        </Button>
      </header>
      <div className="in">
        {children}
        <TroubleHere />
      </div>
      {foot !== undefined && <footer className="actions">{foot}</footer>}
      <SpokenOver />
    </dialog>
  );
}

/** What a press on the sheet met, where the sheet says nothing of it: the screen below says it, and cannot be read now. */
function TroubleHere() {
  const trouble = useUi((ui) => ui.trouble);
  const [before] = useState(trouble);
  if (trouble === null || trouble === before) return null;
  return (
    <div className="troublehere">
      <TroubleSays trouble={trouble} />
    </div>
  );
}
