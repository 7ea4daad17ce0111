"use client";
import dynamic from "next/dynamic";
import { useSyncExternalStore } from "react";
import { isToastWanted, subscribeToasts } from "#components/ui/toast.ts";

const Toasts = dynamic(() => import("#components/ui/toasts.tsx").then((m) => m.Toasts));

/** Stands once, in the root layout. */
export function ToastPlace() {
  return useSyncExternalStore(subscribeToasts, isToastWanted, () => false) ? <Toasts /> : null;
}
