/** The shapes of what the schema keeps as JSON or as one of a few words. */

export const ROUND_STATES = ['draft', 'scoring', 'deliberation', 'publicity', 'final'] as const;
export type RoundState = (typeof ROUND_STATES)[number];

/** One row of a sheet as it was entered: what methods/ scores. */
export type Entry = Record<string, unknown>;

/** Why an expert scores a studio: drawn, with who was passed over, or put there by hand. */
export type AssignmentWhy =
  | {
      how: 'drawn';
      panel: 'given' | 'balanced';
      /** how many studios the expert has in all */
      load: number;
      excluded: { member: string; why: 'recused' | 'own-unit' | 'own-authority' }[];
    }
  | { how: 'hand'; reason: string }
  | { how: 'imported' };

/**
 * What an attached file belongs to. `sheet`: proves one of its rows. The others are papers: of a studio, a participant
 * (its deferral, veto or verified figure), a decision of the panel, an objection.
 */
export const ATTACHMENT_KINDS = ['sheet', 'studio', 'participant', 'fact', 'decision', 'objection'] as const;
export type AttachmentKind = (typeof ATTACHMENT_KINDS)[number];

/** What a notice says besides its days and its grades. Fixed with it: registers may change afterwards, a notice does not. */
export interface NoticeText {
  showScores: boolean;
  /** who takes objections */
  contact: string;
  /** as 示人社公示〔2026〕18 号 */
  documentNumber?: string;
  /** who signs it */
  issuer?: string;
  phone?: string;
  address?: string;
  /** by the studio's code; of what was imported from a file, the registers know nothing */
  studios?: Record<string, NoticeStudio>;
}

export interface NoticeStudio {
  leader: string;
  unit: string;
  trade: string;
}
