import { resultOf } from '@onaltu/api-client/connect';
import { providerApi } from '@onaltu/api-client/provider';
import type { components } from '@onaltu/api-client/provider.schema';
import { type CaseState, type Move, MOVES, movesFrom } from '@onaltu/domain/case-process';
import type { DictionaryKind } from '@onaltu/domain/dictionaries';
import type { Role } from '@onaltu/domain/permissions';

type Schemas = components['schemas'];

export const EXIT_MOVES = [
  'returnForCompletion',
  'handInAgain',
  'putOnWaitingList',
  'callUp',
  'refuse',
  'withdraw',
  'pause',
  'resume',
  'prolong',
  'endEarly',
  'transfer',
] as const satisfies readonly Move[];
export type ExitMove = (typeof EXIT_MOVES)[number];

/** What a form asks for, each under the name the API gives it. */
export type ExitField =
  | { name: 'missing' | 'ground' | 'destination' | 'lengthDays' | 'reason' }
  | { name: 'paperNumber' }
  | { name: 'reasonCode'; kind: DictionaryKind }
  | { name: 'from' | 'on' };

/** The fields of each move beside the six actions, in the order they are asked. */
const ASKS: Readonly<Record<ExitMove, readonly ExitField[]>> = {
  returnForCompletion: [{ name: 'missing' }, { name: 'reason' }],
  handInAgain: [],
  putOnWaitingList: [{ name: 'reason' }],
  callUp: [],
  refuse: [{ name: 'ground' }, { name: 'reason' }],
  withdraw: [{ name: 'reasonCode', kind: 'WITHDRAWAL_REASON' }, { name: 'paperNumber' }, { name: 'reason' }],
  pause: [{ name: 'from' }, { name: 'reasonCode', kind: 'PAUSE_REASON' }, { name: 'reason' }],
  resume: [{ name: 'on' }],
  prolong: [{ name: 'lengthDays' }, { name: 'reason' }],
  endEarly: [{ name: 'on' }, { name: 'reasonCode', kind: 'EARLY_END_REASON' }, { name: 'reason' }],
  transfer: [{ name: 'destination' }, { name: 'reason' }],
};
export const asksFor = (move: ExitMove): readonly ExitField[] => ASKS[move];

/** What these roles may do with a case in this state beside the six actions; the same table the API refuses with. */
export function exitsFrom(state: CaseState, roles: readonly Role[]): ExitMove[] {
  const open: readonly Move[] = movesFrom(state);
  return EXIT_MOVES.filter(
    (move) => open.includes(move) && MOVES[move].by.some((role) => roles.some((own) => own === role)),
  );
}

export type ExitBody = Record<string, unknown>;
type Send = (id: string, body: ExitBody) => Promise<Schemas['CaseFileView']>;
const at = (id: string) => ({ params: { path: { caseFileId: id } } });
const CASE = '/api/provider/case-files/{caseFileId}';

/** The form was filled in by the fields above; the API looks at it again. */
export const SEND: Readonly<Record<ExitMove, Send>> = {
  returnForCompletion: (id, body) =>
    resultOf(providerApi.POST(`${CASE}/return`, { ...at(id), body: body as Schemas['ReturnForCompletion'] })),
  handInAgain: (id) => resultOf(providerApi.POST(`${CASE}/handing-in`, at(id))),
  putOnWaitingList: (id, body) =>
    resultOf(providerApi.POST(`${CASE}/waiting`, { ...at(id), body: body as Schemas['WithReason'] })),
  callUp: (id) => resultOf(providerApi.POST(`${CASE}/call`, at(id))),
  refuse: (id, body) => resultOf(providerApi.POST(`${CASE}/refusal`, { ...at(id), body: body as Schemas['Refuse'] })),
  withdraw: (id, body) =>
    resultOf(providerApi.POST(`${CASE}/withdrawal`, { ...at(id), body: body as Schemas['Withdraw'] })),
  pause: (id, body) => resultOf(providerApi.POST(`${CASE}/pause`, { ...at(id), body: body as Schemas['Pause'] })),
  resume: (id, body) =>
    resultOf(providerApi.POST(`${CASE}/resumption`, { ...at(id), body: body as Schemas['Resume'] })),
  prolong: (id, body) =>
    resultOf(providerApi.POST(`${CASE}/prolongation`, { ...at(id), body: body as Schemas['Prolong'] })),
  endEarly: (id, body) =>
    resultOf(providerApi.POST(`${CASE}/early-end`, { ...at(id), body: body as Schemas['EndEarly'] })),
  transfer: (id, body) =>
    resultOf(providerApi.POST(`${CASE}/transfer`, { ...at(id), body: body as Schemas['Transfer'] })),
};
