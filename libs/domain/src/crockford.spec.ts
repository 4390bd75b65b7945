import { encodeCode, groupCode, normalizeCode } from './crockford';

const bytes = Uint8Array.from({ length: 17 }, (_, i) => (i * 151 + 7) % 256);

describe('a code', () => {
  it('is 26 signs of 130 bits, the same as the long division gives', () => {
    const bits = [...bytes]
      .map((byte) => byte.toString(2).padStart(8, '0'))
      .join('')
      .slice(0, 130);
    const signs = bits.match(/.{5}/g)!.map((five) => '0123456789ABCDEFGHJKMNPQRSTVWXYZ'[parseInt(five, 2)]);
    expect(encodeCode(bytes)).toBe(signs.join(''));
  });

  it('of zeros and of ones is at the edges of the alphabet', () => {
    expect(encodeCode(new Uint8Array(17))).toBe('0'.repeat(26));
    expect(encodeCode(new Uint8Array(17).fill(255))).toBe('Z'.repeat(26));
  });

  it('changes with every one of its 130 bits and with no other', () => {
    const seen = new Set<string>();
    for (let bit = 0; bit < 136; bit++) {
      const flipped = new Uint8Array(17);
      flipped[Math.floor(bit / 8)] = 128 >> (bit % 8);
      seen.add(encodeCode(flipped));
    }
    expect(seen.size).toBe(131);
  });

  it('is not made of too few bytes', () => {
    expect(() => encodeCode(new Uint8Array(16))).toThrow(RangeError);
  });

  it('is read back however it was typed', () => {
    const code = encodeCode(bytes);
    expect(normalizeCode(groupCode(code))).toBe(code);
    expect(normalizeCode(` ${groupCode(code).toLowerCase().replace(/-/g, ' ')} `)).toBe(code);
    expect(normalizeCode('oO0iIlL1' + '0'.repeat(18))).toBe('00011111' + '0'.repeat(18));
  });

  it.each(['', '0'.repeat(25), '0'.repeat(27), 'U'.repeat(26), `${'0'.repeat(25)}!`, `${'0'.repeat(25)}П`])(
    '%j is none',
    (text) => {
      expect(normalizeCode(text)).toBeNull();
    },
  );

  it('is printed in groups of four', () => {
    expect(groupCode('0123456789ABCDEFGHJKMNPQRS')).toBe('0123-4567-89AB-CDEF-GHJK-MNPQ-RS');
  });
});
