import type { Purpose } from "../../../lib/domain/contact-policy/input.ts";
import type { SentChannel } from "../../../lib/domain/contact-words.ts";
import type { InputField, Language, TemplateContent, Texts, Words } from "../../../lib/domain/templates/template.ts";

/** What is said in one language: short where every character counts, long where there is room. */
export type Said = { subject: string; short?: string; long: string; plain?: string };
export type Topic = {
  id: string;
  name: string;
  purposes: Purpose[];
  portfolios?: string[];
  channels: SentChannel[];
  inputs?: InputField[];
  /** Notices that this topic needs besides those of every message. */
  notices?: string[];
  said: Partial<Record<Language, Said>>;
};

const CLOSING: Record<Language, { dear: string; bye: string; on: string }> = {
  en: { dear: "Dear", bye: "Kind regards", on: "on behalf of" },
  af: { dear: "Beste", bye: "Vriendelike groete", on: "namens" },
  es: { dear: "Estimado/a", bye: "Un cordial saludo", on: "en nombre de" },
};
const DEMANDING: Purpose[] = ["collection", "reminder", "enforcement", "statutory-notice"];
const CHANNEL_WORDS: Record<SentChannel, string> = {
  sms: "text",
  whatsapp: "WhatsApp",
  email: "email",
  letter: "letter",
};

/** The templates of a topic, one for each of its channels. */
export function templatesOf(topic: Topic): (TemplateContent & { id: string; name: string })[] {
  return topic.channels.map((channel) => ({
    id: `${topic.id}-${channel}`,
    name: `${topic.name}, ${CHANNEL_WORDS[channel]}`,
    channel,
    purposes: topic.purposes,
    portfolios: topic.portfolios ?? null,
    inputs: topic.inputs ?? [],
    texts: textsOf(topic, channel),
  }));
}

/** What the law asks for; who is asked for no money is not told that one collects. */
function ofEveryMessage(purposes: Purpose[]): string[] {
  const demands = purposes.some((purpose) => DEMANDING.includes(purpose));
  const collector = demands ? "{{notice.debt-collector}}" : "{{notice.from-debt-collector}}";
  return [collector, "{{notice.registered-collector}}", "{{notice.check}}"];
}

function textsOf({ said, purposes, notices = [] }: Topic, channel: SentChannel): Texts {
  const asked = ofEveryMessage(purposes);
  const texts = Object.entries(said).map(([tag, words]) => {
    const language = tag as Language;
    const { plain } = words;
    const pay = payWords(purposes, channel, language);
    if (channel === "sms" || channel === "whatsapp") return [language, { standard: brief(words, asked, pay) }];
    const variants = { standard: full(language, words, channel, [...notices, ...asked], pay) };
    return [
      language,
      plain
        ? {
            ...variants,
            "plain-language": full(language, { ...words, long: plain }, channel, [...notices, ...asked], pay),
          }
        : variants,
    ];
  });
  return Object.fromEntries(texts);
}

const PAY: Record<Language, { brief: string; asked: string; paid: string }> = {
  en: { brief: "Pay", asked: "Pay now, or tell us that you cannot", paid: "See your account" },
  af: { brief: "Betaal", asked: "Betaal nou, of sê dat u nie kan nie", paid: "Sien u rekening" },
  es: { brief: "Pagar", asked: "Pague ahora, o díganos que no puede", paid: "Vea su cuenta" },
};

/** Said where the customer may be asked and something is owed; null: a message that never carries it. */
function payWords(purposes: Purpose[], channel: SentChannel, language: Language): string | null {
  const { brief, asked, paid } = PAY[language];
  const demands = purposes.some((purpose) => DEMANDING.includes(purpose));
  if (channel === "letter" || !(demands || purposes.includes("payment-confirmation"))) return null;
  if (!demands) return paid;
  return channel === "email" ? asked : brief;
}

/** With what follows it, so that nothing is left of it where it is not said. */
function withPay(pay: string | null, gap: string, next: string): string {
  return pay === null ? next : `{{#links.pay}}${pay}: {{links.pay}}${gap}{{/links.pay}}${next}`;
}

function brief({ short, long }: Said, asked: string[], pay: string | null): Words {
  const [first = "", ...rest] = [...asked, "{{notice.opt-out}}"];
  const body = [`{{our.name}} / {{creditor.name}}: ${short ?? long}`, withPay(pay, "\n", first), ...rest];
  return { body: body.join("\n") };
}

function full(
  language: Language,
  { subject, long }: Said,
  channel: SentChannel,
  notices: string[],
  pay: string | null,
): Words {
  const { dear, bye, on } = CLOSING[language];
  const foot = [...notices, ...(channel === "email" ? ["{{notice.opt-out}}"] : [])];
  const signed = `${bye}\n{{team.name}}\n{{our.name}}, ${on} {{creditor.name}}`;
  return {
    subject,
    body: [`${dear} {{customer.name}},`, long, withPay(pay, "\n\n", signed), foot.join("\n\n")].join("\n\n"),
  };
}
