/** The words of the overview: how a year of assessments went, where, and beside the years before. */

export interface OverviewTexts {
  heading: string;
  /** the year's finding, as the heading of the page */
  finding(facts: YearFacts): string;
  filters: {
    kind: string;
    year: string;
    district: string;
    trade: string;
    all: string;
    apply: string;
    clear: string;
  };
  print: string;
  lead(rounds: number): string;
  empty: { heading: string; text: string };
  noneFit: { heading: string; text: string };
  figures: FigureTexts;
  districts: DistributionTexts & {
    finding(district: string, fails: number, of: number, grade: string): string;
    none(grade: string): string;
  };
  trades: DistributionTexts & { finding(trade: string, studios: number): string };
  history: DistributionTexts & { finding(now: string, before: string | null, year: string): string };
  scores: ScoreTexts;
  lost: LostTexts;
  agreement: AgreementTexts;
  coverage: CoverageTexts;
  partsNeedNotAddUp: string;
  sameThresholds: string;
  unit: string;
  total: string;
  studios: string;
  mean: string;
  undecided: string;
  /** of what is not entered */
  unknown: string;
  list: ListTexts;
}

/** In tenths of a percent, and hundredths of points. */
export interface YearFacts {
  year: string;
  studios: number;
  /** of the last grade; null where the assessment has none */
  failing: { title: string; count: number; share: number } | null;
  mean: number | null;
  previous: { year: string; failing: number | null; mean: number | null } | null;
  /** the row where most points are lost */
  lost: string | null;
}

interface FigureTexts {
  label: string;
  studios: string;
  rounds(count: number): string;
  more(difference: number, year: string): string;
  failing(title: string): string;
  failingOf(count: number): string;
  points(difference: number, year: string, before: string): string;
  mean: string;
  meanBefore(difference: string, year: string, before: string): string;
  coverage: string;
  coverageOf(assessed: number, registered: number): string;
  first: string;
}

interface DistributionTexts {
  measure: string;
  column: string;
}

interface ScoreTexts {
  finding(reached: number, title: string, least: number, missed: number): string;
  plain(studios: number): string;
  measure(studios: number, most: number): string;
  column: string;
  within(from: number, to: number): string;
  threshold(title: string, least: number): string;
}

interface LostTexts {
  finding(rows: readonly string[], points: string): string;
  measure(shown: number): string;
  row: string;
  lost: string;
  most: string;
  share: string;
  /** one row, for who does not see its bar */
  said(lost: string, most: number): string;
}

interface AgreementTexts {
  finding(mean: string, beyond: number): string;
  /** @param limit for deliberation, where all rounds have one */
  measure(studios: number, limit: string | null): string;
  column: string;
  within(from: number, to: number): string;
  above(from: number): string;
  note: string;
}

interface CoverageTexts {
  finding(assessed: number, registered: number, share: string): string;
  measure: string;
  column: string;
  assessed: string;
  left: string;
  registered: string;
  share: string;
}

interface ListTexts {
  heading: string;
  back: string;
  of(parts: readonly string[]): string;
  columns: {
    studio: string;
    district: string;
    trade: string;
    round: string;
    rank: string;
    total: string;
    grade: string;
  };
  result: string;
  csv: string;
  count(studios: number): string;
  file(year: string): string;
}
