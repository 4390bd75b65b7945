export { enFigureMessages as messages } from '@onaltu/i18n/en-figure-messages';
