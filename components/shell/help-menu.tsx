"use client";
import { CircleHelp, FileText, Keyboard, ListChecks } from "lucide-react";
import { Menu, MenuItem, MenuLink } from "#components/ui/menu.tsx";
import { useTour } from "#lib/client/use-tour.ts";
import { TOUR_STEPS } from "#lib/domain/guided-tour.ts";

/** Help, at the foot of the rail. `tour`: where there is something to be guided through. */
export function HelpMenu({ onKeys, tour }: { onKeys: () => void; tour: boolean }) {
  return (
    <Menu
      align="start"
      tip="Help and shortcuts"
      trigger={
        <button type="button" className="rail-foot">
          <CircleHelp className="i" />
          <span className="rail-word">
            Help<span className="hide-narrow"> and shortcuts</span>
          </span>
        </button>
      }
    >
      {tour ? <TourItem /> : null}
      <MenuItem icon={Keyboard} keys="?" onClick={onKeys}>
        Keys
      </MenuItem>
      <MenuLink icon={FileText} href="/docs/api">
        API reference
      </MenuLink>
    </Menu>
  );
}

function TourItem() {
  const { tour, show } = useTour();
  const seen = tour && tour.done.length > 0 ? `, ${tour.done.length} of ${TOUR_STEPS.length} seen` : "";
  return (
    <MenuItem icon={ListChecks} onClick={() => show(!tour?.open)}>
      {tour?.open ? "Close the guided three minutes" : `Guided three minutes${seen}`}
    </MenuItem>
  );
}
