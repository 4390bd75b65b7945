import { printedReport } from './printed-report';
import type { ReportModel, ReportRow } from './report-model';

const modelOf = (rows: ReportRow[]): ReportModel => ({
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
      ...{ sheet: 'Ұйымдар', title: 'Ұйымдар бойынша', isDrawn: true, rows },
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

  it('draws no bars that a page cannot hold', async () => {
    const { tables } = await printedReport(modelOf(Array.from({ length: 21 }, (_, n) => provider(n, 0.5))));
    expect(tables[0]!.chart).toBeUndefined();
  });
});
