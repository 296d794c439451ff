/** What the steps of preparing a round say. */
import type { SetupTexts } from '../setup-texts.ts';

const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;
const window = ({ from, to }: { from: string | null; to?: string | null }): string =>
  from !== null && to ? `${from} to ${to}` : (from ?? '');

export const setup: SetupTexts = {
  steps: {
    plan: 'Outline',
    participants: 'Studios',
    panels: 'Panels',
    draw: 'Assignment',
    settings: 'Local settings',
    check: 'Check and open'
  },
  stepsLabel: 'Steps of preparation',
  kept: 'Each step is kept as a draft once it is sent: leave at any time and come back.',
  next: (step) => `Next: ${step}`,
  save: 'Save',
  saved: 'Saved',
  blocks: (count) => `${plural(count, 'thing')} must be done`,
  opened: {
    heading: 'The round is open; what was prepared is fixed',
    text: 'Regulation, table, settings, studios and panels no longer change. The status of one studio and its experts can still be changed, with a reason, on the progress page.',
    progress: 'See the progress'
  },

  create: {
    heading: 'New round',
    intro:
      'Choose the regulation and the kind first. The result is a draft: then choose studios, form panels, assign, and open it when all is right.',
    replaces: (code) =>
      `Corrects the result of round ${code}: that round stays as it is; the new one replaces it once it is final, and says why.`,
    reason: 'Reason for the correction',
    reasonHint:
      'Name the basis, as the number of a review decision or a judgment. It is published with the notice.',
    submit: 'Make the draft',
    noPolicy: {
      heading: 'There is no regulation yet',
      text: 'Ask the administrator to import a regulation with its table, then make a round.'
    }
  },
  plan: {
    title: 'Title',
    titleHint: 'As in the notice and on papers.',
    code: 'Code',
    codeHint: 'Never changes. Letters, digits, then . _ -, as 2026-01.',
    authority: 'Run by',
    authorityHint: 'Only studios that this body manages can take part.',
    city: 'The whole city',
    kind: 'Regulation and kind of assessment',
    kindHint: 'The current version of each regulation comes first. Opening the round freezes the version.',
    older: (day) => `older version, imported ${day}`,
    noGrades: 'no grades',
    date: 'Date of the assessment',
    dateHint: 'Decides who is due.',
    attempt: 'Attempt',
    attemptHint: 'The second is for studios that failed the first.',
    attempts: { first: 'First', second: 'Second, after rectification' },
    rhythm: 'Period',
    rhythms: {
      cycleEnd: (years, months) =>
        `within the last ${plural(months, 'month')} of a construction cycle of ${plural(years, 'year')}`,
      every: (years) => (years === 1 ? 'every year' : `every ${years} years`),
      none: 'This regulation has no data about its period: every studio needs a reason why it takes part'
    },
    local: 'Local',
    resets: 'Another regulation or kind takes the local settings back to its own defaults.',
    validity: (from, to) => `In force from ${from ?? '(not stated)'} to ${to ?? '(not stated)'}`
  },
  participants: {
    summary: (invited, due, missing, exceptions) =>
      `${plural(invited, 'studio')} in. ${
        due === 0
          ? 'None is due on this day'
          : `${due} due, ${missing === 0 ? 'all of them in' : `${missing} of them not in`}`
      }${exceptions === 0 ? '' : `; ${exceptions} in without being due`}.`,
    inviteDue: (count) => `Take in the ${plural(count, 'studio')} that ${count === 1 ? 'is' : 'are'} due`,
    allIn: 'All that are due are in.',
    byList: {
      heading: 'Take in by a list',
      codes: 'Codes of studios',
      codesHint:
        'One a line, or with commas or spaces between; a column of a table can be pasted. None is taken twice.',
      reason: 'Reason, for those that are not due',
      reasonHint: 'Needed where the list holds a studio that is not due; it is recorded.',
      submit: 'Take in the list'
    },
    views: {
      label: 'Show',
      all: 'All studios',
      in: 'In the round',
      due: 'Due',
      missing: 'Due, not in',
      exception: 'In without being due',
      out: 'Not in'
    },
    search: 'Code, name or unit',
    district: 'District or body',
    columns: {
      code: 'Code',
      studio: 'Studio',
      unit: 'Host unit',
      district: 'District or body',
      recognised: 'Recognised',
      last: 'Last assessed',
      verdict: 'Period',
      state: 'Round'
    },
    caption: (from, to, total) =>
      from === 1 && to === total ? plural(total, 'studio') : `${from} to ${to} of ${plural(total, 'studio')}`,
    none: { heading: 'There are no studios yet', text: 'Register studios or import a list first.' },
    noneFit: { heading: 'No studio fits', text: 'Try another word, or clear the conditions.' },
    due: 'Due',
    notDue: 'Not due',
    why: {
      'cycle-ends': (span) => `window ${window(span)}`,
      overdue: ({ to }) => `was due by ${to ?? ''}: overdue`,
      'interval-over': ({ from }) => `due in ${(from ?? '').slice(0, 4)}`,
      'second-attempt': () => 'failed at first; assessed again after rectification',
      replaced: () => 'in the round that is corrected',
      'other-policy': () => 'stands under another regulation',
      'no-timing': () => 'the regulation has no data about its period',
      'recognition-unknown': () => 'no date of recognition is registered',
      'recognised-later': () => 'recognised after the date of the assessment',
      'too-early': ({ from }) => `due from ${from ?? ''} on`,
      assessed: ({ from }) =>
        from === null ? 'assessed already' : `assessed in this period; again from ${from} on`,
      underway: ({ round }) => `in round ${round ?? ''}, which is under way`,
      'not-failed': () => 'has not failed a first attempt',
      'not-replaced': () => 'not in the round that is corrected'
    },
    isIn: 'In',
    unexplained: 'No reason given',
    exception: (reason) => `Reason: ${reason}`,
    add: 'Take in',
    addNamed: (studio) => `Take in ${studio}`,
    addHeading: (studio) => `Take ${studio} into this round`,
    addText: 'By the calendar it is not due. To take it in all the same, give the reason.',
    addReason: 'Why it takes part',
    addReasonHint: 'As “assessed early by order of the department”. It is recorded.',
    remove: 'Take out',
    removeNamed: (studio) => `Take out ${studio}`,
    removeHeading: (studio) => `Take ${studio} out of this round`,
    removeText:
      'Its verified figures, recusals and experts go too. Once the round is open it can only be deferred or withdrawn.',
    removeSubmit: 'Take the studio out',
    done: {
      added: (invited, already) =>
        already === 0
          ? `${plural(invited, 'studio')} taken in`
          : `${invited} taken in, ${already} were in before`,
      removed: 'Taken out'
    }
  },
  panels: {
    intro:
      'Experts score in panels: a studio is scored by some experts of one panel. Where there are several, the draw gives each panel studios in proportion to its experts.',
    clears:
      'Experts are assigned already. A change of the panels clears all assignments; they have to be drawn again.',
    none: { heading: 'There is no panel yet', text: 'Choose experts below and name the panel.' },
    count: (experts) => plural(experts, 'expert'),
    columns: {
      name: 'Expert',
      affiliation: 'Works at',
      unit: 'Host unit',
      authority: 'District or body',
      studios: 'Assigned'
    },
    noAccount: 'Has no account, cannot sign in to score',
    remove: 'Remove',
    removeNamed: (expert, panel) => `Remove ${expert} from ${panel}`,
    add: {
      heading: 'Add experts',
      search: 'Find experts',
      searchHint: 'Name',
      panel: 'Into the panel',
      newPanel: 'New panel',
      newPanelHint: 'For another panel, its name.',
      choose: 'Choose experts',
      submit: 'Add to the panel',
      none: 'Nobody can be added: all are on panels, or none fits.',
      shown: (shown, total) => `${shown} of ${total} shown; search where there are many`,
      nobody: 'Choose at least one expert'
    },
    recusals: {
      heading: 'Recusals',
      intro:
        'The expert will not be assigned to this studio. Experts of the studio’s own host unit are passed over without this.',
      none: 'No recusal is recorded.',
      expert: 'Expert',
      studio: 'Studio',
      reason: 'Reason',
      reasonHint: 'As kinship, joint work within three years, own request. It cannot be taken back.',
      submit: 'Record the recusal',
      choose: 'Choose'
    }
  },
  draw: {
    intro:
      'The draw avoids conflicts of interest and makes the loads as even as can be. The same lists and number always give the same result.',
    missing: 'Studios and panels come first.',
    perStudio: 'Experts for each studio',
    perStudioHint: (quorum) => `This round needs at least ${plural(quorum, 'sealed sheet')} for each studio.`,
    persons: '',
    avoid: 'Avoid',
    avoidUnit: 'Experts of the same host unit',
    avoidAuthority: 'Experts of the same district or body',
    seed: 'Number of the draw',
    seedHint: 'Where it is drawn in public, the number agreed there; otherwise one is made.',
    submit: 'Assign experts',
    again: 'Assign again',
    againText: 'This clears all assignments, those made by hand too.',
    seedShown: (seed) => `Number of the draw: ${seed}`,
    loads: 'Studios of each expert',
    loadColumns: { expert: 'Expert', panel: 'Panel', studios: 'Studios' },
    result: 'Assignment',
    columns: {
      studio: 'Studio',
      district: 'District or body',
      experts: 'Experts',
      passedOver: 'Passed over'
    },
    search: 'Code, name or expert',
    byHand: 'by hand',
    nobody: 'Nobody',
    none: { heading: 'Nobody is assigned yet', text: 'Say how many experts each studio gets, then assign.' },
    adjust: 'Change',
    adjustNamed: (studio) => `Change the experts of ${studio}`,
    move: {
      heading: (studio) => `Change the experts of ${studio}`,
      from: 'Take away',
      noFrom: 'Nobody, only add',
      to: 'Put in',
      noTo: 'Nobody, only take away',
      option: (name, load, conflict) =>
        `${name} (${plural(load, 'studio')})${conflict === null ? '' : ` · ${conflict}`}`,
      reason: 'Reason',
      submit: 'Change the assignment',
      why: 'Why these',
      drawn: (load) => `drawn, ${plural(load, 'studio')} in all`,
      panelGiven: 'panel given by hand',
      panelBalanced: 'panel chosen in proportion to its experts',
      hand: (reason) => `by hand: ${reason}`,
      nobodyPassed: 'nobody had to be passed over.'
    },
    conflicts: { recused: 'recused', 'own-unit': 'same host unit', 'own-authority': 'same district or body' },
    passed: (name, why) => `${name} (${why})`
  },
  settings: {
    intro:
      'What the text leaves open is set locally, each with its default and why; what the text lays down cannot be changed.',
    local: 'Local',
    cited: 'Laid down',
    changed: 'Changed',
    usual: (value) => `default ${value}`,
    reset: 'Back to the defaults',
    resetText: 'Every local setting goes back to the policy’s default.',
    noCap: 'no cap',
    noGrades: 'This kind has no grades: only scores and ranks, no thresholds and no cap.',
    names: {
      'grades.on': 'Score that decides the grade',
      band: (title) => `Least score for ${title}`,
      'cap.percent': 'Cap on the best grade',
      'cap.strict': 'Whether the cap can be exceeded',
      'aggregation.method': 'How sheets become one score',
      'aggregation.trimFrom': 'Highest and lowest drop out from',
      quorum: 'Fewest sheets for a studio',
      tieBreak: 'Equal scores are ranked by',
      limit: 'Disagreement above'
    },
    meanings: {
      'grades.on': 'The total includes bonus points, the base does not.',
      band: 'A published score of at least this is in the grade.',
      'cap.percent': 'Percent of the graded participants, rounded down. Empty: no cap.',
      'cap.strict': 'Where the text says “in principle”, it can be exceeded with a reason; otherwise never.',
      'aggregation.method': 'Trimmed: one highest and one lowest drop out, then the mean.',
      'aggregation.trimFrom': 'With fewer sheets the plain mean is taken. Matters for the trimmed mean only.',
      quorum: 'A studio with fewer cannot be settled, unless it is deferred with a reason.',
      tieBreak: 'One after the other; what is still equal shares a rank, and at the cap the panel decides.',
      limit: 'Studios whose highest and lowest totals lie further apart are talked over in deliberation.'
    },
    limitReason: 'The text says nothing; 15 points by default',
    choices: {
      total: 'Total',
      base: 'Base',
      mean: 'Mean',
      'trimmed-mean': 'Mean without highest and lowest',
      true: 'Cannot be exceeded',
      false: 'In principle; can be exceeded with a reason'
    },
    units: { points: 'points', percent: '%', sheets: 'sheets' },
    base: 'Base',
    nothing: 'Nothing more',
    tieBreakAt: (place) => `no. ${place}`
  },
  check: {
    ready: 'Ready to open',
    notReady: (blocks) => `${plural(blocks, 'thing')} must be done before it can be opened`,
    facts: {
      studios: 'Studios',
      experts: 'Experts',
      panels: 'Panels',
      perStudio: 'Experts for each studio',
      settings: 'Local settings',
      sheets: 'Sheets'
    },
    changedSettings: (count) => (count === 0 ? 'all defaults' : `${count} changed`),
    blocks: 'Must be done',
    warnings: 'Please look again',
    noWarnings: 'Nothing to point out.',
    mend: 'Go there',
    names: (names, total) =>
      names.length < total ? `${names.join(', ')} and ${total - names.length} more` : names.join(', '),
    items: {
      'no-participants': 'No studio takes part yet',
      'no-panel': 'There is no panel yet',
      'not-assigned': (count, quorum) =>
        `${plural(count, 'studio')} with fewer than ${plural(quorum, 'expert')}`,
      'due-missing': (count) => `${plural(count, 'studio')} due but not in`,
      unexplained: (count) => `${plural(count, 'studio')} in without being due, and without a reason`,
      'idle-experts': (count) => `${plural(count, 'expert')} without a studio`,
      'no-account': (count) => `${plural(count, 'expert')} without an account, who cannot sign in to score`,
      uneven: 'The loads of experts differ by more than 2 studios',
      'own-authority': (count) =>
        `${plural(count, 'studio')} scored by an expert of the same district or body`,
      deferred: (count) => `${plural(count, 'studio')} deferred or withdrawn, not scored`,
      'outside-validity': 'The date lies outside the validity of the regulation; the result will say so',
      'draft-policy': 'The regulation is a draft for comment; every citation says so'
    },
    open: 'Open the round',
    dialog: {
      heading: 'Open the round: experts begin to score',
      text: (studios, sheets) =>
        `${plural(sheets, 'sheet')} will be made for ${plural(studios, 'studio')}, and the experts can sign in to score. From then on these are fixed:`,
      frozen: [
        'the version of regulation and table, and the date',
        'all local settings',
        'the studios that take part',
        'the panels; in this round experts are called E01, E02 …'
      ],
      may: 'Only status, vetoes and assignments can change afterwards, each with a reason. An open round never becomes a draft again.'
    }
  }
};
