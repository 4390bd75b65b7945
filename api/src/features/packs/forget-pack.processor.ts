import type { Actor } from '../../platform/auth/actor';
import { ForgetExpired } from '../../platform/jobs/forget-expired';
import { Processes, type Processor } from '../../platform/jobs/processor';
import { InspectionPack } from './pack.entity';
import { forgetPack, type OnePack, PACK_FILES, packKey } from './pack.jobs';

/** All that is known of a child is not kept longer than an inspection needs it. */
@Processes(forgetPack)
export class ForgetPackProcessor implements Processor<OnePack> {
  constructor(private readonly expired: ForgetExpired) {}

  run(actor: Actor, { packId: id }: OnePack): Promise<void> {
    const filesOf = (pack: InspectionPack): string[] => PACK_FILES.map((file) => packKey(actor, pack, file));
    return this.expired.forget(actor, { of: InspectionPack, id, filesOf });
  }
}
