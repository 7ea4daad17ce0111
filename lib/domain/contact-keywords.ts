/** Words that a customer replies with to stop, start again or ask who writes. Data: a language is added by adding its words. */
import { fold } from "./search/fold.ts";

export type Keyword = "stop" | "start" | "help";

/**
 * Without case, marks, spaces and punctuation. English: the words that carriers honour (CTIA, and Twilio's own list) and
 * the plain ways of saying them (47 CFR 64.1200(a)(10): any reasonable means). Spanish and Afrikaans: the same.
 */
const WORDS: Record<Keyword, Record<"en" | "es" | "af", string>> = {
  stop: {
    en: `stop, stop all, unsubscribe, cancel, end, quit, opt out, revoke, optout, remove, remove me, unsubscribe me,
      stop please, please stop, stop it, stop now, stop texting, stop texting me, stop messaging, stop messaging me,
      please stop texting, please stop texting me, stop texts, stop messages, stop sms, stop whatsapp, txt stop, text stop,
      no more, no more texts, no more messages, opt me out, do not text me, dont text me`,
    es: `alto, parar, pare, para, detener, deténgase, cancelar, cancele, baja, darme de baja, dar de baja, fin, terminar,
      basta, no más, no más mensajes, no enviar más, stop por favor, por favor pare`,
    af: `hou op, stop asseblief, asseblief stop, kanselleer, beëindig, einde, teken uit, teken my uit, teken af, staak,
      verwyder, verwyder my, geen verdere boodskappe`,
  },
  start: {
    en: "start, yes, unstop, opt in, subscribe, resume",
    es: "comenzar, empezar, iniciar, alta, sí, suscribir, reanudar",
    af: "begin, ja, teken in, teken aan, hervat",
  },
  help: {
    en: "help, info, help me, who is this, who are you",
    es: "ayuda, información, ayúdame, quién es",
    af: "hulp, inligting, help my, wie is dit",
  },
};

/** Longer than any keyword with its courtesies: nothing is read of what is a letter. */
const LONGEST = 200;

/**
 * What a text asks for when it is one of the keywords, whatever its case, spaces, punctuation and marks ("S.T.O.P", "opt-out",
 * "¡Alto!"); null for anything else. The first line alone is enough to stop, so that a signature under it changes nothing.
 */
export function keywordOf(text: string): Keyword | null {
  if (text.length > LONGEST) return null;
  const whole = KEYWORDS.get(compared(text));
  if (whole) return whole;
  const [first = ""] = text.trim().split(/[\r\n]/);
  return KEYWORDS.get(compared(first)) === "stop" ? "stop" : null;
}

function compared(text: string): string {
  return fold(text.normalize("NFKC")).replaceAll(/[^\p{L}\p{N}]/gu, "");
}

const KEYWORDS: ReadonlyMap<string, Keyword> = new Map(
  Object.entries(WORDS).flatMap(([keyword, languages]) =>
    Object.values(languages).flatMap((words) =>
      words.split(",").map((word) => [compared(word), keyword as Keyword] as const),
    ),
  ),
);
