// @ts-check
export const HELP = `One child from the first paper to the certificate, through the running system and its HTTP interface alone.

  npm run walk                            the sample, infra/walk/case.json, through the system that npm start started
  npm run walk -- --file <case.json>      another child; a bad file names each field and changes nothing
  npm run walk -- --out <folder>          where the receipt, contract, conclusion and certificate are saved
                                          (.onaltu/walk/<time>)
  npm run walk -- --dir <folder>          the system that npm start -- --dir <folder> started
  npm run walk -- --url <address> --logins <file> [--mail <address>]
                                          a system elsewhere: the file holds a list like "logins" of running.json,
                                          and --mail is the page of its inbox
Actions 1 to 4 are a late hand entry of papers that came long ago; 5 and 6 happen now. It ends with 1, and says why,
if anything differs from what is expected. It can be repeated: a known child gets a further case.

The file, an object in JSON; a field with ? may be left out:

  receivedDaysAgo   91 to 365: how long ago the papers came
  language          kk or ru: of the printed forms
  late              reason of the late entry; applicationNumber?, contractNumber? as on the papers
  child             lastName, firstName, middleName?, birthDate (yyyy-mm-dd), sex, language, impairments, address?,
                    and iin, or otherPaper in its place
  representative    lastName, firstName, middleName?, phone, language, relation
  papers            list of kind, keeping (SEEN, COPY), number?, issuedOn?, expiresOn?; APPLICATION and CONSENT are needed
  lengthDays        90 to 365: the contract's length
  scores            initial and final: a number from 0 to 4, or one for each domain of development
  summaries         initial and final: what the team agrees to
  goals             list of domain, wording, state
  lessons           of each specialist: form, minutes, planned, held, missed
  conclusion        parts (two, in the order of the specialists), recommendations, gapRemark (said where evidence is missing)
  recipient         name, paper: who takes the certificate, and what was shown`;
