import { entriesOf, faultsInDictionary, NATIONAL_CODES, nationalCodeOf, notChoosable } from './dictionaries';

const nationals = NATIONAL_CODES.PAUSE_REASON.map((code) => ({ code, active: true }));
const own = { code: 'a-1', active: true, own: { kk: 'Жөндеу', ru: 'Ремонт', en: 'Repair', nationalCode: 'OTHER' } };
const wanted = { code: 'a-1', active: true, kk: 'Жөндеу', ru: 'Ремонт', en: 'Repair', nationalCode: 'OTHER' };
const faults = (entries: Parameters<typeof faultsInDictionary>[1]) =>
  faultsInDictionary('PAUSE_REASON', entries, entriesOf('PAUSE_REASON', [own]));

describe('a dictionary', () => {
  it('begins with the national codes, all switched on', () => {
    expect(entriesOf('PAUSE_REASON')).toEqual(nationals);
  });

  it('takes a national code that is new after those the provider has put in order', () => {
    const kept = [{ code: 'OTHER', active: false }];
    expect(entriesOf('PAUSE_REASON', kept).map(({ code }) => code)).toEqual([
      'OTHER',
      ...NATIONAL_CODES.PAUSE_REASON.filter((code) => code !== 'OTHER'),
    ]);
  });

  it('may be put in order, narrowed and added to', () => {
    const fresh = { ...wanted, code: undefined };
    expect(faults([wanted, ...nationals.toReversed().map((one) => ({ ...one, active: false })), fresh])).toEqual([]);
  });

  it.each([
    ['loses an entry', nationals, '/entries', 'isComplete'],
    ['has an entry twice', [...nationals, wanted, wanted], '/entries', 'isComplete'],
    [
      'renames the nation’s',
      [wanted, { ...nationals[0]!, kk: 'Ауру' }, ...nationals.slice(1)],
      '/entries/1/code',
      'isNational',
    ],
    ['has a code from nowhere', [wanted, ...nationals, { ...wanted, code: 'b-2' }], '/entries/7/code', 'isKnown'],
    ['leaves out a language', [{ ...wanted, en: undefined }, ...nationals], '/entries/0/en', 'isString'],
    ['counts as nothing', [{ ...wanted, nationalCode: 'SPEECH' }, ...nationals], '/entries/0/nationalCode', 'isIn'],
  ] as const)('is refused when it %s', (_, entries, pointer, code) => {
    expect(faults(entries)).toContainEqual({ pointer, code });
  });

  it('lets nobody choose what is switched off or unknown, and counts an own entry by its national code', () => {
    const entries = [own, { code: 'ILLNESS', active: false }];
    expect(notChoosable(['a-1', 'ILLNESS', 'b-2'], entries)).toEqual(['ILLNESS', 'b-2']);
    expect([nationalCodeOf('a-1', entries), nationalCodeOf('ILLNESS', entries)]).toEqual(['OTHER', 'ILLNESS']);
  });
});
