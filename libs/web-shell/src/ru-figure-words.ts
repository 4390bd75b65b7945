export { ruFigureMessages as messages } from '@onaltu/i18n/ru-figure-messages';
