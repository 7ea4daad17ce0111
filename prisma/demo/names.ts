import type { DemoPortfolioSlug } from "./teams.ts";

type ByPortfolio = Record<DemoPortfolioSlug, [string, ...string[]]>;

/** Invented people, as varied as a portfolio's country. Lengths of given and family names share no factor with 7 and 11. */
export const GIVEN_NAMES: ByPortfolio = {
  "uk-cards": words(
    "Meera Tunde Isobel Åsa Peter Alys Ciara Rhys Fatima Callum Agnieszka Hamza Siobhán Oluwaseun Bronwen Zofia Priti Declan Yusuf Eleanor Kwame Morag Tomasz Aisha Gethin Niamh Rajesh Shanice Iain Leïla Marek Dorothy Xiuying Ewan Chiamaka Gwendolen Imran Roisin Alasdair Noor Bartosz",
  ),
  "us-receivables": words(
    "Darnell María Keisha José Brandon Linh Guadalupe Trevon Ashley Nguyễn Miguel Shaniqua Caleb Yolanda Kimberly DeShawn Renée Tyler Ximena Wyatt Latoya Joaquín Brianna Hae-won Marcus Noémie Rosalind Dmitri Anh Esperanza Cody",
  ),
  "za-store-cards": words(
    "Thandi Sipho Annelie Lerato Pieter Nomvula Kagiso Zanele Riaan Naledi Bongani Fatimah Tshepo Lindiwe Hendrik Ayanda Mpho Johanna Thabo Refilwe Nokuthula Gerhard Siyabonga",
  ),
};

export const FAMILY_NAMES: ByPortfolio = {
  "uk-cards": words(
    "Desai Okonjo Kerr Lindqvist Grant Hughes O’Dowd Ferreira Novák Patel MacLeod Fitzgerald Kowalczyk Begum Ap-Rhys Mensah Sinclair O’Sullivan Chaudhry Llewellyn Wójcik Adeyemi Braithwaite Hussain Tremlett Szymański Featherstone Achebe Drummond Kaur Penhaligon Ravenscroft Musa Thistlewood Ó-Briain Zielińska Cartwright Sharma Galbraith Nwosu Quigley Bloomfield Haddad",
  ),
  "us-receivables": words(
    "Washington Hernández Begay Nguyen Kowalski Thibodeaux Castañeda Jefferson Yazzie Brannigan Park Villaseñor Abernathy Tran Dubois Freeman Okafor Peña Whitehorse Castellano Beauchamp Rosenthal Delacroix Ibarra McAllister Toussaint Guzmán Lockwood Sandoval",
  ),
  "za-store-cards": words(
    "Mbeki-Ross Dlamini Van-der-Merwe Mokoena Naidoo Botha Khumalo Pillay Ndlovu Du-Plessis Molefe Jacobs Mahlangu Govender Sithole Viljoen Radebe Petersen Zwane",
  ).map((name) => name.replace(/^(Van)-(der)-/, "$1 $2 ").replace(/^Du-/, "Du ")) as [string, ...string[]],
};

export const STREETS: ByPortfolio = {
  "uk-cards": [
    "Larkspur Terrace",
    "Old Foundry Lane",
    "Marlpit Road",
    "St Aldwyn’s Close",
    "Weavers Row",
    "Kestrel Drive",
  ],
  "us-receivables": ["Alder Street", "Old Quarry Road", "Magnolia Court", "County Line Avenue", "Juniper Lane"],
  "za-store-cards": ["Suikerbos Road", "Kiepersol Street", "Marula Avenue", "Blouberg Close", "Umzimbeet Way"],
};

export const TOWNS: ByPortfolio = {
  "uk-cards": ["Northbrook", "Aldermere", "Castle Wenning", "Port Skerrow", "Llanfedr", "Harrowdale"],
  "us-receivables": ["Fairhollow OH", "Cedar Bluffs TX", "Port Ansley NC", "Mesa Blanca NM", "Wrenfield NY"],
  "za-store-cards": ["Vlakteberg", "Kwa-Thandeka", "Rietpoort", "Morningvale", "Seringkloof"],
};

function words(text: string): [string, ...string[]] {
  return text.split(" ") as [string, ...string[]];
}
