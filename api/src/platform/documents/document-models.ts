import type { Locale } from '@onaltu/i18n/formats';
import type { ReportMethod } from './report-model';

/** Words are already in the one language of the form: a template holds none. */
export type Labelled = { label: string; value: string };

export type Block =
  | { kind: 'rows'; rows: Labelled[] }
  | { kind: 'text'; text: string }
  | { kind: 'list'; lead: string; items: string[] }
  | { kind: 'table'; columns: Column[]; rows: string[][]; total?: string[] }
  | { kind: 'part'; heading: string; by: string; text: string };

export type Column = { title: string; align: 'start' | 'end' };
export type Section = { title: string; blocks: Block[] };

export type Letterhead = { department: string; name: string; lines: string[] };

/** `at` is the time of an electronic confirmation; without it the line is left for a pen, with `place` under it. */
export type Signature = { label: string; name: string; place: string; at?: string };

export type DocumentModel = {
  language: 'kk' | 'ru';
  templateVersion: string;
  title: string;
  subtitle?: string;
  letterhead: Letterhead;
  number: string;
  date: string;
  /** YYYY-MM-DD: the only date in the file, so the same record gives the same bytes. */
  issuedOn: string;
  footer: string;
  copyMark?: string;
  signatures: Signature[];
  signatureNote?: string;
  seal?: string;
};

export type ReceiptModel = DocumentModel & {
  sections: Section[];
  slip: { title: string; code: string; text: string; url: string };
};

export type ContractModel = DocumentModel & { sections: Section[]; signaturesTitle: string };

export type ConclusionModel = DocumentModel & { sections: Section[]; signaturesTitle: string };

export type CertificateModel = DocumentModel & {
  statement: string;
  recipient: Labelled;
  rows: Labelled[];
  qr: { svg: string; alt: string; title: string; text: string; url: string; codeLabel: string; code: string };
};

/** What a cell says, by its kind: a day is a date and a count is a number wherever the form is read. */
export type Cell = string | number | null | { day: string };
/** `width` is a share of the line. */
export type JournalColumn = { title: string; align: 'start' | 'center' | 'end'; width: number };
/** Rows under one heading; parts of the same `sheet` stand on one sheet of a workbook. Rows for a `pen` are high enough to be signed. */
export type JournalPart<Of = Cell> = {
  sheet: string;
  heading?: string;
  columns: JournalColumn[];
  pen?: true;
  rows: Of[][];
};
export type JournalModel<Of = Cell> = DocumentModel & {
  facts: string[];
  empty: string;
  legend?: string;
  parts: JournalPart<Of>[];
};

/** The figures of a department: it is signed by nobody and is no form of a case. */
export type PrintedReport = Pick<DocumentModel, 'title' | 'letterhead' | 'number' | 'footer' | 'issuedOn'> & {
  language: Locale;
  empty: string;
  tables: {
    title: string;
    columns: JournalColumn[];
    rows: { isTotal: boolean; cells: string[] }[];
    chart?: { title: string; svg: string; alt: string };
  }[];
  method: ReportMethod;
};

/** A form as it was issued, in the one language it was issued in. */
export type IssuedForm = Pick<DocumentModel, 'language' | 'title' | 'number' | 'date'> & {
  sections: Section[];
  signatures: Labelled[];
};
export type PackBlock =
  | Block
  | { kind: 'heading'; text: string }
  | { kind: 'columns'; columns: JournalColumn[]; rows: string[][] }
  | { kind: 'form'; form: IssuedForm };
/** Without blocks it says that there is nothing. */
export type PackSection = { title: string; blocks: PackBlock[] };
/** Everything of one child, with its contents: it is signed by nobody and is no form of a case. */
export type PackModel = Omit<DocumentModel, 'signatures' | 'signatureNote' | 'seal' | 'copyMark'> & {
  facts: Labelled[];
  contents: string;
  empty: string;
  chapters: { title: string; sections: PackSection[] }[];
};

export type DocumentModels = {
  receipt: ReceiptModel;
  contract: ContractModel;
  conclusion: ConclusionModel;
  certificate: CertificateModel;
  journal: JournalModel<string>;
  report: PrintedReport;
  pack: PackModel;
};

export type Template = keyof DocumentModels;
/** A form about one case; a journal is about many, a report about none, a pack is no form. */
export type Form = Exclude<Template, 'journal' | 'report' | 'pack'>;
