"use client";
import { Button } from "#components/ui/button.tsx";

/** Goes to the provider that the organisation signs in with. */
export function ProviderButton({
  provider,
  alone,
  busy,
  onPress,
}: {
  provider: string;
  /** There is no other way in. */
  alone?: boolean;
  busy?: boolean;
  onPress: () => void;
}) {
  return (
    <Button kind={alone ? "primary" : "normal"} wide busy={busy} onClick={onPress}>
      Sign in with {provider}
    </Button>
  );
}
