// @ts-check

const WEIGHTS = [
  [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
  [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2],
];
const CENTURIES = /** @type {Record<string, string>} */ ({ 3: '19', 4: '19', 5: '20', 6: '20' });

/** @param {string} number */
function passesChecksum(number) {
  for (const weights of WEIGHTS) {
    const digit = weights.reduce((sum, weight, index) => sum + weight * Number(number[index]), 0) % 11;
    if (digit < 10) return digit === Number(number[11]);
  }
  return false;
}

/** A date someone alive may have been born on: written, real, and past. @param {string} number */
function looksAlive(number) {
  const written = `${CENTURIES[number.charAt(6)]}${number.slice(0, 2)}-${number.slice(2, 4)}-${number.slice(4, 6)}`;
  const date = new Date(`${written}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(written) && date.getTime() <= Date.now();
}

/** @param {string} text */
export const livingIins = (text) =>
  (text.match(/(?<!\d)\d{12}(?!\d)/g) ?? []).filter((number) => passesChecksum(number) && looksAlive(number));

/** @type {import('eslint').Rule.RuleModule} */
export const noLivingIin = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { found: '{{ number }} may be the IIN of someone alive. Use one whose date lies in the future.' },
  },
  create: (context) => ({
    Program(node) {
      for (const number of livingIins(context.sourceCode.text)) {
        context.report({ node, messageId: 'found', data: { number } });
      }
    },
  }),
};
