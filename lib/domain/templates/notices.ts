/** Sentences that the law, or our own standard, wants in a message: by language, with fields of their own. */
import type { PackId } from "../contact-policy/input.ts";
import type { SentChannel } from "../contact-words.ts";
import type { Language } from "./template.ts";

export type Notice = {
  label: string;
  /** Where it is said; in every other portfolio and channel the field says nothing. */
  packs: readonly PackId[];
  sentences: Record<Language, string>;
  /** Said instead where every character counts. */
  short?: Record<Language, string>;
};

const EVERYWHERE: readonly PackId[] = ["uk", "us", "za"];

export const NOTICES = {
  "opt-out": {
    label: "How to opt out",
    packs: EVERYWHERE,
    sentences: {
      en: "You can stop messages like this, or choose how we write to you, at any time: {{links.preferences}}",
      af: "U kan te eniger tyd boodskappe soos hierdie stop, of kies hoe ons aan u skryf: {{links.preferences}}",
      es: "Puede dejar de recibir mensajes como este, o elegir cómo le escribimos, en cualquier momento: {{links.preferences}}",
    },
    short: {
      en: "Reply STOP to opt out, or choose: {{links.preferences}}",
      af: "Antwoord STOP om te stop, of kies: {{links.preferences}}",
      es: "Responda STOP para no recibir más, o elija: {{links.preferences}}",
    },
  },
  check: {
    label: "How to check that it is us",
    packs: EVERYWHERE,
    sentences: {
      en: "To check that this is really us, type {{our.website}} into your browser yourself, or call {{our.telephone}}.",
      af: "Om seker te maak dat dit regtig ons is, tik self {{our.website}} in u blaaier in, of bel {{our.telephone}}.",
      es: "Para comprobar que somos nosotros, escriba usted mismo {{our.website}} en su navegador o llame al {{our.telephone}}.",
    },
    short: {
      en: "Check it is us: {{our.website}} or {{our.telephone}}.",
      af: "Maak seker dit is ons: {{our.website}} of {{our.telephone}}.",
      es: "Compruebe que somos nosotros: {{our.website}} o {{our.telephone}}.",
    },
  },
  "debt-advice": {
    label: "Free debt advice (UK)",
    packs: ["uk"],
    sentences: {
      en: "Free, independent debt advice is there for you: MoneyHelper (0800 138 7777, moneyhelper.org.uk), StepChange (0800 138 1111, stepchange.org) and National Debtline (0808 808 4000, nationaldebtline.org).",
      af: "Gratis, onafhanklike skuldadvies is beskikbaar: MoneyHelper (0800 138 7777, moneyhelper.org.uk), StepChange (0800 138 1111, stepchange.org) en National Debtline (0808 808 4000, nationaldebtline.org).",
      es: "Hay asesoramiento gratuito e independiente sobre deudas: MoneyHelper (0800 138 7777, moneyhelper.org.uk), StepChange (0800 138 1111, stepchange.org) y National Debtline (0808 808 4000, nationaldebtline.org).",
    },
  },
  "debt-collector": {
    label: "Attempt to collect a debt (US)",
    packs: ["us"],
    sentences: {
      en: "This is from a debt collector. It is an attempt to collect a debt, and any information obtained will be used for that purpose.",
      af: "Hierdie is van 'n skuldinvorderaar. Dit is 'n poging om skuld in te vorder, en enige inligting wat verkry word, sal daarvoor gebruik word.",
      es: "Este mensaje es de un cobrador de deudas. Es un intento de cobrar una deuda, y toda información obtenida se usará con ese fin.",
    },
  },
  "from-debt-collector": {
    label: "From a debt collector, asking for nothing (US)",
    packs: ["us"],
    sentences: {
      en: "This is from a debt collector.",
      af: "Hierdie is van 'n skuldinvorderaar.",
      es: "Este mensaje es de un cobrador de deudas.",
    },
  },
  "dispute-rights": {
    label: "Right to dispute the debt (US)",
    packs: ["us"],
    sentences: {
      en: "You have 30 days from the day you receive this to dispute all or part of the debt. If you do so in writing we stop collecting what you dispute until we have sent you verification. If you ask in writing within the same time, we give you the name and address of the original creditor. If you do not dispute it, we will assume that the debt is valid.",
      af: "U het 30 dae vanaf die dag waarop u hierdie ontvang om die skuld of 'n deel daarvan te betwis. As u dit skriftelik doen, staak ons die invordering van wat u betwis totdat ons aan u bevestiging gestuur het. As u binne dieselfde tyd skriftelik vra, gee ons u die naam en adres van die oorspronklike krediteur. As u dit nie betwis nie, aanvaar ons dat die skuld geldig is.",
      es: "Tiene 30 días desde que reciba este aviso para impugnar la deuda entera o una parte. Si lo hace por escrito, dejaremos de cobrar lo que impugne hasta haberle enviado la verificación. Si lo pide por escrito en el mismo plazo, le daremos el nombre y la dirección del acreedor original. Si no la impugna, supondremos que la deuda es válida.",
    },
  },
  "registered-collector": {
    label: "Registered debt collector (South Africa)",
    packs: ["za"],
    sentences: {
      en: "{{our.name}} is a debt collector registered with the Council for Debt Collectors, {{our.registration}}.",
      af: "{{our.name}} is 'n skuldinvorderaar wat by die Raad vir Skuldinvorderaars geregistreer is, {{our.registration}}.",
      es: "{{our.name}} es un cobrador de deudas registrado en el Council for Debt Collectors, {{our.registration}}.",
    },
    short: {
      en: "Registered debt collector {{our.registration}}.",
      af: "Geregistreerde skuldinvorderaar {{our.registration}}.",
      es: "Cobrador de deudas registrado {{our.registration}}.",
    },
  },
  "default-rights": {
    label: "Rights on default (South Africa)",
    packs: ["za"],
    sentences: {
      en: "You may refer the credit agreement to a debt counsellor, an alternative dispute resolution agent, the consumer court or the ombud with jurisdiction, to resolve any dispute or to agree on a plan to bring the payments up to date.",
      af: "U mag die kredietooreenkoms na 'n skuldberader, 'n agent vir alternatiewe geskilbeslegting, die verbruikershof of die ombud met jurisdiksie verwys, om enige geskil op te los of 'n plan ooreen te kom om die betalings op datum te bring.",
      es: "Puede remitir el contrato de crédito a un asesor de deudas, a un agente de resolución alternativa de conflictos, al tribunal de consumo o al defensor competente, para resolver cualquier conflicto o acordar un plan que ponga los pagos al día.",
    },
  },
} as const satisfies Record<string, Notice>;
export type NoticeId = keyof typeof NOTICES;
export const NOTICE_IDS = Object.keys(NOTICES) as NoticeId[];

const BRIEF: readonly SentChannel[] = ["sms", "whatsapp"];

/** The sentence to say under this law, on this channel; empty where it is not said. */
export function noticeText(id: NoticeId, where: { pack: PackId; channel: SentChannel; language: Language }): string {
  const notice: Notice = NOTICES[id];
  if (!notice.packs.includes(where.pack)) return "";
  const sentences = BRIEF.includes(where.channel) ? (notice.short ?? notice.sentences) : notice.sentences;
  return sentences[where.language];
}

/** Free advice and authorities that a text may name, by law. */
export const ADVICE_HOSTS: Record<PackId, readonly string[]> = {
  uk: [
    "moneyhelper.org.uk",
    "stepchange.org",
    "nationaldebtline.org",
    "citizensadvice.org.uk",
    "financial-ombudsman.org.uk",
    "gov.uk",
    "samaritans.org",
  ],
  us: ["consumerfinance.gov", "nfcc.org", "ftc.gov", "usa.gov"],
  za: ["ncr.org.za", "cfdc.org.za", "debtcol-council.co.za", "nfosa.co.za", "gov.za"],
};
