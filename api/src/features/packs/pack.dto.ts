import { OneOf, Uuid } from '../../platform/validation/fields';
import { FORM_LANGUAGES, type FormLanguage } from '../case-files/case-file.entity';

export class MakePack {
  /** One case of the child alone; every registered one where none is named. */
  @Uuid({ optional: true })
  caseFileId?: string;

  /** The provider's own, when nobody chose one. */
  @OneOf(FORM_LANGUAGES, { optional: true })
  language?: FormLanguage;
}
