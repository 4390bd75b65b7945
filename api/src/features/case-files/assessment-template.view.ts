import { ApiProperty } from '@nestjs/swagger';
import { DOMAINS } from '@onaltu/domain/assessment';
import type { Indicator, TemplateDomain } from '@onaltu/domain/assessment-template';
import type { MessageKey } from '@onaltu/i18n/messages';
import { NamesView } from '../../platform/http/names.view';

export class IndicatorView {
  @ApiProperty()
  code!: string;

  /** Of the provider's own: its words may be changed, a national one's may not. */
  @ApiProperty()
  own!: boolean;

  @ApiProperty({ type: NamesView })
  names!: NamesView;

  static of({ code, own }: Indicator): IndicatorView {
    return { code, own: own !== undefined, names: own ?? NamesView.of(`assessment.indicator.${code}` as MessageKey) };
  }
}

export class TemplateDomainView {
  @ApiProperty({ enum: DOMAINS })
  domain!: string;

  @ApiProperty({ type: [IndicatorView] })
  indicators!: IndicatorView[];

  static of({ domain, indicators }: TemplateDomain): TemplateDomainView {
    return { domain, indicators: indicators.map((indicator) => IndicatorView.of(indicator)) };
  }
}
