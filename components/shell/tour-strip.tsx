"use client";
import dynamic from "next/dynamic";
import { useMe } from "#lib/client/queries.ts";

const TourShown = dynamic(() => import("#components/shell/tour-shown.tsx").then((m) => m.TourShown));

/** The guided three minutes, loaded once they are asked for. */
export function TourStrip() {
  const { data: me } = useMe();
  return me?.preferences.tour?.open ? <TourShown /> : null;
}
