/** The words of the page on which results are made public, objections decided and a round made final. */
export interface PublicityTexts {
  heading: {
    notSettled: string;
    compose: string;
    later(first: string): string;
    running(last: string): string;
    over(open: number): string;
    final: string;
  };
  early: { text: string; toSettle: string };
  compose: {
    days: string;
    daysUnit: string;
    firstDay: string;
    firstDayHint(earliest: string, latest: string): string;
    kind: string;
    kinds: { calendar: string; working: string };
    local: string;
    localHint: string;
    period(first: string, last: string): string;
    skipped(days: readonly string[]): string;
    estimated(years: readonly number[]): string;
    toHolidays: string;
    showScores: string;
    showScoresHint: string;
    contact: string;
    contactHint: string;
    address: string;
    phone: string;
    issuer: string;
    issuerHint: string;
    documentNumber: string;
    documentHint: string;
    preview: string;
    previewHeading: string;
    previewBroken: string;
    publish: string;
    open: string;
    contactMissing: string;
  };
  confirm: {
    title: string;
    public(count: number): string;
    scores: string;
    noScores: string;
    reason: string;
    fixed: string;
    objections(first: string, last: string): string;
  };
  running: {
    heading: string;
    address: string;
    period: string;
    code: string;
    qr: string;
    opensOn(first: string): string;
    open: string;
    print: string;
    copy: string;
    copied: string;
    whole: string;
  };
  objections: {
    heading(count: number, open: number): string;
    none: string;
    noneEver: string;
    states: { open: string; sustained: string; dismissed: string };
    received: string;
    about: string;
    whole: string;
    from: string;
    contact: string;
    files: string;
    decide: string;
    outcome: string;
    outcomes: { sustained: string; dismissed: string };
    sustainedHint: string;
    dismissedHint: string;
    reason: string;
    reasonHint: string;
    submit: string;
    decided(on: string): string;
    outcomeMissing: string;
    confirm: string;
  };
  withdraw: { heading: string; text: string; reason: string; hint: string; submit: string; confirm: string };
  finalise: {
    heading: string;
    text: string;
    blocked: string;
    untilLast(last: string): string;
    openObjections(count: number): string;
    submit: string;
    confirm: string;
  };
  final: {
    heading: string;
    text: string;
    correct: string;
    correctText: string;
    successor: string;
  };
  replaces(title: string): string;
  reason: string;
  downloads: { heading: string; bundle: string; bundleHint: string; ledger: string; list: string };
  history: {
    heading: string;
    published: string;
    period: string;
    state: string;
    stands: string;
    withdrawn(on: string): string;
  };
  /** of the ledger */
  ledger: {
    name: string;
    columns: {
      rank: string;
      code: string;
      studio: string;
      district: string;
      sheets: string;
      base: string;
      bonus: string;
      total: string;
      grade: string;
      reason: string;
      consequences: string;
      citations: string;
      checkCode: string;
    };
  };
  list: {
    heading: string;
    policy: string;
    date: string;
    code: string;
    counts(participants: number): string;
    quota(seats: number): string;
    columns: { rank: string; studio: string; district: string; sheets: string; how: string; grade: string };
    how(of: { sheets: number; kept: number; base: number | null; bonus: number | null }): string;
    then: string;
    parts: string;
    signed: string;
    signLines: { compiled: string; checked: string; approved: string };
    back: string;
    notPublic: string;
  };
}
