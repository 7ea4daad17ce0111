/** Twilio's Messages resource, as far as Baton asks it, inside a demo: https://www.twilio.com/docs/messaging/api/message-resource */
import { randomBytes, timingSafeEqual } from "node:crypto";
import { e164Of } from "../../domain/phone-number.ts";
import { segmentsOf } from "../../domain/sms-segments.ts";
import { MOST_CHARACTERS } from "../../domain/sms-text.ts";
import { pointOf } from "../contacts/point.ts";
import { readBytes } from "../json-body.ts";
import { Problem } from "../problem.ts";
import { answerSafely } from "../problem-answer.ts";
import { type Account, sandboxAccount } from "../twilio/account.ts";
import { readAddress } from "../twilio/names.ts";
import { behaviourOf } from "./magic-numbers.ts";
import { keepMessage, messageNamed, messagesAt, type SandboxMessage } from "./messages.ts";
import { playReceipts } from "./twilio-receipts.ts";

type Params = { params: Promise<{ sid: string; message?: string }> };
type Answering = (account: Account, asked: { request: Request; message: string }) => Promise<Response>;

/** The edge of the sandbox: there in a demo without an account of one's own, and for who has its account's token. */
export function answerSandbox(request: Request, { params }: Params, work: Answering): Promise<Response> {
  return answerSafely(request, async () => {
    const account = sandboxAccount();
    if (!account) throw new Problem(404, "not-found", "There is no sandbox here.");
    const { sid, message = "" } = await params;
    if (sid !== account.accountSid || !isProven(request, account)) return refusal(401, 20003, "Authenticate");
    return work(account, { request, message: message.replace(/\.json$/, "") });
  });
}

function isProven(request: Request, { accountSid, authToken }: Account): boolean {
  const right = Buffer.from(`Basic ${Buffer.from(`${accountSid}:${authToken}`).toString("base64")}`);
  const said = Buffer.from(request.headers.get("authorization") ?? "");
  return said.length === right.length && timingSafeEqual(said, right);
}

function refusal(status: number, code: number, message: string, retryAfter?: number): Response {
  const headers = new Headers(retryAfter === undefined ? {} : { "retry-after": String(retryAfter) });
  const more_info = `https://www.twilio.com/docs/errors/${code}`;
  return Response.json({ code, message, more_info, status }, { status, headers });
}

/** `POST …/Messages.json` */
export async function createMessage(account: Account, { request }: { request: Request }): Promise<Response> {
  const form = new URLSearchParams(new TextDecoder().decode(await readBytes(request)));
  const said = (name: string) => form.get(name) ?? "";
  const { channel, number } = readAddress(said("To"));
  const { refuses, receipts, losesAnswer } = behaviourOf(number);
  if (refuses) return refusal(refuses.status, refuses.code, refuses.message, refuses.retryAfter);
  const fault = faultIn(account, said, number);
  if (fault) return refusal(400, ...fault);
  const message = await keepMessage({
    channel,
    direction: "to-customer",
    point: pointOf("phone", number),
    providerId: newSid(),
    said: {
      to: said("To"),
      from: said("From"),
      text: said("Body"),
      status: "queued",
      ...calledBack(said("StatusCallback")),
    },
  });
  void playReceipts(account, message, receipts(channel));
  return losesAnswer ? brokenOff() : Response.json(shown(account, message), { status: 201 });
}

function faultIn(account: Account, said: (name: string) => string, number: string): [number, string] | null {
  if (e164Of(number) !== number) return [21211, "The 'To' number is not a valid phone number."];
  if (said("From") === "") return [21603, "A 'From' phone number is required."];
  if (readAddress(said("From")).number !== account.from.sms) return [21606, "The 'From' number is not this account's."];
  if (said("Body") === "") return [21602, "A message body is required."];
  if (said("Body").length > MOST_CHARACTERS) return [21617, "The message body exceeds the 1600 character limit."];
  return null;
}

function calledBack(callback: string): { callback?: string; contactId?: string } {
  const url = URL.parse(callback);
  if (!url || !/^https?:$/.test(url.protocol)) return {};
  const contactId = url.searchParams.get("contactId");
  return { callback, ...(contactId !== null && { contactId }) };
}

export function newSid(): string {
  return `SM${randomBytes(16).toString("hex")}`;
}

/** Its head says that the message was taken; then the line breaks. */
function brokenOff(): Response {
  const body = new ReadableStream({ pull: (stream) => stream.error(new Error("the sandbox loses this answer")) });
  return new Response(body, { status: 201, headers: { "content-type": "application/json" } });
}

/** `GET …/Messages/{sid}.json` */
export async function fetchMessage(account: Account, asked: { message: string }): Promise<Response> {
  const message = await messageNamed(asked.message);
  return message ? Response.json(shown(account, message)) : refusal(404, 20404, "The message was not found.");
}

/** `GET …/Messages.json` by `To`, and by `DateSent`, `DateSent>` or `DateSent<` (days in GMT). */
export async function listMessages(account: Account, { request }: { request: Request }): Promise<Response> {
  const query = new URL(request.url).searchParams;
  const to = query.get("To");
  if (to === null) return refusal(400, 20001, "The sandbox lists by 'To' alone.");
  const found = await messagesAt([pointOf("phone", readAddress(to).number)], 1_000);
  const messages = found.filter(({ said, at }) => said.to === to && isOnDay(at.slice(0, 10), query));
  const uri = `/2010-04-01/Accounts/${account.accountSid}/Messages.json`;
  return Response.json({
    messages: messages.map((message) => shown(account, message)),
    page: 0,
    page_size: 1_000,
    uri,
    next_page_uri: null,
  });
}

function isOnDay(day: string, query: URLSearchParams): boolean {
  const [on, from, to] = [query.get("DateSent"), query.get("DateSent>"), query.get("DateSent<")];
  return (on === null || day === on) && (from === null || day >= from) && (to === null || day <= to);
}

function shown({ accountSid }: Account, { providerId, direction, at, said }: SandboxMessage) {
  const date = new Date(at).toUTCString().replace("GMT", "+0000");
  const status = said.status ?? "received";
  return {
    sid: providerId,
    account_sid: accountSid,
    api_version: "2010-04-01",
    to: said.to,
    from: said.from,
    body: said.text,
    status,
    direction: direction === "to-customer" ? "outbound-api" : "inbound",
    date_created: date,
    date_updated: date,
    date_sent: status === "queued" ? null : date,
    error_code: said.errorCode === undefined ? null : Number(said.errorCode),
    error_message: null,
    messaging_service_sid: null,
    num_media: "0",
    num_segments: String(segmentsOf(said.text).segments),
    price: null,
    price_unit: null,
    uri: `/2010-04-01/Accounts/${accountSid}/Messages/${providerId}.json`,
  };
}
