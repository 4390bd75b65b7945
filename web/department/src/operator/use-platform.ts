import { resultOf, seen } from '@onaltu/api-client/connect';
import { operatorApi } from '@onaltu/api-client/operator';
import type { components } from '@onaltu/api-client/operator.schema';

export type Schemas = components['schemas'];
export type Region = Schemas['RegionForOperator'];
export type MailFilter = Schemas['WatchedMail']['standing'] | 'TROUBLED';

const region = (regionId: string) => ({ params: { path: { regionId } } });

/** What the operator keeps, as its API takes and gives it. */
export const PLATFORM = {
  regions: () => resultOf(operatorApi.GET('/api/operator/regions')),
  openRegion: (body: Schemas['OpenRegion']) => resultOf(operatorApi.POST('/api/operator/regions', { body })),
  changeRegion: (id: string, body: Schemas['ChangeRegion'], version: number) =>
    resultOf(operatorApi.PUT('/api/operator/regions/{regionId}', { ...region(id), body, ...seen(version) })),
  inviteAdministrator: (id: string, body: Schemas['InvitedPerson']) =>
    operatorApi.POST('/api/operator/regions/{regionId}/administrator', { ...region(id), body }),
  regulations: () => resultOf(operatorApi.GET('/api/operator/regulations')),
  inForce: () => resultOf(operatorApi.GET('/api/operator/regulations/in-force', { params: { query: {} } })),
  publish: (body: Schemas['PublishRegulation']) => resultOf(operatorApi.POST('/api/operator/regulations', { body })),
  days: () => resultOf(operatorApi.GET('/api/operator/calendar-days')),
  keepDay: (body: Schemas['KeepCalendarDay']) => resultOf(operatorApi.PUT('/api/operator/calendar-days', { body })),
  mails: (query: { standing?: MailFilter; after?: string }) =>
    resultOf(operatorApi.GET('/api/operator/mails', { params: { query } })),
  mailCounts: () => resultOf(operatorApi.GET('/api/operator/mails/counts')),
  letterSamples: (locale: 'kk' | 'ru' | 'en') =>
    resultOf(operatorApi.GET('/api/operator/mails/samples', { params: { query: { locale } } })),
  sendAgain: (mailId: string) =>
    resultOf(operatorApi.POST('/api/operator/mails/{mailId}/retry', { params: { path: { mailId } } })),
  deadLetters: () => resultOf(operatorApi.GET('/api/operator/dead-letters')),
  retryDead: (body: Schemas['RetryDead']) => resultOf(operatorApi.POST('/api/operator/dead-letters/retry', { body })),
  dropDay: (day: string) => operatorApi.DELETE('/api/operator/calendar-days/{day}', { params: { path: { day } } }),
} as const;
