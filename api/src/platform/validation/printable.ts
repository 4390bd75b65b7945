// What the fonts of our forms can print: Latin and Cyrillic with their marks, the punctuation of texts, money, № and ™.
// So no control character, no direction mark, no invisible or half letter, and nothing that would leave a hole on a paper.
const LETTERS = String.raw`\t\n\r\u0020-\u007E\u00A0-\u024F\u0300-\u036F\u0400-\u052F\u1E00-\u1EFF\u2010-\u2027\u2030-\u205E\u20A0-\u20BF\u2116\u2122\u2212`;

export const PRINTABLE = new RegExp(`^[${LETTERS}]*$`);
/** Each letter that is none of them. */
export const UNPRINTABLE = new RegExp(`[^${LETTERS}]`, 'gu');
