/** What the page on which results are made public shows; and its heading, which is what is to be done next. Pure. */
import type { PublicityTexts } from '#i18n/publicity-texts.ts';
import type { FormFaults } from '../form.ts';
import type { NoticeView } from '../public/notice-view.ts';

export interface ObjectionView {
  id: string;
  receipt: string;
  /** code and name of the studio it is about; null: the whole notice */
  participant: string | null;
  studio: string | null;
  name: string;
  contact: string;
  text: string;
  at: string;
  outcome: 'sustained' | 'dismissed' | null;
  reason: string | null;
  decidedOn: string | null;
  files: readonly { id: string; fileName: string; size: number }[];
}

export interface ComposeView {
  settlement: string;
  fields: {
    firstDay: string;
    days: number;
    kind: 'calendar' | 'working';
    showScores: boolean;
    contact: string;
    documentNumber: string;
    issuer: string;
    phone: string;
    address: string;
  };
  earliest: string;
  latest: string;
  lastDay: string;
  skipped: readonly string[];
  estimated: readonly number[];
  /** null: what was asked for cannot be published */
  page: NoticeView | null;
  faults: FormFaults | null;
}

export interface NoticeLine {
  id: string;
  firstDay: string;
  lastDay: string;
  publishedOn: string;
  checkCode: string;
  withdrawnOn: string | null;
  withdrawnReason: string | null;
}

export interface StandingView {
  id: string;
  page: NoticeView;
  hasBegun: boolean;
  isOver: boolean;
}

export const openOf = (objections: readonly { outcome: string | null }[]): number =>
  objections.filter(({ outcome }) => outcome === null).length;

/** What each form of the page posts back. */
export type PageAnswer = {
  form?: string;
  faults?: FormFaults | undefined;
  values?: Record<string, string> | undefined;
} | null;

export function headingOf(
  { heading }: Pick<PublicityTexts, 'heading'>,
  state: string,
  canPublish: boolean,
  standing: StandingView | null,
  open: number
): string {
  if (state === 'final') return heading.final;
  if (state !== 'publicity' || !standing) return canPublish ? heading.compose : heading.notSettled;
  if (standing.isOver) return heading.over(open);
  return standing.hasBegun ? heading.running(standing.page.lastDay) : heading.later(standing.page.firstDay);
}
