export { enScoringMessages as messages } from '@onaltu/i18n/en-scoring-messages';
