export { ruOfficeMessages as messages } from '@onaltu/i18n/ru-office-messages';
