export { enMessages as messages } from '@onaltu/i18n/en-messages';
