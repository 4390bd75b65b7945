export { ruScoringMessages as messages } from '@onaltu/i18n/ru-scoring-messages';
