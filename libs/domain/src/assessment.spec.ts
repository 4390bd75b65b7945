import {
  allotDomains,
  ASSESSMENT_TEMPLATE_1,
  DOMAIN_POSTS,
  DOMAINS,
  dynamicsOf,
  meansByDomain,
  missingIn,
  SPECIALIST_POSTS,
  type SpecialistPost,
  whyNotAnswer,
  whyNotBegin,
} from './assessment';

const team = (...posts: SpecialistPost[]) => posts.map((post, i) => ({ id: `${i}-${post}`, post }));

describe('the first template', () => {
  it('has six domains with eight indicators each, every code once', () => {
    const codes = ASSESSMENT_TEMPLATE_1.domains.flatMap(({ indicators }) => indicators);
    expect(ASSESSMENT_TEMPLATE_1.domains.map(({ domain }) => domain)).toEqual([...DOMAINS]);
    expect(ASSESSMENT_TEMPLATE_1.domains.every(({ indicators }) => indicators.length === 8)).toBe(true);
    expect(new Set(codes).size).toBe(48);
  });

  it('names each code by its domain', () => {
    for (const { domain, indicators } of ASSESSMENT_TEMPLATE_1.domains) {
      for (const code of indicators) expect(code).toMatch(new RegExp(`^${domain}\\.[A-Z_]+$`));
    }
  });
});

describe('allotting the domains', () => {
  it('gives each to the post that fits it best', () => {
    const full = team('DEFECTOLOGIST', 'SPEECH_THERAPIST', 'PSYCHOLOGIST', 'EXERCISE_THERAPIST', 'SOCIAL_PEDAGOGUE');
    expect(allotDomains(ASSESSMENT_TEMPLATE_1, full)).toEqual({
      COGNITIVE: '0-DEFECTOLOGIST',
      SPEECH: '1-SPEECH_THERAPIST',
      EMOTIONAL: '2-PSYCHOLOGIST',
      MOTOR: '3-EXERCISE_THERAPIST',
      SELF_CARE: '4-SOCIAL_PEDAGOGUE',
      SOCIAL: '4-SOCIAL_PEDAGOGUE',
    });
  });

  it('gives a cabinet of two three each', () => {
    expect(allotDomains(ASSESSMENT_TEMPLATE_1, team('SPEECH_THERAPIST', 'PSYCHOLOGIST'))).toMatchObject({
      SPEECH: '0-SPEECH_THERAPIST',
      EMOTIONAL: '1-PSYCHOLOGIST',
      SOCIAL: '1-PSYCHOLOGIST',
      COGNITIVE: '1-PSYCHOLOGIST',
    });
  });

  it('gives all to one who is alone, whatever the post', () => {
    expect(new Set(Object.values(allotDomains(ASSESSMENT_TEMPLATE_1, team('NURSE'))))).toEqual(new Set(['0-NURSE']));
  });

  it('cannot be done without anybody', () => {
    expect(() => allotDomains(ASSESSMENT_TEMPLATE_1, [])).toThrow('contract.no-specialist');
  });

  it('always finds an owner for every domain, shares evenly, leaves nobody out, and does not depend on the order', () => {
    for (let round = 0; round < 300; round++) {
      const size = 1 + (round % 9);
      const posts = Array.from(
        { length: size },
        (_, i) => SPECIALIST_POSTS[(round * 5 + i * 7) % SPECIALIST_POSTS.length]!,
      );
      const members = team(...posts);
      const allotted = allotDomains(ASSESSMENT_TEMPLATE_1, members);
      const loads = members.map(({ id }) => Object.values(allotted).filter((owner) => owner === id).length);
      expect(Object.keys(allotted).toSorted()).toEqual([...DOMAINS].toSorted());
      expect(loads.reduce((sum, load) => sum + load, 0)).toBe(6);
      expect(Math.max(...loads)).toBeLessThanOrEqual(Math.ceil(6 / size));
      if (size <= 6) expect(Math.min(...loads)).toBeGreaterThanOrEqual(1);
      expect(allotDomains(ASSESSMENT_TEMPLATE_1, members.toReversed())).toEqual(allotted);
    }
  });

  it('knows a post for every domain', () => {
    for (const domain of DOMAINS) expect(DOMAIN_POSTS[domain].length).toBeGreaterThan(0);
  });
});

