import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { themeCookie, themeFrom } from "#components/shell/theme.ts";
import { Announcer } from "#components/ui/announcer.tsx";
import { ToastPlace } from "#components/ui/toast-place.tsx";
import { fontVariables } from "./fonts.ts";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Baton", template: "%s · Baton" },
  description: "The live case desk for collections teams",
  icons: { icon: "/favicon.svg" },
  robots: { index: false, follow: false },
};

export const viewport: Viewport = { width: "device-width", initialScale: 1, colorScheme: "light dark" };

/** The theme is read from a cookie on the server, so no script sets it and no page flashes; without a choice the system decides. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = themeFrom((await cookies()).get(themeCookie)?.value);
  return (
    <html lang="en-GB" className={fontVariables} data-theme={theme === "system" ? undefined : theme}>
      <body>
        {children}
        <Announcer />
        <ToastPlace />
      </body>
    </html>
  );
}
