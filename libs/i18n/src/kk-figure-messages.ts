import figure from './messages/kk/figure.json';
import indicator from './messages/kk/indicator.json';

/** Words that only the pages of figures show: fetched with them. */
export const kkFigureMessages = { figure, indicator };
export type FigureMessages = typeof kkFigureMessages;
