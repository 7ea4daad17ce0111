/** How Twilio names things. */

export function isMessageSid(sid: string): boolean {
  return /^(SM|MM)[0-9a-fA-F]{32}$/.test(sid);
}

/** A number as it is addressed on a channel. */
export function addressOn(channel: string, number: string): string {
  return channel === "whatsapp" ? `whatsapp:${number}` : number;
}

/** The channel and the number of an address. */
export function readAddress(address: string): { channel: "sms" | "whatsapp"; number: string } {
  const [, number] = /^whatsapp:(.*)$/.exec(address) ?? [];
  return number === undefined ? { channel: "sms", number: address } : { channel: "whatsapp", number };
}
