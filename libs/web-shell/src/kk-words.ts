export { kkMessages as messages } from '@onaltu/i18n/kk-messages';
