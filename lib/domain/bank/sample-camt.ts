/** Statements as banks write them, for tests and the demo. Everybody in them is invented. */
export type SampleEntry = {
  amount: string;
  credit?: boolean;
  status?: string;
  ref?: string;
  text?: string;
  endToEnd?: string;
  name?: string;
  iban?: string;
  reversal?: boolean;
  on?: string;
  details?: { amount: string; text?: string; name?: string; ref?: string }[];
};
export type SampleStatement = {
  version?: string;
  account?: string;
  currency?: string;
  opening?: string;
  closing?: string;
  entries: SampleEntry[];
};

/** A camt.053 of this version, in the shape that the version has. */
export function sampleCamt(statement: SampleStatement): string {
  const { version = "02", account = "GB29NWBK60161331926819", currency = "GBP", entries } = statement;
  const body = `<GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-11-20T18:00:00</CreDtTm></GrpHdr><Stmt><Id>S1</Id>
<Acct><Id><IBAN>${account}</IBAN></Id><Ccy>${currency}</Ccy></Acct>
${balance("OPBD", statement.opening, currency)}${balance("CLBD", statement.closing, currency)}
${entries.map((entry) => entryXml(entry, currency, Number(version))).join("\n")}</Stmt>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.${version}"><BkToCstmrStmt>${body}</BkToCstmrStmt></Document>`;
}

function balance(code: string, amount: string | undefined, currency: string): string {
  if (amount === undefined) return "";
  const [sum, indicator] = amount.startsWith("-") ? [amount.slice(1), "DBIT"] : [amount, "CRDT"];
  return `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="${currency}">${sum}</Amt><CdtDbtInd>${indicator}</CdtDbtInd><Dt><Dt>2026-11-20</Dt></Dt></Bal>`;
}

function entryXml(entry: SampleEntry, currency: string, version: number): string {
  const { amount, credit = true, status = "BOOK", ref, reversal, on = "2026-11-20", details } = entry;
  const indicator = credit ? "CRDT" : "DBIT";
  return `<Ntry><NtryRef>1</NtryRef><Amt Ccy="${currency}">${amount}</Amt><CdtDbtInd>${indicator}</CdtDbtInd>${
    reversal ? "<RvslInd>true</RvslInd>" : ""
  }<Sts>${version >= 8 ? `<Cd>${status}</Cd>` : status}</Sts><BookgDt><Dt>${on}</Dt></BookgDt><ValDt><Dt>${on}</Dt></ValDt>${
    ref ? `<AcctSvcrRef>${ref}</AcctSvcrRef>` : ""
  }<NtryDtls>${
    details
      ? details.map((one) => detailXml({ ...one, inAmount: one.amount }, currency, version)).join("")
      : detailXml(entry, currency, version)
  }</NtryDtls></Ntry>`;
}

type Detail = Partial<SampleEntry> & { inAmount?: string };

function detailXml(
  { inAmount, text, endToEnd, name, iban, ref, credit = true }: Detail,
  currency: string,
  version: number,
): string {
  const [party, account] = credit ? ["Dbtr", "DbtrAcct"] : ["Cdtr", "CdtrAcct"];
  const who = name ? `<Nm>${name}</Nm>` : "";
  const sum = inAmount ? `<Amt Ccy="${currency}">${inAmount}</Amt>` : "";
  return `<TxDtls><Refs>${ref && inAmount ? `<AcctSvcrRef>${ref}</AcctSvcrRef>` : ""}<EndToEndId>${endToEnd ?? "NOTPROVIDED"}</EndToEndId></Refs>${
    version >= 4 ? sum : sum && `<AmtDtls><TxAmt>${sum}</TxAmt></AmtDtls>`
  }<RltdPties><${party}>${version >= 8 ? `<Pty>${who}</Pty>` : who}</${party}>${
    iban ? `<${account}><Id><IBAN>${iban}</IBAN></Id></${account}>` : ""
  }</RltdPties>${text ? `<RmtInf><Ustrd>${text}</Ustrd></RmtInf>` : ""}</TxDtls>`;
}
