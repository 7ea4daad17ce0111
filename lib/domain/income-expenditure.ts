/**
 * Income and expenditure by the lines of the Standard Financial Statement (SFS, Money and Pensions Service): the ids of its
 * public Data Definition Specification 1.1 (moneyadviceservice/sfs-developer-toolkit), in its order. Amounts are minor units
 * a month. The SFS's spending guidelines ("trigger figures") are given to its members only: they are not here, and nothing
 * is made up in their place. STORED MEANING: an assessment keeps these ids; a line is never renamed or reused.
 */
import type { Frequency } from "./money-words.ts";
import { perMonthMinor, perTimeMinor } from "./per-month.ts";

type Lines = Record<string, string>;
export type StatementGroup = { id: string; label: string; help?: string; lines: Lines };
export type StatementPart = {
  id: "income" | "fixed" | "flexible" | "savings";
  label: string;
  groups: StatementGroup[];
};

const INCOME: StatementGroup[] = [
  group("earnings", "Earnings", {
    "client-salary-or-wages": "Salary or wages",
    "partner-salary-or-wages": "Partner's salary or wages",
    "other-earnings": "Other earnings",
  }),
  group("benefits", "Benefits and tax credits", {
    "tax-credits-universal-credit": "Universal Credit",
    "jobseekers-allowance-income-based": "Jobseeker's Allowance, income-based",
    "jobseekers-allowance-contribution-based": "Jobseeker's Allowance, contribution-based",
    "income-support": "Income Support",
    "working-tax-credit": "Working Tax Credit",
    "child-tax-credit": "Child Tax Credit",
    "child-benefit": "Child Benefit",
    "employment-support-allowance": "Employment and Support Allowance",
    "disability-benefits": "Disability benefits",
    "carers-allowance": "Carer's Allowance",
    "local-housing-allowance": "Local Housing Allowance or Housing Benefit",
    "council-tax-support": "Council Tax Support",
    "other-benefits": "Other benefits",
  }),
  group("pensions", "Pensions", {
    "state-pensions": "State pension",
    "private-work-pensions": "Private or work pension",
    "pension-credit": "Pension Credit",
    "other-pensions": "Other pensions",
  }),
  group("other-income", "Other income", {
    "maintenance-child-support": "Maintenance or child support received",
    "boarders-lodgers": "Boarders or lodgers",
    "non-dependants-contributions": "Contributions of non-dependants",
    "student-loans-grants": "Student loans and grants",
    "other-other-income": "Other",
  }),
];

const FIXED: StatementGroup[] = [
  group("home-contents", "Home and contents", {
    rent: "Rent",
    "ground-rent-service-charges": "Ground rent, service charges, factor fees",
    mortgage: "Mortgage",
    "mortgage-endowment": "Mortgage endowment",
    "secured-loans": "Secured loans",
    "council-tax-rates": "Council tax or rates",
    "appliance-furniture-rental": "Rented appliances and furniture",
    "tv-licence": "TV licence",
    "other-home-contents": "Other home costs",
  }),
  group("utilities", "Utilities", {
    gas: "Gas",
    electricity: "Electricity",
    "other-utilities": "Coal, oil, bottled gas",
    "other-utilities-expenditure": "Other utilities",
  }),
  group("water", "Water", { "water-supply": "Water supply", "water-waste": "Waste water" }),
  group("care-health", "Care and health", {
    "childcare-costs": "Childcare",
    "adult-care-costs": "Adult care",
    "child-maintenance-child-support": "Maintenance or child support paid",
    "prescriptions-medicines": "Prescriptions and medicines",
    "dentistry-opticians": "Dentist and optician",
    "other-care-health": "Other care and health costs",
  }),
  group("transport-travel", "Transport and travel", {
    "public-transport": "Public transport",
    "hire-purchase-conditional-sale-vehicle": "Hire purchase or conditional sale of a vehicle",
    "car-insurance": "Car insurance",
    "road-tax": "Road tax",
    "mot-ongoing-maintenance": "MOT and maintenance",
    "breakdown-cover": "Breakdown cover",
    "fuel-parking-toll-road-charges": "Fuel, parking, tolls",
    "other-transport-travel": "Other travel costs, taxis",
  }),
  group("school", "School", {
    "school-uniform": "School uniform",
    "after-school-clubs-school-trips": "After-school clubs and trips",
    "other-school": "Other school costs",
  }),
  group("pensions-insurance", "Pensions and insurance", {
    "pension-payments": "Pension payments",
    "life-insurance": "Life insurance",
    "mortgage-payment-protection-insurance": "Mortgage payment protection",
    "buildings-contents-insurance": "Buildings and contents insurance",
    "health-insurance": "Health insurance",
    "other-pensions-insurances": "Other insurance",
  }),
  group("professional", "Professional costs", {
    "professional-courses": "Professional courses",
    "union-fees": "Union fees",
    "professional-fees": "Professional fees",
    "other-professional": "Other professional costs",
  }),
  group("other-essential", "Other essential costs", { "other-essential-costs": "Other essential costs" }),
];

