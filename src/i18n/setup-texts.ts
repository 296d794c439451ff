/** The words of preparing a round: its steps, what each asks, what a draft still lacks. */

type Step = 'plan' | 'participants' | 'panels' | 'draw' | 'settings' | 'check';
interface Span {
  from: string | null;
  to?: string | null;
  /** another round that has it */
  round?: string | null;
}

export interface SetupTexts {
  steps: { readonly [S in Step]: string };
  stepsLabel: string;
  /** leaving loses nothing */
  kept: string;
  next: (step: string) => string;
  save: string;
  saved: string;
  blocks: (count: number) => string;
  opened: { heading: string; text: string; progress: string };

  create: {
    heading: string;
    intro: string;
    replaces: (code: string) => string;
    reason: string;
    reasonHint: string;
    submit: string;
    noPolicy: { heading: string; text: string };
  };
  plan: {
    title: string;
    titleHint: string;
    code: string;
    codeHint: string;
    authority: string;
    authorityHint: string;
    city: string;
    kind: string;
    kindHint: string;
    older: (day: string) => string;
    noGrades: string;
    date: string;
    dateHint: string;
    attempt: string;
    attemptHint: string;
    attempts: { first: string; second: string };
    rhythm: string;
    rhythms: {
      cycleEnd: (years: number, months: number) => string;
      every: (years: number) => string;
      none: string;
    };
    local: string;
    resets: string;
    validity: (from: string | null, to: string | null) => string;
  };
  participants: {
    summary: (invited: number, due: number, missing: number, exceptions: number) => string;
    inviteDue: (count: number) => string;
    allIn: string;
    byList: {
      heading: string;
      codes: string;
      codesHint: string;
      reason: string;
      reasonHint: string;
      submit: string;
    };
    views: {
      label: string;
      all: string;
      in: string;
      due: string;
      missing: string;
      exception: string;
      out: string;
    };
    search: string;
    district: string;
    columns: {
      code: string;
      studio: string;
      unit: string;
      district: string;
      recognised: string;
      last: string;
      verdict: string;
      state: string;
    };
    caption: (from: number, to: number, total: number) => string;
    none: { heading: string; text: string };
    noneFit: { heading: string; text: string };
    due: string;
    notDue: string;
    why: {
      'cycle-ends': (span: Span) => string;
      overdue: (span: Span) => string;
      'interval-over': (span: Span) => string;
      'second-attempt': (span: Span) => string;
      replaced: (span: Span) => string;
      'other-policy': (span: Span) => string;
      'no-timing': (span: Span) => string;
      'recognition-unknown': (span: Span) => string;
      'recognised-later': (span: Span) => string;
      'too-early': (span: Span) => string;
      assessed: (span: Span) => string;
      underway: (span: Span) => string;
      'not-failed': (span: Span) => string;
      'not-replaced': (span: Span) => string;
    };
    isIn: string;
    unexplained: string;
    exception: (reason: string) => string;
    add: string;
    addNamed: (studio: string) => string;
    addHeading: (studio: string) => string;
    addText: string;
    addReason: string;
    addReasonHint: string;
    remove: string;
    removeNamed: (studio: string) => string;
    removeHeading: (studio: string) => string;
    removeText: string;
    removeSubmit: string;
    done: { added: (invited: number, already: number) => string; removed: string };
  };
  panels: {
    intro: string;
    clears: string;
    none: { heading: string; text: string };
    count: (experts: number) => string;
    columns: { name: string; affiliation: string; unit: string; authority: string; studios: string };
    noAccount: string;
    remove: string;
    removeNamed: (expert: string, panel: string) => string;
    add: {
      heading: string;
      search: string;
      searchHint: string;
      panel: string;
      newPanel: string;
      newPanelHint: string;
      choose: string;
      submit: string;
      none: string;
      shown: (shown: number, total: number) => string;
      nobody: string;
    };
    recusals: {
      heading: string;
      intro: string;
      none: string;
      expert: string;
      studio: string;
      reason: string;
      reasonHint: string;
      submit: string;
      choose: string;
    };
  };
  draw: {
    intro: string;
    missing: string;
    perStudio: string;
    perStudioHint: (quorum: number) => string;
    persons: string;
    avoid: string;
    avoidUnit: string;
    avoidAuthority: string;
    seed: string;
    seedHint: string;
    submit: string;
    again: string;
    againText: string;
    seedShown: (seed: string) => string;
    loads: string;
    loadColumns: { expert: string; panel: string; studios: string };
    result: string;
    columns: { studio: string; district: string; experts: string; passedOver: string };
    search: string;
    byHand: string;
    nobody: string;
    none: { heading: string; text: string };
    adjust: string;
    adjustNamed: (studio: string) => string;
    move: {
      heading: (studio: string) => string;
      from: string;
      noFrom: string;
      to: string;
      noTo: string;
      option: (name: string, load: number, conflict: string | null) => string;
      reason: string;
      submit: string;
      why: string;
      drawn: (load: number) => string;
      panelGiven: string;
      panelBalanced: string;
      hand: (reason: string) => string;
      nobodyPassed: string;
    };
    conflicts: { recused: string; 'own-unit': string; 'own-authority': string };
    passed: (name: string, why: string) => string;
  };
  settings: {
    intro: string;
    local: string;
    cited: string;
    changed: string;
    usual: (value: string) => string;
    reset: string;
    resetText: string;
    noCap: string;
    noGrades: string;
    names: {
      'grades.on': string;
      band: (title: string) => string;
      'cap.percent': string;
      'cap.strict': string;
      'aggregation.method': string;
      'aggregation.trimFrom': string;
      quorum: string;
      tieBreak: string;
      limit: string;
    };
    meanings: {
      'grades.on': string;
      band: string;
      'cap.percent': string;
      'cap.strict': string;
      'aggregation.method': string;
      'aggregation.trimFrom': string;
      quorum: string;
      tieBreak: string;
      limit: string;
    };
    limitReason: string;
    choices: Readonly<Record<string, string>>;
    units: { points: string; percent: string; sheets: string };
    base: string;
    nothing: string;
    tieBreakAt: (place: number) => string;
  };
  check: {
    ready: string;
    notReady: (blocks: number) => string;
    facts: {
      studios: string;
      experts: string;
      panels: string;
      perStudio: string;
      settings: string;
      sheets: string;
    };
    changedSettings: (count: number) => string;
    blocks: string;
    warnings: string;
    noWarnings: string;
    mend: string;
    names: (names: readonly string[], total: number) => string;
    items: {
      'no-participants': string;
      'no-panel': string;
      'not-assigned': (count: number, quorum: number) => string;
      'due-missing': (count: number) => string;
      unexplained: (count: number) => string;
      'idle-experts': (count: number) => string;
      'no-account': (count: number) => string;
      uneven: string;
      'own-authority': (count: number) => string;
      deferred: (count: number) => string;
      'outside-validity': string;
      'draft-policy': string;
    };
    open: string;
    dialog: {
      heading: string;
      text: (studios: number, sheets: number) => string;
      frozen: readonly string[];
      may: string;
    };
  };
}
