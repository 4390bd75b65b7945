export { enOfficeMessages as messages } from '@onaltu/i18n/en-office-messages';
