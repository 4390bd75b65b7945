import { type CaseState, whyNot } from './case-process';
import { Refused, type Refusal } from './refused';

export const ASSESSMENT_KINDS = ['INITIAL', 'INTERIM', 'FINAL'] as const;
export type AssessmentKind = (typeof ASSESSMENT_KINDS)[number];

export const DOMAINS = ['COGNITIVE', 'SPEECH', 'EMOTIONAL', 'MOTOR', 'SELF_CARE', 'SOCIAL'] as const;
export type Domain = (typeof DOMAINS)[number];

/** Where the case stands while a record of each kind is written (¶5(3), ¶5(4)). */
export const HELD_IN: Readonly<Record<AssessmentKind, CaseState>> = {
  INITIAL: 'UNDER_ASSESSMENT',
  INTERIM: 'IN_REHABILITATION',
  FINAL: 'IN_REHABILITATION',
};

/** Why a record of this kind is not begun now, or null: one at a time, none after the final one. */
export function whyNotBegin(
  kind: AssessmentKind,
  state: CaseState,
  held: readonly { kind: string; closedAt: unknown }[],
): Refusal | null {
  const closed = kind === 'INITIAL' ? whyNot('beginAssessment', state) : null;
  if (closed ?? (kind !== 'INITIAL' && state !== HELD_IN[kind])) return 'case-file.wrong-state';
  if (held.some(({ closedAt }) => closedAt === null)) return 'assessment.already-open';
  return held.some((record) => record.kind === 'FINAL') ? 'assessment.closed' : null;
}

/** Why a specialist does not answer to the summary yet, or null: there must be one, and the own section finished. */
export function whyNotAnswer(summary: string, section: { finishedAt: unknown }): Refusal | null {
  if (summary === '') return 'assessment.summary-missing';
  return section.finishedAt ? null : 'assessment.section-incomplete';
}

/** From "cannot" to "by oneself". */
export const SCALE = [0, 1, 2, 3, 4] as const;
export type Score = (typeof SCALE)[number];

export type IndicatorCode = `${Domain}.${string}`;
export type Scores = Readonly<Record<IndicatorCode, Score>>;

export type AssessmentTemplate = {
  version: number;
  domains: readonly { domain: Domain; indicators: readonly IndicatorCode[] }[];
};

const INDICATORS_1: Readonly<Record<Domain, readonly string[]>> = {
  COGNITIVE: [
    ...['KEEPS_ATTENTION', 'REMEMBERS', 'KNOWS_COLOURS_AND_SHAPES', 'COMPARES_AND_SORTS'],
    ...['COUNTS_TO_TEN', 'ORIENTS_IN_SPACE_AND_TIME', 'UNDERSTANDS_CAUSE', 'FOLLOWS_PATTERN'],
  ],
  SPEECH: [
    ...['RESPONDS_TO_NAME', 'FOLLOWS_TWO_STEPS', 'NAMES_OBJECTS', 'BUILDS_PHRASES'],
    ...['BUILDS_SENTENCES', 'PRONOUNCES_SOUNDS', 'ASKS_AND_ANSWERS', 'TELLS_BY_PICTURE'],
  ],
  EMOTIONAL: [
    ...['SHOWS_EMOTIONS', 'UNDERSTANDS_EMOTIONS', 'CALMS_DOWN', 'ACCEPTS_CHANGE'],
    ...['ACCEPTS_HELP', 'WAITS_TURN', 'FINISHES_WORK', 'BEHAVES_SAFELY'],
  ],
  MOTOR: [
    ...['KEEPS_BALANCE', 'WALKS_AND_RUNS', 'JUMPS', 'CLIMBS_STAIRS'],
    ...['CATCHES_BALL', 'HOLDS_PENCIL', 'CUTS_AND_GLUES', 'COPIES_MOVEMENTS'],
  ],
  SELF_CARE: [
    ...['EATS', 'DRINKS', 'DRESSES', 'FASTENS_CLOTHES'],
    ...['WASHES', 'USES_TOILET', 'TIDIES_UP', 'SHOWS_NEEDS'],
  ],
  SOCIAL: [
    ...['MAKES_CONTACT', 'PLAYS_BESIDE', 'PLAYS_TOGETHER', 'KEEPS_RULES'],
    ...['GREETS', 'SHARES', 'TAKES_PART', 'BEHAVES_IN_PUBLIC'],
  ],
};

/** The domains and indicators that a provider starts with; an assessment keeps the version it was made by. */
export const ASSESSMENT_TEMPLATE_1: AssessmentTemplate = {
  version: 1,
  domains: DOMAINS.map((domain) => ({
    domain,
    indicators: INDICATORS_1[domain].map((name): IndicatorCode => `${domain}.${name}`),
  })),
};

