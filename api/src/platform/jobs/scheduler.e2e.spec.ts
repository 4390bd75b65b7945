import { eventually } from '../../../test/eventually';
import { startApp } from '../../../test/harness';
import { wipeRedis, withQueue } from '../../../test/job-work';
import { SCHEDULES } from './schedules';

describe('the schedules', () => {
  const app = startApp({ worker: true });
  const wanted = SCHEDULES.map(({ name }) => name).toSorted();

  const kept = () =>
    withQueue(app, 'schedule.tick', async (queue) => ({
      names: (await queue.getJobSchedulers()).map(({ key }) => key).toSorted(),
      next: (await queue.getDelayed()).map(({ name }) => name).toSorted(),
    }));
  const complete = ({ names, next }: { names: string[]; next: string[] }) =>
    names.join() === wanted.join() && next.join() === wanted.join();

  it('are written again when Redis forgets them while everybody stays connected', async () => {
    await eventually(kept, complete);
    expect(await wipeRedis(app)).toBeGreaterThan(0);
    await eventually(kept, complete, 5000);
  });
});
