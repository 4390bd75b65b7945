import { validate } from 'class-validator';
import { Text } from '../validation/fields';
import { PdfRenderer } from './pdf-renderer';
import { samples } from './sample-models';

class Note {
  @Text({ max: 100_000 })
  text!: string;
}

describe('what may be written', () => {
  const pdf = new PdfRenderer();
  afterAll(() => pdf.onApplicationShutdown());

  it('can be printed, to the last letter', async () => {
    const letters = [...Array(0x3000).keys()].map((point) => String.fromCodePoint(point));
    const taken: string[] = [];
    for (const letter of letters) {
      const note = Object.assign(new Note(), { text: `а${letter}` });
      if ((await validate(note)).length === 0 && letter.trim() !== '') taken.push(letter);
    }
    expect(taken.length).toBeGreaterThan(1000);
    const model = await samples.receipt('kk');
    const written = {
      ...model,
      sections: [{ title: 'Әріптер', blocks: [{ kind: 'text' as const, text: taken.join(' ') }] }],
    };
    expect((await pdf.render('receipt', written)).subarray(0, 5).toString()).toBe('%PDF-');
  });
});
