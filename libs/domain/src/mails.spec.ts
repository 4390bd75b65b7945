import { MAIL_STANDINGS, whyNotAgain } from './mails';

describe('a mail that did not arrive', () => {
  it('is handed over once more only when it was certainly not taken', () => {
    const refusals = MAIL_STANDINGS.map((standing) => whyNotAgain({ standing, template: 'signature-awaited' }));
    expect(refusals.filter((refusal) => refusal === null)).toHaveLength(1);
    expect(whyNotAgain({ standing: 'REFUSED', template: 'signature-awaited' })).toBeNull();
    expect(whyNotAgain({ standing: 'UNKNOWN', template: 'signature-awaited' })).toBe('mail.wrong-state');
  });

  it.each(['invitation', 'password-reset'])('is asked for anew when its code runs out: %s', (template) =>
    expect(whyNotAgain({ standing: 'REFUSED', template })).toBe('mail.code-runs-out'),
  );
});
