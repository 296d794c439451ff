/** The words of a public notice itself: a document, the same on the screen, on paper and in the preview. */
export interface NoticeWordsOf {
  count: number;
  grades: readonly { title: string; count: number }[];
  assessment: string;
}

export interface NoticeTexts {
  /** 关于……结果的公示 */
  title(round: string): string;
  /** @param basis the law that it rests on, as a phrase */
  opening(basis: string, of: NoticeWordsOf): string;
  basis(policy: string, docNo: string | null, articles: readonly string[]): string;
  quota(of: { grade: string; percent: number; seats: number; isByDecision: boolean }): string;
  noScores: string;
  /** as a paragraph */
  together(sentences: readonly string[]): string;
  sample: string;
  columns: {
    place: string;
    studio: string;
    leader: string;
    unit: string;
    district: string;
    trade: string;
    score: string;
    grade: string;
  };
  noGrade: string;
  veto: string;
  caption(count: number): string;
  period(of: { days: number; kind: 'calendar' | 'working'; first: string; last: string }): string;
  estimated(years: readonly number[]): string;
  howToObject: string;
  how: { online: string; form: string; contact: string; post: string; phone: string };
  day(iso: string): string;
  check(code: string): string;
  checkCode: string;
  checkHow: string;
  qr: string;
  withdrawn: { heading: string; text: string };
  renewed: string;
  replaced(title: string): string;
  replaces(title: string, reason: string): string;
  toNotice: string;
  isOver(last: string): string;
  isFinal: string;
}
