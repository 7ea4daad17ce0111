"use client";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { TextInput } from "#components/ui/text-input.tsx";

type Opening = readonly [number, number] | null;

const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const USUAL = [540, 1020] as const;

/** The week, a line a day: open or closed, from when to when. */
export function HoursControl({
  hours,
  onChange,
}: {
  hours: readonly Opening[];
  onChange: (hours: readonly Opening[]) => void;
}) {
  const set = (day: number, open: Opening) => onChange(hours.map((before, at) => (at === day ? open : before)));
  return (
    <div className="pol-hours">
      {hours.map((open, day) => (
        <div key={DAYS[day]} className="pol-day">
          <Checkbox
            label={DAYS[day]}
            checked={open !== null}
            onChange={({ target }) => set(day, target.checked ? USUAL : null)}
          />
          {open ? (
            <>
              <Clock
                label={`${DAYS[day]} from`}
                minutes={open[0]}
                onChange={(minutes) => set(day, [minutes, open[1]])}
              />
              <span aria-hidden="true">to</span>
              <Clock label={`${DAYS[day]} to`} minutes={open[1]} onChange={(minutes) => set(day, [open[0], minutes])} />
            </>
          ) : (
            <span className="ink3">closed</span>
          )}
        </div>
      ))}
    </div>
  );
}

function Clock({ label, minutes, onChange }: { label: string; minutes: number; onChange: (minutes: number) => void }) {
  return (
    <TextInput
      type="time"
      className="pol-time"
      aria-label={label}
      value={clockOf(minutes)}
      onChange={({ target }) => {
        const [hour = "", minute = ""] = target.value.split(":");
        if (hour !== "" && minute !== "") onChange(Number(hour) * 60 + Number(minute));
      }}
    />
  );
}

function clockOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}
