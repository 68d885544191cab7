/** What a finger presses. Shows the key that does the same. */
import type { ReactNode } from "react";
import { capOf } from "../../state/input/keyMap.ts";
import { Icon, type IconName } from "./Icon.tsx";

interface Props {
  readonly onPress: () => void;
  readonly children?: ReactNode;
  readonly icon?: IconName;
  /** A key of `keyMap.ts`, shown on the button. */
  readonly keyName?: string | undefined;
  readonly kind?: "plain" | "primary" | "quiet" | "danger";
  readonly className?: string;
  /** Words for those who cannot see the icon. */
  readonly hidden?: string;
  readonly disabled?: boolean;
  /** At the right, before the key cap. */
  readonly aside?: ReactNode;
}

export function Button({
  onPress,
  children,
  icon,
  keyName,
  kind = "plain",
  className = "",
  hidden,
  disabled = false,
  aside,
}: Props) {
  return (
    <button type="button" className={`btn ${kind} ${className}`} onClick={onPress} disabled={disabled}>
      {icon !== undefined && <Icon name={icon} />}
      {hidden !== undefined && <span className="vh">{hidden}</span>}
      {children !== undefined && <span>{children}</span>}
      {(aside !== undefined || keyName !== undefined) && (
        <span className="ends">
          {aside}
          {keyName !== undefined && <kbd>{capOf(keyName)}</kbd>}
        </span>
      )}
    </button>
  );
}