describe('a section', () => {
  const scores = { 'MOTOR.JUMPS': 0, 'MOTOR.KEEPS_BALANCE': 3, 'SPEECH.NAMES_OBJECTS': 2 } as const;

  it('misses what is not scored in its own domains; a zero is a score', () => {
    const missing = missingIn({ domains: ['MOTOR'], scores }, ASSESSMENT_TEMPLATE_1);
    expect(missing).toHaveLength(6);
    expect(missing).not.toContain('MOTOR.JUMPS');
    expect(missing.every((code) => code.startsWith('MOTOR.'))).toBe(true);
  });

  it('misses nothing when all is scored', () => {
    const [{ domain, indicators }] = ASSESSMENT_TEMPLATE_1.domains as [(typeof ASSESSMENT_TEMPLATE_1.domains)[number]];
    const all = Object.fromEntries(indicators.map((code) => [code, 1] as const));
    expect(missingIn({ domains: [domain], scores: all }, ASSESSMENT_TEMPLATE_1)).toEqual([]);
  });

  it('has a mean in each domain that has a score, and none elsewhere', () => {
    expect(meansByDomain(scores)).toEqual({ MOTOR: 1.5, SPEECH: 2 });
    expect(meansByDomain({})).toEqual({});
  });
});

describe('dynamics', () => {
  it.each([
    [1.1, 2.3, 'POSITIVE', 1.2],
    [1.125, 1.25, 'POSITIVE', 0.1],
    [2, 2, 'NONE', 0],
    [2, 2.04, 'NONE', 0],
    [2, 1.96, 'NONE', 0],
    [2.5, 2.375, 'NEGATIVE', -0.1],
    [1, 1.05, 'POSITIVE', 0.1],
    [1.05, 1, 'NEGATIVE', -0.1],
  ])('from %d to %d are %s by %d', (initial, final, dynamics, difference) => {
    expect(dynamicsOf(initial, final)).toEqual({ dynamics, difference });
  });
});

describe('beginning a record', () => {
  const closed = (kind: string) => ({ kind, closedAt: '2026-11-20T10:00:00Z' });
  const open = (kind: string) => ({ kind, closedAt: null });

  it.each([
    ['INITIAL', 'CONTRACT_CONCLUDED', [], null],
    ['INITIAL', 'REGISTERED', [], 'case-file.wrong-state'],
    ['INITIAL', 'IN_REHABILITATION', [closed('INITIAL')], 'case-file.wrong-state'],
    ['INTERIM', 'IN_REHABILITATION', [closed('INITIAL'), closed('INTERIM')], null],
    ['FINAL', 'IN_REHABILITATION', [closed('INITIAL')], null],
    ['FINAL', 'SUSPENDED', [closed('INITIAL')], 'case-file.wrong-state'],
    ['FINAL', 'IN_REHABILITATION', [closed('INITIAL'), open('INTERIM')], 'assessment.already-open'],
    ['INTERIM', 'IN_REHABILITATION', [closed('INITIAL'), closed('FINAL')], 'assessment.closed'],
  ] as const)('%s in %s after %j: %s', (kind, state, held, refusal) => {
    expect(whyNotBegin(kind, state, held)).toBe(refusal);
  });
});

describe('answering to the summary', () => {
  it('needs the words and the own section finished', () => {
    expect(whyNotAnswer('', { finishedAt: null })).toBe('assessment.summary-missing');
    expect(whyNotAnswer('Ортақ', { finishedAt: null })).toBe('assessment.section-incomplete');
    expect(whyNotAnswer('Ортақ', { finishedAt: '2026-11-20T10:00:00Z' })).toBeNull();
  });
});
