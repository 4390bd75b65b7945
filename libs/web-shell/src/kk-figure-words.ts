export { kkFigureMessages as messages } from '@onaltu/i18n/kk-figure-messages';
