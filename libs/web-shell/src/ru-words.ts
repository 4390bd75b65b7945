export { ruMessages as messages } from '@onaltu/i18n/ru-messages';
