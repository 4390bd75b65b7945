import type { FigureMessages } from './kk-figure-messages';
import figure from './messages/en/figure.json';
import indicator from './messages/en/indicator.json';

export const enFigureMessages: FigureMessages = { figure, indicator };
