import type { AttributeDimension } from '@onaltu/domain/attribute-tables';
import type { Breakdown } from '@onaltu/domain/reports';
import { formatMonth, type Locale } from '@onaltu/i18n/formats';
import type { MessageKey } from '@onaltu/i18n/messages';
import type { Translator } from '@onaltu/i18n/translator';
import { type Statement, statement } from '../../platform/db/statement';

type Named = Readonly<Record<Locale, string>> & { id: string };
/** What places are called: the region itself, its districts and its providers. */
export type Places = { region: Named | undefined; districts: readonly Named[]; providers: readonly Named[] };

const NAMES = 'id, name_kk as kk, name_ru as ru, coalesce(name_en, name_ru) as en';
export const REGION: Statement<Named> = statement(`select ${NAMES} from directory.region where id = ctx.owner_id()`);
export const DISTRICTS: Statement<Named> = statement(
  `select ${NAMES} from directory.district where region_id = ctx.owner_id()`,
);
export const PROVIDERS: Statement<Named> = statement(`select ${NAMES} from directory.provider`);

const NOTHING = '–';
const among = (all: readonly Named[], locale: Locale): ((id: string) => string) => {
  const names = new Map(all.map((one) => [one.id, one[locale]]));
  return (id) => names.get(id) ?? NOTHING;
};

/** What a row or a column of a breakdown is called. */
export function namesOf({ districts, providers }: Places, { locale, t }: Translator) {
  const said =
    (beginning: string, ending = '') =>
    (key: string) =>
      t(`${beginning}${key}${ending}` as MessageKey);
  return {
    provider: among(providers, locale),
    district: among(districts, locale),
    type: said('department.kind.'),
    action: (key) => `${t('action.name', { n: key })}. ${t(`action.${key}.short` as MessageKey)}`,
    form: said('lesson.form.'),
    attendance: said('lesson.attendance.'),
    post: said('post.'),
    month: (from) => formatMonth(locale, from),
  } as const satisfies Record<Breakdown, (key: string) => string>;
}
export type Names = ReturnType<typeof namesOf>;

/** What children are counted by is called so. */
export function memberNamesOf({ districts, providers }: Places, { locale, t }: Translator) {
  const said = (beginning: string) => (key: string) => t(`${beginning}${key}` as MessageKey);
  return {
    oblast: () => t('snapshot.groups.oblast'),
    district: among(districts, locale),
    provider: among(providers, locale),
    problemGroup: said('snapshot.group.'),
    ageBand: (band) => band.replace('-', '–'),
    sex: said('snapshot.ages.'),
    courseLanguage: said('field.languageName.'),
    providerType: said('department.kind.'),
    development: said('document.report.development.'),
    refusalGround: said('regulation.ground.'),
    earlyEndReason: said('dictionary.EARLY_END_REASON.'),
  } as const satisfies Record<AttributeDimension, (key: string) => string>;
}
export type MemberNames = ReturnType<typeof memberNamesOf>;
