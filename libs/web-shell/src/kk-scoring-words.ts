export { kkScoringMessages as messages } from '@onaltu/i18n/kk-scoring-messages';
