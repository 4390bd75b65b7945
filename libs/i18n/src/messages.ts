import { enMessages } from './en-messages';
import type { Locale } from './formats';
import { kkMessages, type Messages } from './kk-messages';
import { ruMessages } from './ru-messages';

export const MESSAGES: Readonly<Record<Locale, Messages>> = { kk: kkMessages, ru: ruMessages, en: enMessages };

type Path<Node> = {
  [Key in keyof Node & string]: Node[Key] extends string ? Key : `${Key}.${Path<Node[Key]>}`;
}[keyof Node & string];

export type MessageKey = Path<Messages>;
