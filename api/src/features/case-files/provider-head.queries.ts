import type { EntityManager } from 'typeorm';
import { askIn, type Statement, statement } from '../../platform/db/statement';
import type { ProviderHead } from '../../platform/documents/provider-head';
import type { FormLanguage } from './case-file.entity';
import type { PrintData } from './provider-setting.queries';

type Row = {
  kk: string;
  ru: string;
  region_id: string;
  region_kk: string;
  region_ru: string;
  address_kk: string;
  address_ru: string;
  bin: string;
  phone: string;
  language: FormLanguage;
  print: PrintData | null;
  own_name: string;
};

/** All a form says of the provider that acts and of the person who acts for it. */
export type Letterhead = {
  head: ProviderHead & PrintData;
  regionId: string;
  ownName: string;
};

const OWN_NAME = `select concat_ws(' ', last_name, first_name, nullif(middle_name, '')) as name from directory.account where id = ctx.user_id()`;

export const LETTERHEAD: Statement<Row> = statement(
  `select p.name_kk as kk, p.name_ru as ru, p.region_id, r.name_kk as region_kk, r.name_ru as region_ru, p.address_kk, p.address_ru, p.bin, p.phone, p.locale as language,
     (select content from provider_setting where topic = 'PRINT' order by version desc limit 1) as print, coalesce((${OWN_NAME}), '') as own_name
   from directory.provider p join directory.region r on r.id = p.region_id where p.id = ctx.provider_id()`,
);

/** What the provider prints: its own settings, or the directory's entry while it has set nothing. */
export function letterheadFrom([row]: readonly Row[]): Letterhead {
  if (!row) throw new Error('a provider without a letterhead');
  const entry: PrintData = {
    language: row.language,
    names: { kk: row.kk, ru: row.ru },
    addresses: { kk: row.address_kk, ru: row.address_ru },
    phone: row.phone,
    seal: null,
    headPost: null,
  };
  return {
    head: { ...(row.print ?? entry), bin: row.bin, region: { kk: row.region_kk, ru: row.region_ru } },
    regionId: row.region_id,
    ownName: row.own_name,
  };
}

const letterhead = async (tx: EntityManager): Promise<Letterhead> => letterheadFrom(await askIn(tx, LETTERHEAD));

export async function printData(tx: EntityManager): Promise<PrintData & { bin: string }> {
  const { region: _, ...printed } = (await letterhead(tx)).head;
  return printed;
}

/** What stands on the letterhead of the provider that acts. */
export const providerHead = async (tx: EntityManager): Promise<ProviderHead> => (await letterhead(tx)).head;

/** The language of a form nobody chose one for. */
export const ownLanguage = async (tx: EntityManager): Promise<FormLanguage> => (await letterhead(tx)).head.language;

/** The name of whoever acts, as it is printed. */
export async function ownName(tx: EntityManager): Promise<string> {
  const [row] = await askIn(tx, statement<{ name: string }>(OWN_NAME));
  return row?.name ?? '';
}
