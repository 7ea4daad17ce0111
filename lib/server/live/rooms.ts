/** Names of rooms are made here only, from what the server knows; never from a client's text. */
export function caseRoom(caseId: string): string {
  return `case:${caseId}`;
}

export function queueRoom(team: string, portfolio: string): string {
  return `queue:${team}/${portfolio}`;
}

export function personRoom(personId: string): string {
  return `person:${personId}`;
}
