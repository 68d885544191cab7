/** Where this page has no till: starting, another page is in charge, or the address is an old one. */
import { Brand } from "../parts/kit/Icon.tsx";
import { Button } from "../parts/kit/Button.tsx";
import { useKeys } from "../state/input/keyboard.ts";
import { KEYS } from "../state/input/keyMap.ts";
import { takeOver } from "../state/till.ts";
import { useWords } from "../state/words.ts";

export function Starting() {
  const { shell } = useWords();
  return <Plain title={shell.starting} />;
}

export function Taken() {
  const { shell } = useWords();
  useKeys({ keys: { [KEYS.sheet.confirm]: takeOver } });
  return (
    <Plain title={shell.taken} more={shell.takenMore}>
      <Button kind="primary" className="big" keyName={KEYS.sheet.confirm} onPress={takeOver}>
        {shell.useThisPage}
      </Button>
    </Plain>
  );
}

export function Refused() {
  const { shell } = useWords();
  return <Plain title={shell.refused} more={shell.refusedMore} />;
}

function Plain({
  title,
  more = "",
  children,
}: {
  readonly title: string;
  readonly more?: string;
  readonly children?: React.ReactNode;
}) {
  return (
    <main className="alone">
      <div className="sheet">
        <Brand />
        <h1>{title}</h1>
        {more !== "" && <p>{more}</p>}
        {children}
      </div>
    </main>
  );
}
