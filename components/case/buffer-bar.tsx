import { RefreshCw, TriangleAlert } from "lucide-react";
import { Kbd } from "#components/ui/kbd.tsx";

/** Changes that would reorder the list wait here. `urgent` names what matters ("1 breached"); `why` says what they wait for. */
export function BufferBar({
  count,
  urgent,
  why,
  onShow,
}: {
  count: number;
  urgent?: string;
  why?: string;
  onShow: () => void;
}) {
  if (count === 0) return null;
  const Icon = urgent ? TriangleAlert : RefreshCw;
  return (
    <button type="button" className="buffer" onClick={onShow}>
      <Icon className="i" />
      <span>
        {count === 1 ? "1 change" : `${count} changes`} to this list{urgent ? `, ${urgent}` : ""}
        {why ? ` ${why}` : ""}
      </span>
      <span className="push line">
        Show <Kbd keys="U" />
      </span>
    </button>
  );
}
