import { CITED_FACTS } from '@onaltu/domain/conclusion';
import { PAPER_KINDS, REFUSAL_GROUNDS } from '@onaltu/domain/regulation';
import type { MessageKey } from './messages';

type Say = (key: MessageKey, params?: Record<string, unknown>) => string;
type Told = (value: unknown, say: Say) => string | null;

const text = (value: unknown) => (typeof value === 'string' && value ? value : null);
const oneOf = <Name extends string>(names: readonly Name[], value: unknown) => names.find((name) => name === value);

/** What a move may carry beside its reason, each in the reader's words. */
const WORDS: Readonly<Record<string, Told>> = {
  ground: (value, say) => {
    const ground = oneOf(REFUSAL_GROUNDS, value);
    return ground ? say('provider.case.detail.ground', { text: say(`regulation.ground.${ground}`) }) : null;
  },
  destination: (value, say) => text(value) && say('provider.case.detail.destination', { text: value }),
  fact: (value, say) => {
    const fact = oneOf(CITED_FACTS, value);
    return fact ? say('provider.case.detail.fact', { text: say(`provider.case.fact.${fact}`) }) : null;
  },
  paperNumber: (value, say) => text(value) && say('provider.case.detail.paperNumber', { text: value }),
  missing: (value, say) => {
    const papers = (Array.isArray(value) ? value : []).flatMap((kind) => oneOf(PAPER_KINDS, kind) ?? []);
    if (papers.length === 0) return null;
    return say('provider.case.detail.missing', { text: papers.map((kind) => say(`paper.${kind}`)).join('; ') });
  },
};

/** The lines of a move's detail; a prolonged course names both lengths in one. */
export function detailLines(detail: Readonly<Record<string, unknown>>, say: Say): string[] {
  const { from: before, to: after } = detail;
  const length =
    typeof before === 'number' && typeof after === 'number'
      ? [say('provider.case.detail.length', { before, after })]
      : [];
  return [...Object.entries(WORDS).flatMap(([name, words]) => words(detail[name], say) ?? []), ...length];
}
