export { enSealingMessages as messages } from '@onaltu/i18n/en-sealing-messages';
