import type { Day } from '@onaltu/domain/clock/day';
import { groupCode } from '@onaltu/domain/crockford';
import { formatOfficialDay } from '@onaltu/i18n/formats';
import { translator } from '@onaltu/i18n/translator';
import { toString as qrCode } from 'qrcode';
import { frameOf, labelled } from '../../platform/documents/document-frame';
import type { CertificateModel, Labelled } from '../../platform/documents/document-models';
import { type Language, type ProviderHead, sealPlace } from '../../platform/documents/provider-head';
import { publicPage } from '../../platform/documents/public-page';

export type CertificateRecord = {
  number: string;
  issuedOn: Day;
  child: { name: string; birthDate: Day };
  served: { from: Day; to: Day };
  conclusion: { caseNumber: string; signedOn: Day };
  headName: string;
  code: string;
  publicUrl: string;
  /** The number of the revoked certificate this one stands for. */
  replaces?: string | null;
  head: ProviderHead;
};

function rows({ child, served, conclusion, replaces }: CertificateRecord, language: Language): Labelled[] {
  const { t } = translator(language);
  const dated = (date: Day) => formatOfficialDay(language, date);
  const { caseNumber: number, signedOn } = conclusion;
  return labelled(language, [
    ['document.certificate.birthDate', dated(child.birthDate)],
    ['document.certificate.serviceLabel', t('document.certificate.serviceName')],
    [
      'document.certificate.course',
      t('document.certificate.coursePeriod', { from: dated(served.from), to: dated(served.to) }),
    ],
    ['document.certificate.basis', t('document.certificate.basisText', { number, date: dated(signedOn) })],
    ['document.certificate.replaces', replaces && t('document.number', { number: replaces })],
  ]);
}

/** The result of the service (¶3). The code stands in the fragment, which no server log keeps. */
export async function certificateDocument(record: CertificateRecord, language: Language): Promise<CertificateModel> {
  const words = translator(language);
  const { t } = words;
  const { code, publicUrl, child, headName, head } = record;
  return {
    ...frameOf('certificate', language, record),
    statement: t('document.certificate.statement'),
    recipient: { label: t('document.certificate.fullName'), value: child.name },
    rows: rows(record, language),
    signatures: [
      {
        label: head.headPost?.[language] ?? t('document.certificate.head'),
        name: headName,
        place: t('document.signaturePlace'),
      },
    ],
    seal: sealPlace(head, language, words),
    qr: {
      svg: await qrCode(publicPage(publicUrl, `verify#${code}`).link, { type: 'svg', margin: 0 }),
      alt: t('document.certificate.qrAlt'),
      title: t('document.certificate.verify'),
      text: t('document.certificate.verifyText'),
      url: publicPage(publicUrl, 'verify').shown,
      codeLabel: t('document.certificate.code'),
      code: groupCode(code),
    },
  };
}
