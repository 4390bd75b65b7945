import { unzip } from './unzip';

/** A cell as a spreadsheet program takes it: its kind, its value, and the format it is shown and typed over in. */
export type ReadCell = { kind: 'text' | 'number' | 'formula' | 'empty'; value: string; format: string | null };

const unescaped = (xml: string): string =>
  xml
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

/** The sheets of a workbook by their names, row by row, read from its XML alone. */
export function readWorkbook(bytes: Buffer): Map<string, ReadCell[][]> {
  const files = unzip(bytes);
  const part = (name: string): string => files.get(name) ?? '';
  const shared = [...part('xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gs)].map(([, si = '']) =>
    unescaped([...si.matchAll(/<t[^>]*>(.*?)<\/t>/gs)].map(([, text]) => text).join('')),
  );
  const formats = new Map([
    ['49', '@'], // the text of every spreadsheet program
    ...[...part('xl/styles.xml').matchAll(/numFmtId="(\d+)" formatCode="([^"]*)"/g)].map(
      ([, id, code]) => [id!, code!] as const,
    ),
  ]);
  const [, styles = ''] = /<cellXfs[^>]*>(.*?)<\/cellXfs>/s.exec(part('xl/styles.xml')) ?? [];
  const formatOf = [...styles.matchAll(/<xf ([^>]*)>/g)].map(
    ([, xf = '']) => formats.get(/numFmtId="(\d+)"/.exec(xf)?.[1] ?? '') ?? null,
  );
  const cell = ([, attributes = '', body = '']: RegExpMatchArray): ReadCell => {
    const style = formatOf[Number(/ s="(\d+)"/.exec(attributes)?.[1] ?? 0)] ?? null;
    const [, value = ''] = /<v>(.*?)<\/v>/s.exec(body) ?? [];
    if (body.includes('<f')) return { kind: 'formula', value, format: style };
    if (/ t="inlineStr"/.test(attributes))
      return { kind: 'text', value: unescaped(/<t[^>]*>(.*?)<\/t>/s.exec(body)?.[1] ?? ''), format: style };
    if (/ t="s"/.test(attributes)) return { kind: 'text', value: shared[Number(value)] ?? '', format: style };
    return { kind: value === '' ? 'empty' : 'number', value, format: style };
  };
  const names = [...part('xl/workbook.xml').matchAll(/<sheet [^>]*?name="([^"]*)"/g)].map(([, name = '']) =>
    unescaped(name),
  );
  return new Map(
    names.map((name, i) => [
      name,
      [...part(`xl/worksheets/sheet${i + 1}.xml`).matchAll(/<row [^>]*?(?:\/>|>(.*?)<\/row>)/gs)].map(([, row = '']) =>
        [...row.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)].map(cell),
      ),
    ]),
  );
}
