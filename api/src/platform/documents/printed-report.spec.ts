import type { ReportChart } from '@onaltu/domain/reports';
import { printedReport } from './printed-report';
import type { ReportModel, ReportRow } from './report-model';

const modelOf = (rows: ReportRow[], chart: ReportChart = 'BARS'): ReportModel => ({
  head: {
    ...{
      language: 'kk',
      title: 'Есеп',
      subtitle: '2026 жыл',
      department: 'Облыс',
      facts: [],
      footer: '',
      empty: 'Бос',
    },
    issuedOn: '2026-11-27',
  },
  tables: (async function* () {
    await Promise.resolve();
    yield {
      ...{ sheet: 'Ұйымдар', title: 'Ұйымдар бойынша', chart, rows },
      columns: [
        { title: 'Ұйым', unit: 'TEXT', width: 40 },
        { title: 'Нормада', unit: 'SHARE', width: 15 },
      ],
    };
  })(),
  method: () => ({ sheet: '', title: '', facts: [], notes: [], definitionsTitle: '', columns: [], definitions: [] }),
});
const provider = (n: number, value: number | null): ReportRow => ({ cells: [`№ ${n} <кабинет>`, value] });

describe('a report on paper', () => {
  it('has figures as they are read, and the first of each row as a bar, the total apart', async () => {
    const rows = [provider(1, 0.934), provider(2, null), { isTotal: true, cells: ['Барлығы', 0.934] }];
    const { tables } = await printedReport(modelOf(rows));
    expect(tables[0]!.rows.map(({ cells }) => cells)).toEqual([
      ['№ 1 <кабинет>', '93,4\u00a0%'],
      ['№ 2 <кабинет>', '–'],
      ['Барлығы', '93,4\u00a0%'],
    ]);
    const { svg, alt } = tables[0]!.chart!;
    expect(svg.match(/fill="#0C5C74"/g)).toHaveLength(1);
    expect(svg).toContain('№ 1 &lt;кабинет&gt;');
    expect(alt).toBe('Нормада. № 1 <кабинет>: 93,4\u00a0%');
  });

  it('has months as a line that stops where nothing is known, each month named below it', async () => {
    const month = (n: number, value: number | null): ReportRow => ({
      cells: [`2026 жылғы ${n}-ай`, value],
      short: `0${n}.26`,
    });
    const { tables } = await printedReport(modelOf([month(1, 0.9), month(2, null), month(3, 0.95)], 'LINE'));
    const { svg, alt } = tables[0]!.chart!;
    expect(/<path d="(M[^"]*)" fill="none"/.exec(svg)?.[1]?.match(/M/g)).toHaveLength(2);
    for (const text of ['01.26', '02.26', '03.26', '95,0\u00a0%', 'Нормада']) expect(svg).toContain(`>${text}</text>`);
    expect(alt).toBe('Нормада. 2026 жылғы 1-ай: 90,0\u00a0%; 2026 жылғы 3-ай: 95,0\u00a0%');
    const nothing = await printedReport(modelOf([month(1, null)], 'LINE'));
    expect(nothing.tables[0]!.chart).toBeUndefined();
  });

  it('has places from the best to the worst, with where each stood a year before, and the shape of its class', async () => {
    const rows = [
      { ...provider(1, 0.85), before: 0.9 },
      { ...provider(2, 0.97), before: null },
      { ...provider(3, 0.92), before: 0.88 },
      provider(4, null),
      { isTotal: true, cells: ['Барлығы', 0.93] },
    ];
    const { tables } = await printedReport(modelOf(rows, 'RANKS'));
    const { svg, alt } = tables[0]!.chart!;
    const order = [...svg.matchAll(/№ (\d) &lt;/g)].map(([, n]) => n);
    expect(order).toEqual(['2', '3', '1']);
    expect(svg.match(/fill="#FFFFFF"/g)).toHaveLength(2);
    expect(svg).toContain('нысаналы мән 95\u00a0%');
    expect(svg).toContain('>85,0\u00a0%</text>');
    expect(svg).not.toContain('№ 4');
    expect(alt).toContain('№ 1 <кабинет>: 85,0\u00a0%');
    expect((await printedReport(modelOf([provider(1, null)], 'RANKS'))).tables[0]!.chart).toBeUndefined();
  });

  it('draws no bars that a page cannot hold', async () => {
    const { tables } = await printedReport(modelOf(Array.from({ length: 21 }, (_, n) => provider(n, 0.5))));
    expect(tables[0]!.chart).toBeUndefined();
  });
});
