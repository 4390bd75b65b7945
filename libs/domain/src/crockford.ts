const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_LENGTH = 26;
const BITS_A_SIGN = 5;
const FEWEST_BYTES = Math.ceil((CODE_LENGTH * BITS_A_SIGN) / 8);
const GROUP = 4;

/** 130 random bits as 26 signs that survive being read aloud and typed; bits beyond them are dropped. */
export function encodeCode(bytes: Uint8Array): string {
  if (bytes.length < FEWEST_BYTES) throw new RangeError(`a code needs ${FEWEST_BYTES} bytes, not ${bytes.length}`);
  const signAt = (nth: number) => {
    const [byte, shift] = [Math.floor((nth * BITS_A_SIGN) / 8), (nth * BITS_A_SIGN) % 8];
    const pair = ((bytes[byte] ?? 0) << 8) | (bytes[byte + 1] ?? 0);
    return ALPHABET.charAt((pair >> (16 - BITS_A_SIGN - shift)) & 31);
  };
  return Array.from({ length: CODE_LENGTH }, (_, nth) => signAt(nth)).join('');
}

/** A code as someone typed it, in its one form; null when it cannot be a code. */
export function normalizeCode(text: string): string | null {
  const signs = text
    .replace(/[\s\-‐‑–]/gu, '')
    .toUpperCase()
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  return signs.length === CODE_LENGTH && [...signs].every((sign) => ALPHABET.includes(sign)) ? signs : null;
}

/** For print: groups of four. */
export function groupCode(code: string): string {
  return code.match(new RegExp(`.{1,${GROUP}}`, 'g'))?.join('-') ?? '';
}
