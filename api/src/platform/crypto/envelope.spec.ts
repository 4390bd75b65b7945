import { randomUUID } from 'node:crypto';
import { newKey, readConfig } from '../../config';
import { Envelope } from './envelope';

const config = (masterKey: string) =>
  readConfig({ CONTEXT_KEY: newKey(), MASTER_KEY: masterKey, SESSION_KEY: '-----BEGIN PRIVATE KEY-----\nx' });
const [ours, theirs] = [randomUUID(), randomUUID()];
const masterKey = newKey();
const envelope = new Envelope(config(masterKey));
const iin = '450101500004';

describe('an envelope', () => {
  it('opens for the one it was sealed for, and never looks the same', () => {
    const [one, two] = [envelope.seal(ours, 'child.iin|1', iin), envelope.seal(ours, 'child.iin|1', iin)];
    expect(envelope.open(ours, 'child.iin|1', one)).toBe(iin);
    expect(one.equals(two)).toBe(false);
    expect(one.includes(iin)).toBe(false);
  });

  it.each([
    ['another provider', theirs, 'child.iin|1'],
    ['another child', ours, 'child.iin|2'],
    ['another column', ours, 'document|1'],
  ])('stays shut for %s', (_who, owner, place) => {
    expect(() => envelope.open(owner, place, envelope.seal(ours, 'child.iin|1', iin))).toThrow();
  });

  it('stays shut when a byte has changed, and under another master key', () => {
    const sealed = envelope.seal(ours, 'p', iin);
    for (const at of [0, 5, 20, sealed.length - 1]) {
      const changed = Buffer.from(sealed);
      changed[at] = changed[at]! ^ 1;
      expect(() => envelope.open(ours, 'p', changed)).toThrow();
    }
    expect(() => new Envelope(config(newKey())).open(ours, 'p', sealed)).toThrow();
  });

  it('makes an index that finds an IIN again inside one provider, and nowhere else', () => {
    expect(envelope.index('iin', ours, iin).equals(envelope.index('iin', ours, iin))).toBe(true);
    expect(envelope.index('iin', ours, iin).equals(envelope.index('iin', theirs, iin))).toBe(false);
    expect(envelope.index('iin', ours, iin).equals(envelope.index('oblast-iin', ours, iin))).toBe(false);
  });

  it('makes the same code for a paper each time, and another one for each paper', () => {
    const id = randomUUID();
    expect(envelope.codeBytes('certificate', id)).toEqual(new Envelope(config(masterKey)).codeBytes('certificate', id));
    expect(envelope.codeBytes('certificate', id).equals(envelope.codeBytes('family-slip', id))).toBe(false);
  });
});
