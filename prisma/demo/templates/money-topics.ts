import type { Topic } from "./topic.ts";

const ADVICE = ["{{notice.debt-advice}}"];

/** Reminders, promises, plans and receipts. */
export const MONEY_TOPICS: Topic[] = [
  {
    id: "payment-reminder",
    name: "Payment reminder",
    purposes: ["reminder", "collection"],
    channels: ["sms", "whatsapp", "email", "letter"],
    notices: ADVICE,
    said: {
      en: {
        subject: "A payment on your account is overdue",
        short:
          "{{case.arrears}} is overdue on account {{case.reference}}. If paying is hard, tell us: we can help. Call {{team.telephone}}.",
        long: "A payment of {{case.arrears}} on your account {{case.reference}} is overdue. The whole balance is {{case.balance}}.\n\nIf you have paid in the last few days, thank you: there is nothing more to do.\n\nIf you cannot pay it all, please tell us. We can agree on smaller payments, give you time, or put you in touch with free advice. Call us on {{team.telephone}}, and you need not explain more than you wish to.",
        plain:
          "You owe {{case.arrears}} now. In all you owe {{case.balance}}.\n\nPaid already? Thank you. You need do nothing.\n\nCannot pay? Tell us. We can help. Call {{team.telephone}}.",
      },
      af: {
        subject: "'n Betaling op u rekening is agterstallig",
        short:
          "{{case.arrears}} is agterstallig op rekening {{case.reference}}. Is dit moeilik om te betaal, sê ons: ons kan help. Bel {{team.telephone}}.",
        long: "'n Betaling van {{case.arrears}} op u rekening {{case.reference}} is agterstallig. Die hele saldo is {{case.balance}}.\n\nHet u in die afgelope paar dae betaal, dankie: u hoef niks verder te doen nie.\n\nKan u nie alles betaal nie, sê asseblief vir ons. Ons kan op kleiner paaiemente ooreenkom, u tyd gee, of u na gratis advies verwys. Bel ons by {{team.telephone}}.",
      },
      es: {
        subject: "Tiene un pago atrasado",
        short:
          "{{case.arrears}} atrasado en la cuenta {{case.reference}}. Si le cuesta pagar, díganos: podemos ayudar. Llame al {{team.telephone}}.",
        long: "Un pago de {{case.arrears}} de su cuenta {{case.reference}} está atrasado. El saldo total es de {{case.balance}}.\n\nSi ha pagado en los últimos días, gracias: no tiene que hacer nada más.\n\nSi no puede pagarlo todo, díganoslo. Podemos acordar pagos más pequeños, darle tiempo o indicarle dónde recibir asesoramiento gratuito. Llámenos al {{team.telephone}}.",
      },
    },
  },
  {
    id: "missed-promise",
    name: "Missed promise",
    purposes: ["collection"],
    channels: ["sms", "email", "letter"],
    notices: ADVICE,
    said: {
      en: {
        subject: "We were expecting a payment from you",
        short:
          "we have not had the payment that we agreed on for {{case.reference}}. Things change: call {{team.telephone}} and we find another way.",
        long: "We have not had the payment that we agreed on for your account {{case.reference}}.{{#promise.day}} It was {{promise.amount}} by {{promise.day}}.{{/promise.day}}\n\nThings change, and we would rather find a way that works for you than ask again for what does not. Please call us on {{team.telephone}} and we agree on what you can manage.",
        plain:
          "You said that you would pay. We have not had the money.\n\nPlease call us on {{team.telephone}}. We will find another way with you.",
      },
      af: {
        subject: "Ons het 'n betaling van u verwag",
        short:
          "ons het nie die betaling ontvang waarop ons vir {{case.reference}} ooreengekom het nie. Dinge verander: bel {{team.telephone}} en ons vind 'n ander manier.",
        long: "Ons het nie die betaling ontvang waarop ons vir u rekening {{case.reference}} ooreengekom het nie.\n\nDinge verander, en ons vind liewer 'n manier wat vir u werk. Bel ons asseblief by {{team.telephone}}.",
      },
      es: {
        subject: "Esperábamos un pago suyo",
        short:
          "no hemos recibido el pago acordado para {{case.reference}}. Las cosas cambian: llame al {{team.telephone}} y buscamos otra forma.",
        long: "No hemos recibido el pago que acordamos para su cuenta {{case.reference}}.\n\nLas cosas cambian, y preferimos encontrar una forma que le convenga. Llámenos, por favor, al {{team.telephone}}.",
      },
    },
  },
  {
    id: "plan-offer",
    name: "Plan offer",
    purposes: ["customer-requested", "collection"],
    channels: ["email", "letter"],
    notices: ADVICE,
    inputs: [
      { id: "amount", label: "Each payment", type: "money", maxLength: 20, required: true },
      { id: "first-day", label: "First payment on", type: "day", maxLength: 10, required: true },
      { id: "how-often", label: "How often", type: "line", maxLength: 40, required: true },
    ],
    said: {
      en: {
        subject: "The plan that we talked about",
        long: "Here is the plan for your account {{case.reference}} that we talked about:\n\n{{inputs.amount}} {{inputs.how-often}}, the first time on {{inputs.first-day}}. The balance today is {{case.balance}}.\n\nIf it suits you, say yes by calling {{team.telephone}} or answering this message. If it does not, tell us what would. Nothing changes before you have agreed.",
        plain:
          "You pay {{inputs.amount}} {{inputs.how-often}}. The first payment is on {{inputs.first-day}}.\n\nIs that right for you? Call {{team.telephone}} and say yes, or tell us what you can pay.",
      },
      af: {
        subject: "Die plan waaroor ons gepraat het",
        long: "Hier is die plan vir u rekening {{case.reference}} waaroor ons gepraat het:\n\n{{inputs.amount}} {{inputs.how-often}}, die eerste keer op {{inputs.first-day}}. Die saldo vandag is {{case.balance}}.\n\nAs dit u pas, bel {{team.telephone}} of antwoord hierop. As dit nie pas nie, sê ons wat sou. Niks verander voordat u ingestem het nie.",
      },
      es: {
        subject: "El plan del que hablamos",
        long: "Este es el plan para su cuenta {{case.reference}} del que hablamos:\n\n{{inputs.amount}} {{inputs.how-often}}, la primera vez el {{inputs.first-day}}. El saldo de hoy es de {{case.balance}}.\n\nSi le conviene, llame al {{team.telephone}} o responda a este mensaje. Si no, díganos qué le convendría. Nada cambia hasta que usted esté de acuerdo.",
      },
    },
  },
  {
    id: "receipt",
    name: "Receipt",
    purposes: ["payment-confirmation"],
    channels: ["sms", "whatsapp", "email", "letter"],
    said: {
      en: {
        subject: "Thank you for your payment",
        short:
          "thank you, we have {{payment.amount}} from you. The balance of {{case.reference}} is now {{case.balance}}.",
        long: "Thank you. We received {{payment.amount}} on {{payment.day}} for your account {{case.reference}}. The balance is now {{case.balance}}.\n\nKeep this message as your receipt. If anything in it looks wrong, call us on {{team.telephone}}.",
        plain:
          "Thank you. You paid {{payment.amount}} on {{payment.day}}. You now owe {{case.balance}}.\n\nKeep this: it shows that you paid.",
      },
      af: {
        subject: "Dankie vir u betaling",
        short:
          "dankie, ons het {{payment.amount}} van u ontvang. Die saldo van {{case.reference}} is nou {{case.balance}}.",
        long: "Dankie. Ons het op {{payment.day}} {{payment.amount}} vir u rekening {{case.reference}} ontvang. Die saldo is nou {{case.balance}}.\n\nHou hierdie boodskap as u kwitansie. As iets verkeerd lyk, bel ons by {{team.telephone}}.",
      },
      es: {
        subject: "Gracias por su pago",
        short:
          "gracias, hemos recibido {{payment.amount}}. El saldo de {{case.reference}} es ahora de {{case.balance}}.",
        long: "Gracias. El {{payment.day}} recibimos {{payment.amount}} para su cuenta {{case.reference}}. El saldo es ahora de {{case.balance}}.\n\nGuarde este mensaje como recibo. Si algo no está bien, llámenos al {{team.telephone}}.",
      },
    },
  },
];
