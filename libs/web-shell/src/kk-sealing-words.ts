export { kkSealingMessages as messages } from '@onaltu/i18n/kk-sealing-messages';
