import { resultOf, seen } from '@onaltu/api-client/connect';
import { providerApi } from '@onaltu/api-client/provider';
import type { components } from '@onaltu/api-client/provider.schema';
import { type QueryKey, useQuery, useQueryClient } from '@tanstack/vue-query';
import { watch } from 'vue';
import { type Fault, type Part, useEdit, type Versioned } from '@onaltu/web-shell/use-edit';
import { useKeptEdit } from '@onaltu/web-shell/use-kept-form';

export type Schemas = components['schemas'];

type Setting<Content extends Versioned, Form extends object> = {
  key: QueryKey;
  read: () => Promise<Content>;
  write: (form: Form, version: number) => Promise<Content>;
  formOf: (content: Content) => Form;
  faultsOf: (form: Form) => readonly Fault[];
  partsOf: (form: Form) => readonly Part[];
};

/** A setting of the provider: what holds now, and the form that changes it. */
export function useSetting<Content extends Versioned, Form extends object>(setting: Setting<Content, Form>) {
  const queries = useQueryClient();
  const { data, error, isPending, refetch } = useQuery({ queryKey: setting.key, queryFn: setting.read });
  const edit = useEdit<Content, Form>({
    formOf: setting.formOf,
    faultsOf: setting.faultsOf,
    partsOf: setting.partsOf,
    write: setting.write,
    reread: async () => {
      const { data: fresh } = await refetch({ throwOnError: true });
      if (!fresh) throw new Error('An answer without a body');
      return fresh;
    },
    kept: (content) => void queries.setQueryData(setting.key, content),
  });
  useKeptEdit(`setting ${setting.key.join(' ')}`, edit);
  watch(data, (content) => edit.renew(content), { immediate: true });
  return { edit, content: data, loadError: error, isPending, refetch };
}

export const SETTINGS = {
  rooms: () => resultOf(providerApi.GET('/api/provider/settings/rooms')),
  addRoom: (body: Schemas['RoomWanted']) => resultOf(providerApi.POST('/api/provider/settings/rooms', { body })),
  changeRoom: (roomId: string, body: Schemas['ChangeRoom'], version: number) =>
    resultOf(
      providerApi.PUT('/api/provider/settings/rooms/{roomId}', {
        params: { path: { roomId } },
        body,
        ...seen(version),
      }),
    ),
  groupSizes: () => resultOf(providerApi.GET('/api/provider/settings/group-sizes')),
  changeGroupSizes: (body: Schemas['ChangeGroupSizes'], version: number) =>
    resultOf(providerApi.PUT('/api/provider/settings/group-sizes', { body, ...seen(version) })),
  workWeek: () => resultOf(providerApi.GET('/api/provider/settings/work-week')),
  changeWorkWeek: (body: Schemas['ChangeWorkWeek'], version: number) =>
    resultOf(providerApi.PUT('/api/provider/settings/work-week', { body, ...seen(version) })),
  closedDays: () => resultOf(providerApi.GET('/api/provider/settings/closed-days')),
  changeClosedDays: (body: Schemas['ChangeClosedDays'], version: number) =>
    resultOf(providerApi.PUT('/api/provider/settings/closed-days', { body, ...seen(version) })),
  reminders: () => resultOf(providerApi.GET('/api/provider/settings/reminders')),
  changeReminders: (body: Schemas['ChangeReminders'], version: number) =>
    resultOf(providerApi.PUT('/api/provider/settings/reminders', { body, ...seen(version) })),
  letters: () => resultOf(providerApi.GET('/api/provider/settings/letters')),
  changeLetters: (body: Schemas['ChangeLetters'], version: number) =>
    resultOf(providerApi.PUT('/api/provider/settings/letters', { body, ...seen(version) })),
  print: () => resultOf(providerApi.GET('/api/provider/settings/print')),
  changePrint: (body: Schemas['ChangePrint'], version: number) =>
    resultOf(providerApi.PUT('/api/provider/settings/print', { body, ...seen(version) })),
  dictionaries: () => resultOf(providerApi.GET('/api/provider/settings/dictionaries')),
  changeDictionary: (kind: Schemas['DictionaryView']['kind'], body: Schemas['ChangeDictionary'], version: number) =>
    resultOf(
      providerApi.PUT('/api/provider/settings/dictionaries/{kind}', {
        params: { path: { kind } },
        body,
        ...seen(version),
      }),
    ),
  template: () => resultOf(providerApi.GET('/api/provider/settings/assessment-template')),
  draftTemplate: (body: Schemas['DraftTemplate'], version: number) =>
    resultOf(providerApi.PUT('/api/provider/settings/assessment-template', { body, ...seen(version) })),
  publishTemplate: (version: number) =>
    resultOf(providerApi.POST('/api/provider/settings/assessment-template/publication', seen(version))),
  regulation: (on?: string) =>
    resultOf(providerApi.GET('/api/provider/settings/regulation', { params: { query: on ? { on } : {} } })),
} as const;
