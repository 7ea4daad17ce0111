const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** "4 Dec 2026" of a day or of an instant's UTC day. For sentences that are stored or compared, not for live screens. */
export function sayDay(dayOrInstant: string): string {
  const [year, month, day] = dayOrInstant.slice(0, 10).split("-");
  return `${Number(day)} ${MONTHS[Number(month) - 1]} ${year}`;
}
