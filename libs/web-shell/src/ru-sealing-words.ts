export { ruSealingMessages as messages } from '@onaltu/i18n/ru-sealing-messages';
