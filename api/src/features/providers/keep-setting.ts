import type { EntityManager } from 'typeorm';
import { audit } from '../../platform/audit/audit';
import { requireVersion } from '../../platform/http/if-match';
import { settingOf, type Settings, type Topic } from '../case-files/provider-setting.queries';

/** A change is a new version beside the old ones; made on anything but the last one it is refused. */
export async function keepSetting<T extends Topic>(
  tx: EntityManager,
  topic: T,
  seen: number,
  content: Settings[T],
): Promise<number> {
  const current = await settingOf(tx, topic);
  requireVersion(seen, current, { content: current.content });
  const version = seen + 1;
  await tx.query(`insert into provider_setting (topic, version, content) values ($1, $2, $3)`, [
    topic,
    version,
    JSON.stringify(content),
  ]);
  await audit(tx, 'settings.changed', { type: 'provider_setting', id: topic }, { version });
  return version;
}
