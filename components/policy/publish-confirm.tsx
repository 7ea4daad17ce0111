import { Confirm } from "#components/ui/confirm.tsx";
import { TimeText } from "#components/ui/time-text.tsx";
import type { PolicyVersion } from "#lib/client/policy.ts";
import { PACK_WORDS } from "#lib/domain/contact-policy/pack-words.ts";

/** The interruption before a version comes into force: what changes, from when on, for whom. */
export function PublishConfirm({
  open,
  version,
  from,
  busy,
  onGo,
  onBack,
}: {
  open: boolean;
  version: PolicyVersion;
  /** Undefined: at once. */
  from: string | undefined;
  busy: boolean;
  onGo: () => void;
  onBack: () => void;
}) {
  return (
    <Confirm
      open={open}
      title={`Publish for ${PACK_WORDS[version.pack]}?`}
      go="Publish"
      busy={busy}
      onGo={onGo}
      onBack={onBack}
    >
      <ul className="pol-differences">
        {version.differences.map(({ parameter, says }) => (
          <li key={parameter}>{says}</li>
        ))}
      </ul>
      <p>
        Every contact, by people and machines, is decided by it{" "}
        {from ? (
          <>
            from <TimeText at={from} as="long-day" />, <TimeText at={from} as="time" /> on
          </>
        ) : (
          "from now on"
        )}
        . A published version never changes; it can be rolled back.
      </p>
    </Confirm>
  );
}
