/** The words of the registers: studios, their import, experts. */
import type { RegistryTexts } from '../registry-texts.ts';

const s = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

export const registry: RegistryTexts = {
  fields: {
    code: 'Code',
    name: 'Studio',
    authority: 'District (authority)',
    unit: 'Host unit',
    leader: 'Leader',
    trade: 'Trade',
    address: 'Address',
    recognisedOn: 'Recognised on',
    policy: 'Policy',
    title: 'Title'
  },
  empty: 'Fill this in',
  studios: {
    heading: 'Studios',
    hint: 'Code, name, leader, trade, unit',
    year: 'Recognised in',
    last: 'Last grade',
    lastRound: 'Last round',
    score: 'Score',
    import: 'Import a list',
    register: 'Register a studio',
    none: {
      heading: 'No studio is registered yet',
      text: 'Import a list that you have (CSV), or register them one by one. Only registered studios can be assessed.',
      read: 'A studio that a manager registers is listed here.'
    },
    fileName: 'studios'
  },
  one: {
    back: 'Studios',
    about: 'About',
    unknown: 'Not registered',
    titles: {
      heading: 'Titles',
      none: 'No title is registered.',
      title: 'Title',
      since: 'Since',
      until: 'Until',
      reason: 'Grounds',
      held: 'held',
      give: 'Record a new title',
      giveThis: 'Record the title',
      end: 'Record the end of a title',
      endThis: 'Record the end',
      reasonHint: 'The paper and its number, as the notice of recognition or the decision to revoke'
    },
    rounds: {
      heading: 'Assessments',
      none: 'No result has been made public yet.',
      round: 'Round',
      date: 'Date',
      score: 'Score',
      grade: 'Grade',
      noGrade: 'gives no grade',
      notice: 'Public notice',
      noticeDays: (first, last) => `${first} to ${last}`,
      superseded: (code) => `replaced by round ${code}`,
      underway: (stage) => `under way (${stage})`
    },
    papers: 'Papers',
    correct:
      'Something is wrong, or the unit, leader or address has changed: mend the row in a list, and import the list.'
  },
  form: {
    heading: 'Register a studio',
    intro: 'One studio at a time; for many of them, importing a list is quicker.',
    codeHint:
      'The department’s own number, which cannot be changed later: a letter or digit, then also . _ -',
    unitHint: 'A unit that is registered is found by its name; another one is registered with the studio',
    recognisedHint: 'Assessments fall due by this date',
    policyHint: 'The one that the studio was recognised under; it may be older than today’s',
    noPolicy: 'None for now',
    titleHint: 'A title needs the date of recognition',
    choose: 'Choose',
    submit: 'Register the studio',
    optional: (label) => `${label} (optional)`
  },
  import: {
    heading: 'Import a list of studios',
    back: 'Studios',
    intro:
      'Upload the list and look at what would become of each row; then import it. The preview changes nothing, and the file is not kept on the server.',
    file: 'List (CSV)',
    fileHint: (megabytes, rows) =>
      `At most ${megabytes} MB and ${rows} rows. In Excel or WPS use "Save as CSV"; UTF-8 and GB18030, commas, semicolons and tabs are understood.`,
    template: 'Download a template',
    columns: {
      heading: 'Columns of the list',
      required: 'Required',
      optional: 'Optional',
      also: (names) => `also: ${names}`,
      notes: [
        'In any order; columns that are not understood are not read, and named in the preview.',
        'The same code is the same studio. An optional cell that is empty leaves what is registered.',
        'The district must be registered; the unit is looked for by name within it, and registered with the list where it is not there.',
        'Write dates as 2024-07-01 or 2024/7/1.'
      ]
    },
    preview: 'Preview',
    again: 'Another file',
    fault: {
      none: 'Choose the list',
      empty: 'The file is empty: choose another one',
      encoding:
        'The encoding is neither UTF-8 nor GB18030: open the file in Excel or WPS and save it as "CSV UTF-8"',
      markup:
        'This is a web page and not CSV, as some systems export it: open it in Excel or WPS and save it as CSV',
      workbook: 'This is a workbook and not CSV: open it, save it as CSV, and upload that',
      other: 'This is no CSV file: choose another one',
      'no-rows': 'The file has a head, but no studios below it',
      size: (found, most) => `The file has ${found}, at most ${most} are taken: import it in parts`,
      rows: (most) => `The list has more than ${most} rows: import it in parts`,
      control: (line) =>
        `Line ${line} has a control character that no list has, the file may be damaged: export it again`,
      quote: (from, to) =>
        from === to
          ? `A double quote in line ${from} is not closed: put the whole cell in quotes, and write quotes inside it twice`
          : `A double quote that opens in line ${from} is not closed properly by line ${to}: check the quotes of these lines`,
      'column-missing': (columns) =>
        `Required columns are missing: ${columns.join(', ')}. Check the head, or compare it with the template`,
      'column-repeated': (column, header) =>
        `"${column}" is there more than once (again as "${header}"): keep one of them`
    },
    lost: 'The preview did not come back whole, and nothing was imported: upload the list again',
    result: {
      heading: (file) => `Preview: ${file}`,
      counts: (rows) => s(rows, 'row'),
      kinds: { new: 'New', differs: 'Differs', same: 'Same', fault: 'Faulty' },
      units: (count) => `${s(count, 'host unit')} not registered yet, to be registered with the list`,
      unknown: (heads) => `Columns that were not understood and not read: ${heads}`,
      line: 'Line',
      was: 'is',
      now: 'would be',
      nothing: '(empty)',
      makesUnit: 'new unit',
      cell: (field, fault) => `${field}: ${fault}`,
      missing: 'is missing',
      more: (count) => `${s(count, 'more row')} not shown`,
      allSame: {
        heading: 'The list is what is registered already',
        text: 'There is nothing to import, and nothing was changed.'
      },
      allFaulty: 'Every row is faulty, so nothing can be imported. Correct the list and upload it again.'
    },
    take: {
      legend: 'What to import',
      all: (made, changed) => `The whole list: ${made} new${changed > 0 ? `, ${changed} changed` : ''}`,
      allBlocked: (faulty) => `The whole list: not while ${s(faulty, 'row is', 'rows are')} faulty`,
      good: (made, changed, left) =>
        `Only the good rows: ${made} new${changed > 0 ? `, ${changed} changed` : ''}, ${left} left out`,
      fresh: (made) => `Only the ${made} new ones; those that are registered stay as they are`,
      reason: 'Why they are changed',
      reasonHint: 'Changing registered studios needs a reason for the audit log, as "review of 2026"',
      submit: 'Import',
      says: 'It takes effect at once, and stands in the audit log.'
    },
    done: (made, changed, units, same, left) =>
      `Imported: ${s(made, 'new studio')}, ${changed} changed, ${s(units, 'new host unit')}${same > 0 ? `; ${same} the same as before` : ''}${left > 0 ? `; ${s(left, 'row was', 'rows were')} not imported` : ''}.`,
    toList: 'To the list'
  },
  experts: {
    heading: 'Experts',
    hint: 'Name, employer',
    name: 'Name',
    affiliation: 'Employer',
    unit: 'Host unit',
    unitHint: 'If the expert works for the host unit of a studio: the draw avoids it',
    authority: 'District (authority)',
    authorityHint: 'May stay open where a host unit is chosen',
    noUnit: 'None of the host units',
    ofUnit: 'That of the unit',
    register: 'Register an expert',
    none: {
      heading: 'No expert is registered yet',
      text: 'Panels are formed of registered experts; the administrator gives them their accounts.'
    },
    form: {
      heading: 'Register an expert',
      intro: 'A registered expert can be put on a panel. Results show a number, never the name.',
      affiliationHint: 'Where the expert works',
      submit: 'Register the expert'
    },
    done: (name) => `The expert "${name}" is registered.`,
    fileName: 'experts'
  }
};
