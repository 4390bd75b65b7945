export { kkOfficeMessages as messages } from '@onaltu/i18n/kk-office-messages';
