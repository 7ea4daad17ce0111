import type { Topic } from "./topic.ts";

/** What the law of one country asks for in writing. */
export const LAW_TOPICS: Topic[] = [
  {
    id: "breathing-space",
    name: "Breathing space acknowledged",
    purposes: ["support"],
    portfolios: ["uk-cards"],
    channels: ["email", "letter"],
    notices: ["{{notice.debt-advice}}"],
    said: {
      en: {
        subject: "Your breathing space has begun",
        long: "We have been told that you are in a breathing space{{#breathing-space.until}}, to {{breathing-space.until}}{{/breathing-space.until}}. It covers your account {{case.reference}}.\n\nUntil it ends we ask you for no payment, add no interest, fees or charges that it covers, and take no step to collect. You may still pay if you want to.\n\nYour debt adviser can tell you what comes next. If you need us for anything else, call {{team.telephone}}.",
        plain:
          "You are in a breathing space{{#breathing-space.until}} to {{breathing-space.until}}{{/breathing-space.until}}.\n\nYou do not have to pay us now. We add no interest and no charges.\n\nTalk to your debt adviser about what comes next.",
      },
    },
  },
  {
    id: "default-notice-uk",
    name: "Notice of arrears, UK",
    purposes: ["statutory-notice"],
    portfolios: ["uk-cards"],
    channels: ["letter"],
    notices: ["{{notice.debt-advice}}"],
    said: {
      en: {
        subject: "Notice of sums in arrears",
        long: "This notice is about your agreement with {{creditor.name}}, our reference {{case.reference}}. We must send it to you by law.\n\nOn {{today}} {{case.arrears}} is in arrears. The whole balance is {{case.balance}}.\n\nIf you have difficulty paying, please tell us as soon as you can. The information sheet of the Financial Conduct Authority that comes with this letter says what you can do and where to find help.",
        plain:
          "We must send you this letter by law.\n\nOn {{today}} you are {{case.arrears}} behind with {{creditor.name}}. In all you owe {{case.balance}}.\n\nPlease read the information sheet in this letter. It says who can help you for free.",
      },
    },
  },
  {
    id: "validation-notice-us",
    name: "Validation notice, US",
    purposes: ["statutory-notice"],
    portfolios: ["us-receivables"],
    channels: ["letter"],
    notices: ["{{notice.dispute-rights}}"],
    said: {
      en: {
        subject: "Validation notice",
        long: "{{our.name}} writes to you about a debt to {{creditor.name}}.{{#debt.reference}} The account is {{debt.reference}}.{{/debt.reference}} Our reference is {{case.reference}}.\n\nOn {{today}} the amount of the debt is {{case.balance}}.\n\nYou can call us on {{team.telephone}} or write to {{our.name}} at the address on this letter.",
        plain:
          "This letter is about money that {{creditor.name}} says you owe: {{case.balance}} on {{today}}.\n\nIf you think that this is wrong, you can tell us. How, is written below.",
      },
      es: {
        subject: "Aviso de validación",
        long: "{{our.name}} le escribe sobre una deuda con {{creditor.name}}.{{#debt.reference}} La cuenta es {{debt.reference}}.{{/debt.reference}} Nuestra referencia es {{case.reference}}.\n\nEl {{today}} el importe de la deuda es de {{case.balance}}.\n\nPuede llamarnos al {{team.telephone}} o escribirnos a la dirección de esta carta.",
      },
    },
  },
  {
    id: "section-129-za",
    name: "Notice of default, South Africa",
    purposes: ["statutory-notice"],
    portfolios: ["za-store-cards"],
    channels: ["letter"],
    notices: ["{{notice.default-rights}}"],
    said: {
      en: {
        subject: "Notice of default under section 129 of the National Credit Act",
        long: "This notice is about your credit agreement with {{creditor.name}}, our reference {{case.reference}}. It draws your attention to the default.\n\nOn {{today}} {{case.arrears}} is in arrears, and the whole balance is {{case.balance}}.\n\nPlease answer within ten business days, or ask for help in one of the ways below. We would rather agree on a plan with you: call {{team.telephone}}.",
      },
      af: {
        subject: "Kennisgewing van wanbetaling ingevolge artikel 129 van die Nasionale Kredietwet",
        long: "Hierdie kennisgewing gaan oor u kredietooreenkoms met {{creditor.name}}, ons verwysing {{case.reference}}. Dit vestig u aandag op die wanbetaling.\n\nOp {{today}} is {{case.arrears}} agterstallig, en die hele saldo is {{case.balance}}.\n\nAntwoord asseblief binne tien sakedae, of vra hulp op een van die maniere hieronder. Ons kom liewer saam met u op 'n plan ooreen: bel {{team.telephone}}.",
      },
    },
  },
];
