import { inflateSync } from 'node:zlib';

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function objectsOf(raw: string): Map<string, string> {
  return new Map([...raw.matchAll(/(\d+) 0 obj\n(.*?)\nendobj/gs)].map(([, id = '', body = '']) => [id, body]));
}

function streamOf(object: string): string {
  const data = /\nstream\n(.*)\nendstream/s.exec(object)?.[1] ?? '';
  const packed = Buffer.from(data, 'latin1');
  return (object.includes('/FlateDecode') ? inflateSync(packed) : packed).toString('latin1');
}

function lettersOf(font: string, objects: Map<string, string>): Map<number, string> {
  const map = streamOf(objects.get(/\/ToUnicode (\d+) 0 R/.exec(font)?.[1] ?? '') ?? '');
  const pairs = [...map.matchAll(/<([0-9A-F]{4})> <([0-9A-F]+)>\n/g)];
  return new Map(pairs.map(([, glyph = '', text = '']) => [parseInt(glyph, 16), utf16(text)]));
}

const utf16 = (hex: string) => Buffer.from(hex, 'hex').swap16().toString('utf16le');

function unescape(literal: string): Buffer {
  const text = literal.replace(/\\(?:([0-7]{1,3})|(.))/gs, (_whole, octal: string | undefined, plain: string) =>
    octal ? String.fromCharCode(parseInt(octal, 8)) : (ESCAPES[plain] ?? plain),
  );
  return Buffer.from(text, 'latin1');
}

function read(literal: string, letters: Map<number, string>): string {
  const bytes = unescape(literal);
  const glyphs = Array.from({ length: bytes.length / 2 }, (_none, i) => bytes.readUInt16BE(2 * i));
  return glyphs.map((glyph) => letters.get(glyph) ?? '').join('');
}

/** A literal may hold brackets that match; with a backslash before each of them its end is the first bracket without one. */
function withEscapes(content: string): string {
  let depth = 0;
  return content.replace(/\\[^]|[()]/g, (mark) => {
    if (mark.length > 1) return mark;
    depth += mark === '(' ? 1 : -1;
    return (mark === '(' && depth > 1) || (mark === ')' && depth > 0) ? `\\${mark}` : mark;
  });
}

function pageText(page: string, objects: Map<string, string>): string {
  const fonts = new Map(
    [...page.matchAll(/\/(f\d+) (\d+) 0 R/g)].map(([, name = '', id = '']) => [
      name,
      lettersOf(objects.get(id) ?? '', objects),
    ]),
  );
  const content = withEscapes(streamOf(objects.get(/\/Contents (\d+) 0 R/.exec(page)?.[1] ?? '') ?? ''));
  let letters = new Map<number, string>();
  const piece = ([, font, literal, end]: RegExpMatchArray): string => {
    if (font) letters = fonts.get(font) ?? letters;
    if (literal !== undefined) return read(literal, letters);
    return end ? '\n' : '';
  };
  return [...content.matchAll(/\/(f\d+) [\d.]+ Tf|\(((?:\\.|[^\\)])*)\)|\b(ET)\b/gs)].map(piece).join('');
}

/** The text of a PDF that Typst wrote, as a reader would copy it: through the fonts' own map to Unicode. */
export function textOf(pdf: Buffer): string {
  const objects = objectsOf(pdf.toString('latin1'));
  const pages = [...objects.values()].filter((object) => /\/Type \/Page\n/.test(object));
  return pages.map((page) => pageText(page, objects)).join('\n');
}
