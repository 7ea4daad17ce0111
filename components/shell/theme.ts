import type { Theme } from "#components/shell/person-menu.tsx";

export const themeCookie = "baton-theme";

/** Sets the theme at once and remembers it in a cookie, which the root layout reads so that no page flashes. */
export function applyTheme(theme: Theme) {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  const age = theme === "system" ? 0 : 31_536_000;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
  document.cookie = `${themeCookie}=${theme}; path=/; max-age=${age}; samesite=lax`;
}

/** The theme that a cookie's value names; anything else is the system's. */
export function themeFrom(value: string | undefined): Theme {
  return value === "light" || value === "dark" ? value : "system";
}