export const SPECIALIST_POSTS = [
  'PSYCHOLOGIST',
  'SPEECH_THERAPIST',
  'DEFECTOLOGIST',
  'OLIGOPHRENOPEDAGOGUE',
  'SURDOPEDAGOGUE',
  'TYPHLOPEDAGOGUE',
  'SOCIAL_PEDAGOGUE',
  'EXERCISE_THERAPIST',
  'MUSIC_TEACHER',
  'MASSAGE_THERAPIST',
  'NEUROLOGIST',
  'PSYCHIATRIST',
  'NURSE',
] as const;
export type SpecialistPost = (typeof SPECIALIST_POSTS)[number];

/** Who assesses a domain by preference; any other specialist only where none of these is free. */
export const DOMAIN_POSTS: Readonly<Record<Domain, readonly SpecialistPost[]>> = {
  COGNITIVE: ['DEFECTOLOGIST', 'OLIGOPHRENOPEDAGOGUE', 'PSYCHOLOGIST', 'TYPHLOPEDAGOGUE', 'SURDOPEDAGOGUE'],
  SPEECH: ['SPEECH_THERAPIST', 'SURDOPEDAGOGUE', 'DEFECTOLOGIST'],
  EMOTIONAL: ['PSYCHOLOGIST', 'PSYCHIATRIST', 'MUSIC_TEACHER', 'SOCIAL_PEDAGOGUE'],
  MOTOR: ['EXERCISE_THERAPIST', 'MASSAGE_THERAPIST', 'NEUROLOGIST', 'MUSIC_TEACHER'],
  SELF_CARE: ['SOCIAL_PEDAGOGUE', 'OLIGOPHRENOPEDAGOGUE', 'DEFECTOLOGIST', 'NURSE'],
  SOCIAL: ['SOCIAL_PEDAGOGUE', 'PSYCHOLOGIST', 'OLIGOPHRENOPEDAGOGUE'],
};

export type TeamMember = { id: string; post: SpecialistPost };

/** The better the post fits, the smaller; a post the domain does not name comes after all it names. */
function fit(domain: Domain, post: SpecialistPost): number {
  const rank = DOMAIN_POSTS[domain].indexOf(post);
  return rank < 0 ? DOMAIN_POSTS[domain].length : rank;
}

/** Who may still take a domain: once only as many are left as people without one, it is their turn. */
function freeFor(team: readonly TeamMember[], owners: readonly string[], total: number): TeamMember[] {
  const idle = team.filter(({ id }) => !owners.includes(id));
  if (idle.length >= total - owners.length) return idle;
  const most = Math.ceil(total / team.length);
  return team.filter(({ id }) => owners.filter((owner) => owner === id).length < most);
}

/** One owner a domain: the domains few can assess go first, nobody gets more than his share, nobody is left out. */
export function allotDomains(
  template: AssessmentTemplate,
  team: readonly TeamMember[],
): Partial<Record<Domain, string>> {
  if (team.length === 0) throw new Refused('contract.no-specialist');
  const members = team.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const able = (domain: Domain) => members.filter(({ post }) => DOMAIN_POSTS[domain].includes(post)).length;
  const domains = template.domains.map(({ domain }) => domain).toSorted((a, b) => able(a) - able(b));
  const owners: string[] = [];
  for (const domain of domains) {
    const [best] = freeFor(members, owners, domains.length).toSorted(
      (a, b) => fit(domain, a.post) - fit(domain, b.post),
    );
    if (best) owners.push(best.id);
  }
  return Object.fromEntries(domains.map((domain, i) => [domain, owners[i]]));
}

/** The indicators of these domains that nobody has scored yet; a section with any is not complete. */
export function missingIn(
  section: { domains: readonly Domain[]; scores: Partial<Scores> },
  template: AssessmentTemplate,
): IndicatorCode[] {
  return template.domains
    .filter(({ domain }) => section.domains.includes(domain))
    .flatMap(({ indicators }) => indicators)
    .filter((code) => section.scores[code] === undefined);
}

/** The mean score of each domain that has any. */
export function meansByDomain(scores: Partial<Scores>): Partial<Record<Domain, number>> {
  const means = DOMAINS.map((domain) => {
    const own = Object.entries(scores).flatMap(([code, score]) => (code.startsWith(`${domain}.`) ? (score ?? []) : []));
    return [domain, own.reduce<number>((sum, score) => sum + score, 0) / own.length] as const;
  });
  return Object.fromEntries(means.filter(([, mean]) => !Number.isNaN(mean)));
}

export const DYNAMICS = ['POSITIVE', 'NONE', 'NEGATIVE'] as const;
export type Dynamics = (typeof DYNAMICS)[number];

/** The change from one mean to another, judged as it is shown: to one decimal. */
export function dynamicsOf(initial: number, final: number): { dynamics: Dynamics; difference: number } {
  const change = final - initial;
  const difference = (Math.sign(change) * Math.round(Math.abs(change) * 10 + 1e-9)) / 10 + 0;
  return { dynamics: difference > 0 ? 'POSITIVE' : difference < 0 ? 'NEGATIVE' : 'NONE', difference };
}
