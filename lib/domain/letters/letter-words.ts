/** The few words that stand on every letter beside its own text. */
export type LetterWords = {
  reference: string;
  letter: string;
  preferences: string;
  page(page: number, pages: number): string;
};

const WORDS: Record<string, LetterWords> = {
  en: {
    reference: "Our reference",
    letter: "Letter",
    preferences: "To tell us how you prefer to hear from us, or to ask us to stop writing:",
    page: (page, pages) => `${page} of ${pages}`,
  },
  es: {
    reference: "Nuestra referencia",
    letter: "Carta",
    preferences: "Para decirnos cómo prefiere que le contactemos, o pedirnos que dejemos de escribirle:",
    page: (page, pages) => `${page} de ${pages}`,
  },
  af: {
    reference: "Ons verwysing",
    letter: "Brief",
    preferences: "Om vir ons te sê hoe u verkies om van ons te hoor, of dat ons moet ophou skryf:",
    page: (page, pages) => `${page} van ${pages}`,
  },
};

/** In the letter's language, else in English. */
export function letterWords(language: string): LetterWords {
  const known = WORDS[language.split("-")[0]?.toLowerCase() ?? ""];
  return known ?? (WORDS.en as LetterWords);
}

/** "22 November 2026" of a day (YYYY-MM-DD), as the language writes it. */
export function dateInWords(day: string, language: string): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const form = new Intl.DateTimeFormat(known(language), { dateStyle: "long", timeZone: "UTC" });
  return form.format(Date.UTC(year, month - 1, date));
}

function known(language: string): string {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(language)[0] ?? "en-GB";
  } catch {
    return "en-GB";
  }
}
