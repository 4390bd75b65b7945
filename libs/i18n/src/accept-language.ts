import { isLocale, type Locale } from './formats';

const DEFAULT: Locale = 'kk';

type Wish = { locale: string; weight: number };

function wishOf(part: string): Wish {
  const [tag = '', ...params] = part.trim().split(';');
  const quality = params.map((param) => /^\s*q=([01](?:\.\d{0,3})?)\s*$/i.exec(param)?.[1]).find(Boolean);
  return { locale: tag.trim().toLowerCase().split('-')[0] ?? '', weight: quality === undefined ? 1 : Number(quality) };
}

/** The locale an `Accept-Language` header asks for; Kazakh where it asks for none of ours. */
export function localeFrom(header: string | undefined): Locale {
  const wishes = (header ?? '').slice(0, 500).split(',').map(wishOf);
  const [best] = wishes.filter((wish) => wish.weight > 0 && isLocale(wish.locale)).sort((a, b) => b.weight - a.weight);
  return best && isLocale(best.locale) ? best.locale : DEFAULT;
}
