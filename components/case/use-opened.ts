"use client";
import { useState } from "react";

/** Whether a line is open: by hand, and once by each permalink to something inside it; it stays as it is left. */
export function useOpened(inside: boolean): [open: boolean, toggle: () => void] {
  const [opened, setOpened] = useState({ is: inside, inside });
  if (opened.inside !== inside) setOpened({ is: opened.is || inside, inside });
  return [opened.is, () => setOpened((before) => ({ ...before, is: !before.is }))];
}
