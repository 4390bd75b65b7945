import type { FigureMessages } from './kk-figure-messages';
import figure from './messages/ru/figure.json';
import indicator from './messages/ru/indicator.json';

export const ruFigureMessages: FigureMessages = { figure, indicator };
