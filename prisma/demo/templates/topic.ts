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
    if (channel === "sms" || channel === "whatsapp") return [language, { standard: brief(words, asked) }];
    const variants = { standard: full(language, words, channel, [...notices, ...asked]) };
    return [
      language,
      plain
        ? { ...variants, "plain-language": full(language, { ...words, long: plain }, channel, [...notices, ...asked]) }
        : variants,
    ];
  });
  return Object.fromEntries(texts);
}

function brief({ short, long }: Said, asked: string[]): Words {
  const body = [`{{our.name}} / {{creditor.name}}: ${short ?? long}`, ...asked, "{{notice.opt-out}}"];
  return { body: body.join("\n") };
}

function full(language: Language, { subject, long }: Said, channel: SentChannel, notices: string[]): Words {
  const { dear, bye, on } = CLOSING[language];
  const foot = [...notices, ...(channel === "email" ? ["{{notice.opt-out}}"] : [])];
  const signed = `${bye}\n{{team.name}}\n{{our.name}}, ${on} {{creditor.name}}`;
  return { subject, body: [`${dear} {{customer.name}},`, long, signed, foot.join("\n\n")].join("\n\n") };
}
