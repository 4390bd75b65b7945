import { archiveNames } from './archive-names';
import { PRINTABLE } from '../validation/printable';

const pdf = (name: string, folder = '2026-0287') => ({ folder, name, contentType: 'application/pdf' });

describe('names in an archive', () => {
  it('are those people gave, numbered in their folder, with the end that the bytes say', () => {
    expect(
      archiveNames([
        pdf('Туу туралы куәлік.pdf'),
        { ...pdf('ПМПК қорытындысы (2).JPEG'), contentType: 'image/jpeg' },
        pdf('Өтініш.png', '2026-0301'),
      ]),
    ).toEqual([
      '2026-0287/001 Туу туралы куәлік.pdf',
      '2026-0287/002 ПМПК қорытындысы (2).jpg',
      '2026-0301/001 Өтініш.pdf',
    ]);
  });

  it('are never the same twice, in whatever letters', () => {
    const names = archiveNames([pdf('Құжат.pdf'), pdf('құжат.PDF'), pdf('Құжат.pdf'), pdf('')]);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(4);
  });

  it.each([
    '../../etc/passwd',
    '..\\..\\windows\\system32',
    '/etc/passwd',
    'C:\\boot.ini',
    'a\u0000b.pdf',
    'line\nbreak.pdf',
    '...',
    '   ',
    'CON',
    '契約.pdf',
    '\u202Efdp.exe',
    'а'.repeat(500),
  ])('lead nowhere else: %j', (name) => {
    for (const path of archiveNames([pdf(name), pdf('x', name)])) {
      const parts = path.split('/');
      expect(parts).toHaveLength(2);
      for (const part of parts) {
        expect(part).toMatch(/^[^<>:"/\\|?*.\s][^<>:"/\\|?*\n]*$/);
        expect(Buffer.byteLength(part)).toBeLessThan(180);
      }
      expect(PRINTABLE.test(path)).toBe(true);
    }
  });
});
