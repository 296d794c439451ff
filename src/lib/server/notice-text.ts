/** The words of a notice as they are kept with it: what was left empty is not said. */
import type { NoticeStudio, NoticeText } from './db/values.ts';

export interface NoticeWords {
  showScores: boolean;
  contact: string;
  documentNumber?: string | undefined;
  issuer?: string | undefined;
  phone?: string | undefined;
  address?: string | undefined;
}

export function noticeText(
  { showScores, contact, ...rest }: NoticeWords,
  studios: Record<string, NoticeStudio>
): NoticeText {
  const said = Object.entries(rest).filter(([, value]) => value !== undefined && value.trim() !== '');
  return { showScores, contact, ...(Object.fromEntries(said) as Partial<NoticeText>), studios };
}
