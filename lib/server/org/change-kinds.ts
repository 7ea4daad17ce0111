/** Every kind of change of the organisation, with its words. Stored data: a kind is never renamed. */
export const CHANGE_KINDS = {
  "demo-begun": "Demo filled",
  "person-created": "Person added",
  "person-renamed": "Person renamed",
  "person-invited": "New sign-in link made",
  "password-set": "Password set",
  "person-deactivated": "Person deactivated",
  "person-activated": "Person activated",
  "role-changed": "Role changed",
  "teams-changed": "Teams changed",
  "team-created": "Team added",
  "team-changed": "Team changed",
  "duty-set": "Duty set",
  "duty-ended": "Duty ended",
  "fallback-lead-set": "Fallback lead set",
  "portfolio-created": "Portfolio added",
  "portfolio-changed": "Portfolio changed",
  "grant-given": "Grant given",
  "grant-revoked": "Grant revoked",
  "key-created": "API key made",
  "key-revoked": "API key revoked",
} as const;
export type ChangeKind = keyof typeof CHANGE_KINDS;
