import { almatyDay } from '@onaltu/domain/clock/day';
import { formatDay, formatInstant } from '@onaltu/i18n/formats';
import type { MessageKey } from '@onaltu/i18n/messages';
import type { Translator } from '@onaltu/i18n/translator';
import type { IssuedForm, JournalColumn, Labelled, PackBlock } from '../../platform/documents/document-models';
import type { FrozenForm } from './pack-record';

export type LabelKey = MessageKey extends infer Key
  ? Key extends `document.pack.label.${infer Name}`
    ? Name
    : never
  : never;

/** One column of a table: what it is called, its share of the line, and what it says of a row. */
export type PackColumn<Row> = {
  key: LabelKey;
  width: number;
  align?: JournalColumn['align'];
  says: (row: Row) => string | number | null | undefined;
};
type Told<Row> = { words: Translator; columns: readonly PackColumn<Row>[]; rows: readonly Row[] };

/** A table below its heading; where there is no row, neither is there. */
export function told<Row>(heading: string | null, { words, columns, rows }: Told<Row>): PackBlock[] {
  if (rows.length === 0) return [];
  const titled: PackBlock[] = heading ? [{ kind: 'heading', text: heading }] : [];
  const table: PackBlock = {
    kind: 'columns',
    columns: columns.map(({ key, width, align = 'start' }) => ({
      title: words.t(`document.pack.label.${key}`),
      width,
      align,
    })),
    rows: rows.map((row) => columns.map(({ says }) => String(says(row) ?? ''))),
  };
  return [...titled, table];
}

type Fact = readonly [label: LabelKey, value: string | number | null | undefined];

/** Labels with their values; what has no value has no line. */
export const labelledFacts = ({ t }: Translator, facts: readonly Fact[]): Labelled[] =>
  facts.flatMap(([label, value]) =>
    value === null || value === undefined || value === ''
      ? []
      : [{ label: t(`document.pack.label.${label}`), value: String(value) }],
  );
export const factBlocks = (words: Translator, facts: readonly Fact[]): PackBlock[] => {
  const rows = labelledFacts(words, facts);
  return rows.length > 0 ? [{ kind: 'rows', rows }] : [];
};

export const heading = (text: string): PackBlock => ({ kind: 'heading', text });
export const texts = (...lines: readonly (string | null | false)[]): PackBlock[] =>
  lines.flatMap((text) => (text ? [{ kind: 'text', text }] : []));

/** What one cell says, a line each. */
export const lines = (...texts: readonly (string | null | undefined | false)[]): string =>
  texts.filter((text) => text).join('\n');

export const onDay = (day: string | null): string => (day ? formatDay(day) : '');
export const at = (moment: Date | string | null): string => (moment ? formatInstant(moment) : '');
export const dayOf = (moment: Date | string | null): string => (moment ? formatDay(almatyDay(new Date(moment))) : '');

/** A form as it was issued. Where somebody signed, it says who and when, and leaves no line for a pen. */
export function issuedForm({ model }: FrozenForm, signatures?: readonly Labelled[]): PackBlock {
  const { language, title, number, date } = model;
  const signed =
    signatures ??
    model.signatures.map(({ label, name, at: when }) => {
      return { label, value: [name, when].filter(Boolean).join(', ') };
    });
  const form: IssuedForm = { language, title, number, date, sections: sectionsOf(model), signatures: [...signed] };
  return { kind: 'form', form };
}

function sectionsOf(model: FrozenForm['model']): IssuedForm['sections'] {
  if ('sections' in model) return model.sections;
  const { statement, recipient, rows } = model;
  return [{ title: statement, blocks: [{ kind: 'rows', rows: [recipient, ...rows] }] }];
}
