import { isPinned, type Knowledge, type Term, type Watched } from '@onaltu/domain/intruder';
import loadHighs, { type Highs, type Model } from 'highs';

/** Somebody who knows this much and counts: finds the figures that can be worked out. */
export type Intruder = (knowledge: Knowledge, threshold: number) => Promise<Findings>;
/** `contradiction`: nothing can be true of it, so that what was thought to be known was not. */
export type Findings = { pinned: readonly Watched[]; contradiction: boolean };

/** More children than a cell can hold. */
const MOST = 1e6;
let loaded: Promise<Highs> | undefined;

/** Least and most of every watched figure by linear programmes over all that is known; one model in memory, solved anew from where it stood. */
export const intrude: Intruder = async (knowledge, threshold) => {
  loaded ??= loadHighs();
  const highs = await loaded;
  const model = highs.createModel(modelOf(highs, knowledge));
  try {
    model.options.set({ output_flag: false });
    return new Search(highs, model, knowledge, threshold).findings();
  } finally {
    model.dispose();
  }
};

function modelOf({ infinity }: Highs, { variables, constraints }: Knowledge) {
  const bound = (n: number): number => (Number.isFinite(n) ? n : Math.sign(n) * infinity);
  const starts = [0];
  for (const { terms } of constraints) starts.push((starts.at(-1) ?? 0) + terms.length);
  const terms = constraints.flatMap((one) => one.terms);
  return {
    ...{ numCols: variables, numRows: constraints.length },
    colCost: new Float64Array(variables),
    colLower: new Float64Array(variables),
    colUpper: new Float64Array(variables).fill(MOST),
    rowLower: Float64Array.from(constraints, ({ min }) => bound(min)),
    rowUpper: Float64Array.from(constraints, ({ max }) => bound(max)),
    matrix: {
      ...{ format: 'csr' as const, numRows: constraints.length, numCols: variables },
      starts: Int32Array.from(starts),
      indices: Int32Array.from(terms, ([variable]) => variable),
      values: Float64Array.from(terms, ([, factor]) => factor),
    },
  };
}

type Seen = { min: number; max: number };

/** Every solution is a table that could be true: what it says of the other figures need not be asked again. */
class Search {
  private readonly seen: Seen[];

  constructor(
    private readonly highs: Highs,
    private readonly model: Model,
    private readonly knowledge: Knowledge,
    private readonly threshold: number,
  ) {
    this.seen = knowledge.watched.map(() => ({ min: Number.POSITIVE_INFINITY, max: Number.NEGATIVE_INFINITY }));
  }

  findings(): Findings {
    const { watched } = this.knowledge;
    const all = watched.flatMap(({ terms }) => terms);
    const feasible = this.push(all, 'minimize') && this.push(all, 'maximize');
    if (!feasible) return { pinned: [], contradiction: true };
    return { pinned: watched.filter((one, index) => this.isPinned(one, index)), contradiction: false };
  }

  private isPinned(one: Watched, index: number): boolean {
    for (const sense of ['minimize', 'maximize'] as const) {
      if (!this.looksPinned(one, index)) return false;
      this.push(one.terms, sense);
    }
    return this.looksPinned(one, index);
  }

  private looksPinned(one: Watched, index: number): boolean {
    const { min, max } = this.seen[index] ?? { min: 0, max: 0 };
    return isPinned(one, min, max, this.threshold);
  }

  /** Solves for one sum; false where nothing can be true of what is known. */
  private push(terms: readonly Term[], sense: 'minimize' | 'maximize'): boolean {
    const { highs, model } = this;
    const costs = new Float64Array(this.knowledge.variables);
    for (const [variable, factor] of terms) costs[variable] = (costs[variable] ?? 0) + factor;
    model.changeColsCost({ kind: 'range', from: 0, to: costs.length - 1 }, costs);
    model.changeObjectiveSense(highs.constants.objectiveSense[sense]);
    model.run();
    const status = model.getModelStatus();
    const { optimal, infeasible, unboundedOrInfeasible } = highs.constants.modelStatus;
    if (status === infeasible || status === unboundedOrInfeasible) return false; // no variable is without an end
    if (status !== optimal) throw new Error(`the solver ended with ${status}`);
    this.look(model.getSolution().colValue);
    return true;
  }

  private look(values: ArrayLike<number>): void {
    this.knowledge.watched.forEach(({ terms }, index) => {
      const n = terms.reduce((all, [variable, factor]) => all + factor * (values[variable] ?? 0), 0);
      const before = this.seen[index];
      if (before) this.seen[index] = { min: Math.min(before.min, n), max: Math.max(before.max, n) };
    });
  }
}
