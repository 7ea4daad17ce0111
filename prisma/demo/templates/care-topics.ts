import type { Topic } from "./topic.ts";

/** Answers, support and care: nothing here asks for money. */
export const CARE_TOPICS: Topic[] = [
  {
    id: "dispute-acknowledged",
    name: "Dispute acknowledged",
    purposes: ["dispute-response"],
    channels: ["sms", "email", "letter"],
    said: {
      en: {
        subject: "We are looking into what you told us",
        short:
          "you told us that something about {{case.reference}} is not right. We look into it and ask for no payment meanwhile.",
        long: "You told us that something about your account {{case.reference}} is not right. Thank you for saying so.\n\nWe are looking into it, and while we do we ask you for no payment of what you dispute. If you have a letter, a receipt or anything else that helps, you may send it to us, but you need not.\n\nWe write to you with what we have found.",
        plain:
          "You said that this is not right. We are checking it.\n\nYou do not have to pay while we check. We will write to you.",
      },
      af: {
        subject: "Ons kyk na wat u gesê het",
        short:
          "u het gesê dat iets oor {{case.reference}} nie reg is nie. Ons kyk daarna en vra intussen geen betaling nie.",
        long: "U het vir ons gesê dat iets oor u rekening {{case.reference}} nie reg is nie. Dankie dat u dit sê.\n\nOns kyk daarna en vra intussen geen betaling van wat u betwis nie. Ons skryf aan u oor wat ons gevind het.",
      },
      es: {
        subject: "Estamos revisando lo que nos dijo",
        short:
          "nos dijo que algo de {{case.reference}} no es correcto. Lo revisamos y mientras tanto no le pedimos ningún pago.",
        long: "Nos dijo que algo de su cuenta {{case.reference}} no es correcto. Gracias por decírnoslo.\n\nLo estamos revisando y mientras tanto no le pedimos ningún pago de lo que impugna. Le escribiremos con lo que hayamos encontrado.",
      },
    },
  },
  {
    id: "complaint-acknowledged",
    name: "Complaint acknowledged",
    purposes: ["complaint-response"],
    channels: ["email", "letter"],
    said: {
      en: {
        subject: "We have your complaint",
        long: "We have your complaint about your account {{case.reference}}. We are sorry that we gave you reason for it.\n\nSomebody who was not involved looks into it and writes to you with an answer. Until then you can reach us on {{team.telephone}}, and nobody asks you to explain it all again.",
        plain:
          "You complained. We are sorry.\n\nSomebody new will look at it and write to you. Questions? Call {{team.telephone}}.",
      },
      af: {
        subject: "Ons het u klagte ontvang",
        long: "Ons het u klagte oor u rekening {{case.reference}} ontvang. Ons is jammer dat u rede daarvoor gehad het.\n\nIemand wat nie betrokke was nie, kyk daarna en skryf aan u met 'n antwoord. Tot dan kan u ons by {{team.telephone}} bereik.",
      },
      es: {
        subject: "Hemos recibido su queja",
        long: "Hemos recibido su queja sobre su cuenta {{case.reference}}. Lamentamos haberle dado motivo.\n\nUna persona que no intervino la revisa y le escribirá con una respuesta. Hasta entonces puede llamarnos al {{team.telephone}}.",
      },
    },
  },
  {
    id: "support",
    name: "Support",
    purposes: ["support"],
    channels: ["sms", "whatsapp", "email", "letter"],
    notices: ["{{notice.debt-advice}}"],
    said: {
      en: {
        subject: "Help that is there for you",
        short:
          "if things are hard just now, we can help, and nobody asks for money in that talk. Call {{team.telephone}} when it suits you.",
        long: "If things are hard just now, you are not alone, and there is help.\n\nWe have people whose work it is to listen. They can give you time, write to you in large print or plain words, speak with somebody whom you trust, or find free advice near you. Nobody asks for money in that talk.\n\nCall {{team.telephone}} when it suits you, or tell us how you would rather be reached.",
        plain:
          "Are things hard? We can help.\n\nWe can give you more time. We can write in large print. We can talk to somebody you trust.\n\nCall {{team.telephone}}. We will not ask for money.",
      },
      af: {
        subject: "Hulp wat daar is vir u",
        short:
          "as dinge nou moeilik is, kan ons help, en niemand vra in daardie gesprek geld nie. Bel {{team.telephone}} wanneer dit u pas.",
        long: "As dinge nou moeilik is, is u nie alleen nie, en daar is hulp.\n\nOns het mense wie se werk dit is om te luister. Hulle kan u tyd gee, aan u in groot druk of eenvoudige woorde skryf, of met iemand praat wat u vertrou. Niemand vra in daardie gesprek geld nie.\n\nBel {{team.telephone}} wanneer dit u pas.",
      },
      es: {
        subject: "Ayuda que está a su disposición",
        short:
          "si ahora las cosas son difíciles, podemos ayudar, y en esa conversación nadie le pide dinero. Llame al {{team.telephone}} cuando le venga bien.",
        long: "Si ahora las cosas son difíciles, no está solo, y hay ayuda.\n\nTenemos personas cuyo trabajo es escuchar. Pueden darle tiempo, escribirle en letra grande o con palabras sencillas, o hablar con alguien de su confianza. En esa conversación nadie le pide dinero.\n\nLlame al {{team.telephone}} cuando le venga bien.",
      },
    },
  },
  {
    id: "call-back",
    name: "Call-back confirmation",
    purposes: ["customer-requested"],
    channels: ["sms", "whatsapp", "email"],
    said: {
      en: {
        subject: "We call you back",
        short: "as you asked, we call you on {{call-back.time}}. Another time is better? Call {{team.telephone}}.",
        long: "As you asked, we call you back on {{call-back.time}}.\n\nIf another time is better, call us on {{team.telephone}}. We never ask you for a password or a whole card number.",
      },
      af: {
        subject: "Ons bel u terug",
        short: "soos u gevra het, bel ons u op {{call-back.time}}. Pas 'n ander tyd beter? Bel {{team.telephone}}.",
        long: "Soos u gevra het, bel ons u terug op {{call-back.time}}.\n\nAs 'n ander tyd beter pas, bel ons by {{team.telephone}}. Ons vra u nooit vir 'n wagwoord nie.",
      },
      es: {
        subject: "Le devolvemos la llamada",
        short: "como pidió, le llamamos el {{call-back.time}}. ¿Prefiere otra hora? Llame al {{team.telephone}}.",
        long: "Como pidió, le devolvemos la llamada el {{call-back.time}}.\n\nSi prefiere otra hora, llámenos al {{team.telephone}}. Nunca le pedimos una contraseña.",
      },
    },
  },
  {
    id: "answer",
    name: "Answer to a message",
    purposes: ["customer-requested", "dispute-response", "complaint-response"],
    channels: ["sms", "whatsapp", "email", "letter"],
    inputs: [{ id: "answer", label: "Your answer", type: "text", maxLength: 600, required: true }],
    said: {
      en: {
        subject: "Our answer to your message",
        short: "{{inputs.answer}}",
        long: "Thank you for your message about your account {{case.reference}}.\n\n{{inputs.answer}}\n\nIf you would like to talk about it, call {{team.telephone}}.",
      },
      af: {
        subject: "Ons antwoord op u boodskap",
        short: "{{inputs.answer}}",
        long: "Dankie vir u boodskap oor u rekening {{case.reference}}.\n\n{{inputs.answer}}\n\nAs u daaroor wil praat, bel {{team.telephone}}.",
      },
      es: {
        subject: "Nuestra respuesta a su mensaje",
        short: "{{inputs.answer}}",
        long: "Gracias por su mensaje sobre su cuenta {{case.reference}}.\n\n{{inputs.answer}}\n\nSi quiere hablar de ello, llame al {{team.telephone}}.",
      },
    },
  },
  {
    id: "help",
    name: "Help",
    purposes: ["customer-requested"],
    channels: ["sms", "whatsapp"],
    said: {
      en: {
        subject: "",
        short:
          "you wrote HELP. Call {{team.telephone}}, or write here what you need: a person reads it. Reference {{case.reference}}.",
        long: "",
      },
      af: {
        subject: "",
        short:
          "u het HELP geskryf. Bel {{team.telephone}}, of skryf hier wat u nodig het: 'n mens lees dit. Verwysing {{case.reference}}.",
        long: "",
      },
      es: {
        subject: "",
        short:
          "escribió AYUDA. Llame al {{team.telephone}} o escriba aquí lo que necesita: lo lee una persona. Referencia {{case.reference}}.",
        long: "",
      },
    },
  },
];