const FLEXIBLE: StatementGroup[] = [
  group("communications-leisure", "Communications and leisure", {
    "home-phone-internet-tv": "Home phone, internet, TV",
    "mobile-phone": "Mobile phone",
    "hobbies-leisure-sport": "Hobbies, leisure, sport",
    gifts: "Gifts",
    "pocket-money": "Pocket money",
    "newspapers-magazines-stationery-postage": "Newspapers, stationery, postage",
    "other-communications-leisure": "Other communications and leisure",
  }),
  group("food-housekeeping", "Food and housekeeping", {
    groceries: "Groceries",
    "nappies-baby-items": "Nappies and baby items",
    "school-work-meals": "Meals at school and work",
    "laundry-dry-cleaning": "Laundry and dry cleaning",
    alcohol: "Alcohol",
    "smoking-products": "Smoking products",
    "vet-bills-pet-insurance": "Vet and pet insurance",
    "house-repairs-maintenance": "House repairs and maintenance",
    "other-food-housekeeping": "Other food and housekeeping",
  }),
  group("personal", "Personal costs", {
    "clothing-footwear": "Clothing and footwear",
    hairdressing: "Hairdressing",
    toiletries: "Toiletries",
    "other-personal": "Other personal costs",
  }),
];

const SAVINGS: StatementGroup[] = [
  group(
    "savings",
    "Savings",
    { "savings-contribution": "Savings contribution" },
    "Money put by for what nobody can foresee, so that one repair does not break the plan.",
  ),
];

/** The whole statement, in the order in which it is asked. */
export const STATEMENT: StatementPart[] = [
  { id: "income", label: "Income", groups: INCOME },
  { id: "fixed", label: "Fixed costs", groups: FIXED },
  { id: "flexible", label: "Flexible costs", groups: FLEXIBLE },
  { id: "savings", label: "Savings", groups: SAVINGS },
];

/** Which lines there are, by side. */
export const INCOME_LINES: Lines = linesOf(INCOME);
export const OUTGOING_LINES: Lines = linesOf([...FIXED, ...FLEXIBLE, ...SAVINGS]);

export type Figures = Record<string, number>;
export type Statement = { income: Figures; outgoings: Figures; otherCreditorsMinor?: number };
export type Totals = {
  incomeMinor: number;
  outgoingsMinor: number;
  otherCreditorsMinor: number;
  disposableMinor: number;
};

/** The sums of a statement a month. Disposable income is what is left over: below zero when more goes out than comes in. */
export function totalsOf({ income, outgoings, otherCreditorsMinor = 0 }: Statement): Totals {
  const incomeMinor = sumOf(income);
  const outgoingsMinor = sumOf(outgoings);
  const disposableMinor = incomeMinor - outgoingsMinor - otherCreditorsMinor;
  return { incomeMinor, outgoingsMinor, otherCreditorsMinor, disposableMinor };
}

/** The most that may be asked each time: never above what is left over a month, nor above what is owed. 0: nothing can be. */
export function suggestedInstalment(disposableMinor: number, frequency: Frequency, owedMinor: number): number {
  return Math.min(perTimeMinor(disposableMinor, frequency), owedMinor);
}

/** What a plan asks a month: its instalment by how often it falls, and never more than the whole of it. */
export function monthOf(plan: { instalmentMinor: number; totalMinor: number }, frequency: Frequency): number {
  return Math.min(perMonthMinor(plan.instalmentMinor, frequency), plan.totalMinor);
}

export function sumOf(figures: Figures): number {
  return Object.values(figures).reduce((sum, one) => sum + one, 0);
}

function group(id: string, label: string, lines: Lines, help?: string): StatementGroup {
  return { id, label, lines, ...(help && { help }) };
}

function linesOf(groups: StatementGroup[]): Lines {
  return Object.assign({}, ...groups.map(({ lines }) => lines));
}
