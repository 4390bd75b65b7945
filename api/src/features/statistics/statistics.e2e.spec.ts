import { ACTION_NUMBERS, actionOf, type CaseState } from '@onaltu/domain/case-process';
import { FoldStatisticsTicker } from './fold-statistics.ticker';
import { correctAttendance, signedCase } from '../../../test/conclusion-work';
import type { Person } from '../../../test/person';
import { startApp } from '../../../test/harness';
import { TenantDb } from '../../platform/db/tenant-db';

type Count = { action: number; cases: number };

describe('the figures of the department', () => {
  const app = startApp({ worker: true });

  const figures = async (official: Person) =>
    (await app.as(official).get('/statistics/cases-per-action').expect(200)).body;

  /** What the department should read: the cases as they stand, counted. */
  const counted = async (regionId: string): Promise<Count[]> => {
    const rows = await app.rows<{ state: CaseState }>(
      'select c.state from core.case_file c join directory.provider p on p.id = c.provider_id where p.region_id = $1',
      [regionId],
    );
    const open = rows.filter(({ state }) => state !== 'DRAFT').map(({ state }) => actionOf(state));
    return ACTION_NUMBERS.map((action) => ({ action, cases: open.filter((one) => one === action).length }));
  };
  const fold = () => new FoldStatisticsTicker(app.worker!.get(TenantDb)).tick();

  it('are the number of cases in each action after every act, folded or not', async () => {
    const regionId = await app.given.region();
    const official = await app.given.official(regionId);
    const [one, other] = [await app.given.provider({ regionId }), await app.given.provider({ regionId })];
    const check = async (): Promise<void> => {
      const expected = await counted(regionId);
      expect((await figures(official)).actions).toEqual(expected);
      await fold();
      expect(await app.rows('select id from facts.delta where provider_id = $1', [one.id])).toEqual([]);
      const { actions, total, providers } = await figures(official);
      expect(actions).toEqual(expected);
      expect(total).toBe(expected.reduce((sum, { cases }) => sum + cases, 0));
      for (const { action, cases } of expected) {
        const parts = providers.map(
          (row: { actions: Count[] }) => row.actions.find((part) => part.action === action)!.cases,
        );
        expect(parts.reduce((sum: number, part: number) => sum + part, 0)).toBe(cases);
      }
    };

    await check();
    for (const state of ['DRAFT', 'REGISTERED', 'CONTRACT_CONCLUDED', 'ASSESSED', 'IN_REHABILITATION'] as const) {
      await app.given.caseFile(one, { state });
      await app.given.caseFile(other, { state, receivedDaysAgo: 200 });
      await check();
    }
    const id = await signedCase(app, one);
    await check();
    await correctAttendance(app, one, id, 'Қате белгі');
    await check();
  });

  it('are right while they are folded by several at once and cases move on', async () => {
    const regionId = await app.given.region();
    const official = await app.given.official(regionId);
    const provider = await app.given.provider({ regionId });
    const cases = Array.from({ length: 6 }, () => app.given.caseFile(provider, { state: 'UNDER_HEAD_REVIEW' }));
    await Promise.all([...cases, fold(), fold(), fold()]);
    expect((await figures(official)).actions).toEqual(await counted(regionId));
    await Promise.all([fold(), fold()]);
    expect((await figures(official)).total).toBe(6);
  });

  it('are of the own region, and name no case and no child', async () => {
    const regionId = await app.given.region();
    const official = await app.given.official(regionId);
    const elsewhere = await app.given.provider();
    await app.given.caseFile(elsewhere, { state: 'REGISTERED' });
    const body = await figures(official);
    expect(body).toMatchObject({ total: 0, providers: [] });
    expect(Object.keys(body).toSorted()).toEqual(['actions', 'asOf', 'providers', 'total']);
  });

  it('are closed to everybody of a provider', async () => {
    const { head, admin } = await app.given.provider();
    for (const person of [head, admin]) {
      const { body } = await app.as(person).get('/api/department/statistics/cases-per-action').expect(401);
      expect(body.type).toBe('urn:problem:session.missing');
    }
  });
});
