"use client";
import { Plus, X } from "lucide-react";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { TextInput } from "#components/ui/text-input.tsx";

/** Days that are closed besides, one after the other. */
export function DatesControl({
  dates,
  onChange,
}: {
  dates: readonly string[];
  onChange: (dates: readonly string[]) => void;
}) {
  const [next, setNext] = useState("");
  function add() {
    if (next === "") return;
    onChange([...new Set([...dates, next])].toSorted());
    setNext("");
  }
  return (
    <div className="pol-dates">
      <ul>
        {dates.map((date) => (
          <li key={date} className="line">
            <span>{date}</span>
            <IconButton
              icon={X}
              label={`Take ${date} away`}
              onClick={() => onChange(dates.filter((one) => one !== date))}
            />
          </li>
        ))}
      </ul>
      <div className="line">
        <TextInput
          type="date"
          className="pol-date"
          aria-label="A further closed day"
          value={next}
          onChange={({ target }) => setNext(target.value)}
        />
        <Button small icon={Plus} onClick={add}>
          Close this day
        </Button>
      </div>
    </div>
  );
}
