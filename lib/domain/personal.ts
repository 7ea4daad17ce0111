import type { EventType } from "./events.ts";

/**
 * Personal fields by event type, as JSON pointers into `data` (http-api.md, "What is personal, and the hash"). In
 * storage each holds only a commitment; an array or object named here is committed and sealed as one field.
 * STORED MEANING: adding a pointer needs a new event type, because old events were hashed without it.
 */
export const PERSONAL: Record<EventType, readonly string[]> = {
  "case-opened": ["/customer/name", "/customer/masks"],
  "debt-added": [],
  "note-added": ["/text"],
  "entry-corrected": ["/text"],
  "contact-recorded": ["/note"],
  "payment-received": ["/reference"],
  "payment-reversed": ["/reason"],
  "debt-paid": [],
  "promise-made": [],
  "promise-kept": [],
  "promise-broken": [],
  "next-action-set": ["/what"],
  "contact-point-changed": ["/mask"],
  "owner-changed": [],
  "handover-offered": ["/note", "/promised", "/ask", "/pack"],
  "handover-accepted": ["/readBack"],
  "handover-declined": [],
  "handover-question-asked": ["/question"],
  "handover-question-answered": ["/answer"],
  "handover-withdrawn": [],
  "handover-expired": [],
  "handover-readdressed": [],
  "case-returned": ["/reason"],
  "case-reassigned": ["/reason"],
  "dispute-opened": ["/note"],
  "dispute-resolved": ["/note"],
  "complaint-opened": ["/text"],
  "need-disclosed": ["/driver", "/adjustments", "/note"],
  "hold-placed": ["/reason"],
  "hold-lifted": ["/reason"],
  "hold-expired": [],
  "case-closed": [],
  "case-reopened": ["/reason"],
};
